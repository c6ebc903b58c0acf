/** A customer, rep or bucket under the pointer is lit wherever the page shows it: rows, cells and marks. */
import { chartMarks, shownSvg } from './chart-marks.ts';
import { subjectOf, subjectOfMark } from './meaning.ts';

const LIT = 'data-lit';
/** Rows, and cells with a meaning of their own. */
const PLACES = 'main :is(tr, li, td[data-ask], th[data-ask])';

let current: string | null = null;

/** Lights everything that stands for the subject; null puts the light out. */
export function light(subject: string | null): void {
  if (subject === current) return;
  current = subject;
  for (const element of document.querySelectorAll(`[${LIT}]`)) element.removeAttribute(LIT);
  if (subject === null) return;
  for (const element of document.querySelectorAll(PLACES))
    if (subjectOf(element) === subject && !element.closest('.chart-data'))
      element.setAttribute(LIT, '');
  for (const chart of document.querySelectorAll('.chart')) {
    const svg = shownSvg(chart);
    if (!svg) continue;
    for (const mark of chartMarks(svg))
      if (subjectOfMark(mark) === subject) mark.element.setAttribute(LIT, '');
  }
}

/** What an element of a table under the pointer stands for. */
export function subjectUnder(target: Element): string | null {
  const place = target.closest(PLACES);
  return place && subjectOf(place);
}
