/** A next step that opens its letter, filled for the customer; steps without one are words. */
import { isWaiting, type WorkItem } from '../../alerts/worklist.ts';
import { letterOfStep } from '../../format/letter-kinds.ts';
import type { RenderContext } from '../page.ts';
import type { stepText } from './work-text.ts';

export function stepElement(
  item: WorkItem,
  { step, rule }: ReturnType<typeof stepText>,
  { h }: RenderContext,
  isOnPaper = false,
): HTMLElement {
  if (isWaiting(item)) return h('span', { class: 'note', title: rule }, step);
  const named = h('strong', { title: rule }, step);
  const letter = letterOfStep(item.next.step);
  const { customer } = item;
  if (isOnPaper || letter === undefined || customer === null) return named;
  return h(
    'button',
    {
      type: 'button',
      class: 'open-letter',
      'data-letter': letter,
      'data-customer': customer,
    },
    named,
  );
}
