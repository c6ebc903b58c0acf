/**
 * What each mark of a drawing says of itself, in one form for every chart: the tip under the pointer, the arrow keys,
 * the light on a customer and the sentence for screen readers all read it. A chart gives it as the title of its marks.
 */
import type { StepKey } from '../format/step.ts';

export interface Mark {
  /** Where it stands on an axis of time; the same step is shown on all charts of a page at once. */
  step?: StepKey;
  /** What it stands for, as printed: a step, a customer, a bucket. */
  name: string;
  /** The line or the part of a bar it belongs to, where there are several. */
  series?: string;
  value: number;
  /** The value as printed, with its unit. */
  text: string;
  /** The difference from what it is compared with, as printed. */
  change?: string;
}

/** A change that is known, as part of a mark. */
export const changed = (change: string | undefined): Pick<Mark, 'change'> =>
  change ? { change } : {};

/** The title of a mark; `readMarks` takes it off the drawing again. */
export const markTitle = (mark: Mark): string => JSON.stringify(mark);

/** Attributes of a mark; `data-mark` is on each of them. */
const ATTRIBUTES = {
  'data-mark': 'name',
  'data-step': 'step',
  'data-series': 'series',
  'data-text': 'text',
  'data-change': 'change',
} as const;

/** What a mark says, as attributes. */
export const markAttributes = (mark: Mark): Record<string, string> =>
  Object.fromEntries(
    Object.entries(ATTRIBUTES).flatMap(([attribute, key]) => {
      const text = mark[key as keyof Mark];
      return text === undefined ? [] : [[attribute, String(text)]];
    }),
  );

const known = new WeakMap<Element, Mark[]>();

/** The marks of a drawing, in the order in which they are drawn. */
export const marksOf = (svg: Element): Mark[] => known.get(svg) ?? [];

/** Writes what the titles of marks say as attributes and takes the titles away: no tip of the browser's own. */
export function readMarks(svg: Element): void {
  const marks: Mark[] = [];
  for (const title of [...svg.querySelectorAll('title')]) {
    const element = title.parentElement!;
    title.remove();
    const text = title.textContent!;
    const mark: Mark = text.startsWith('{')
      ? JSON.parse(text)
      : { name: text, value: Number.NaN, text: '' };
    for (const [attribute, text] of Object.entries(markAttributes(mark)))
      element.setAttribute(attribute, text);
    marks.push(mark);
  }
  known.set(svg, marks);
}
