/** One printed figure: its name, its value, its change against a comparable one, its target. */
import type { RenderContext } from '../page.ts';
import type { Child, ElementMaker } from './dom.ts';
import { FIGURE_ASK, type FigureAsk, figureAsk } from './figure-ask.ts';

type Drawn = Pick<RenderContext, 'h' | 't'>;

export interface Change {
  /** "+2.1 pp": already formatted, with its sign. */
  text: string;
  /** What it is compared with: "Jul 2024 – Jun 2025". */
  against: string;
  /** −1, 0, 1. */
  direction: number;
  /** Good for the business, bad, or neither. */
  good: boolean | null;
}

export interface FigureSpec {
  /** Permanent metric id. */
  metric: string;
  label: string;
  /** Unrounded; null where there is no value. */
  value: number | null;
  /** The value as printed. */
  text: string;
  /** Printed small behind the value: "days". */
  unit?: string;
  change?: Change | null;
  /** What was asked: the variant, the period, the parts. */
  note?: string;
  target?: string;
  /** What the figure asks, where that is not the page's view. */
  ask?: FigureAsk | null;
  /** A sparkline or bullet. */
  chart?: Element | null;
}

/** The direction and judgement of a difference; `better` says which way is good. */
export function judge(
  difference: number | null,
  better: 'higher' | 'lower' | null,
): { direction: number; good: boolean | null } {
  const direction = difference === null ? 0 : Math.sign(difference);
  const good = direction === 0 || better === null ? null : direction > 0 === (better === 'higher');
  return { direction, good };
}

/** "▲ +2.1 pp vs a year ago" in the order of the language, green or red by its meaning and never by colour alone. */
export function changeLine({ h, t }: Drawn, change: Change): HTMLElement {
  const tone = change.good === null ? 'even' : change.good ? 'good' : 'bad';
  const arrow = change.direction > 0 ? '▲' : change.direction < 0 ? '▼' : '';
  const moved = arrow ? `${arrow}\u00a0${change.text}` : change.text;
  const { against } = change;
  const line = against ? t('common.changeAgainst', { change: moved, against }) : moved;
  const at = line.indexOf(moved);
  const beside = (text: string) => (text ? h('span', { class: 'against' }, text) : null);
  return h(
    'span',
    { class: 'change' },
    beside(line.slice(0, at)),
    h('span', { class: tone }, moved),
    beside(line.slice(at + moved.length)),
  );
}

/** The value alone, marked so that other programs can read it. */
export function value(
  h: ElementMaker,
  metric: string,
  raw: number | null,
  text: string,
  ask?: FigureAsk | null,
): HTMLElement {
  return h(
    'span',
    {
      class: 'value',
      'data-metric': metric,
      'data-value': raw ?? '',
      [FIGURE_ASK]: figureAsk(ask),
    },
    text,
  );
}

/** A figure card. */
export function figure(drawn: Drawn, spec: FigureSpec): HTMLElement {
  const { h } = drawn;
  return h(
    'div',
    { class: 'figure' },
    h('div', { class: 'figure-label' }, spec.label),
    h(
      'div',
      { class: 'figure-value' },
      value(h, spec.metric, spec.value, spec.text, spec.ask),
      spec.unit && spec.value !== null
        ? h('span', { class: 'figure-unit' }, ` ${spec.unit}`)
        : null,
      spec.chart,
    ),
    spec.change ? changeLine(drawn, spec.change) : null,
    spec.target ? h('div', { class: 'figure-note' }, spec.target) : null,
    spec.note ? h('div', { class: 'figure-note' }, spec.note) : null,
  );
}

/** So many stand in one line on a wide screen; more, in several. */
const MOST_IN_LINE = 7;

/** Cards beside each other. Their number is a class: a selector that counts them costs every change of the page. */
export function figureCardsBox(h: ElementMaker, cards: Child): HTMLElement {
  const box = h('div', { class: 'figures' }, cards);
  if (box.childElementCount > MOST_IN_LINE) box.setAttribute('class', 'figures many');
  return box;
}
