/** English wordings of the tip over charts. */
import type { Messages } from '../locale.ts';

export const pointer = {
  clickFilter: 'Click: only {name}',
  clickUndo: 'Click: all again',
  clickPage: 'Click: page of {name}',
  clickRows: 'Click: rows',
  clickData: 'Click: the data of this chart',
  tapRows: 'Tap again: rows',
  tapData: 'Tap again: the data of this chart',
  enterRows: 'Enter: rows',
  spaceFilter: 'Space: only {name}',
  spaceUndo: 'Space: all again',
  spacePage: 'Space: page of {name}',
  drag: 'Drag: choose the period',
  release: 'Release: show only {period} · Esc: cancel',
  period: '{from} – {to}',
  cohort: 'Invoiced in {month}, {n} {n:month|months} after issue',
  ofBilled: '{share} of {amount} received',
  and: ', ',
  value: '{series}: {text}',
  change: '{text} ({change})',
} as const satisfies Messages;
