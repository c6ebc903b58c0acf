/**
 * A date in the filter bar: a text box in the form that the page prints dates in, with the browser's calendar behind it.
 * The calendar, a date input that nobody sees, holds the date that the page shows and those that may be chosen.
 */
import { addDays, type IsoDate, shiftDate } from '../format/date.ts';
import { dateLabel } from '../format/label.ts';
import { datesTyped } from '../format/typed-date.ts';

/** Keys go through dates faster than a page is drawn: what they leave is chosen. */
const REST_MS = 400;

const calendarOf = (box: Element): HTMLInputElement | null =>
  box.parentElement?.querySelector<HTMLInputElement>('[type="date"]') ?? null;

export const isDateBox = (element: Element): element is HTMLInputElement =>
  element.matches('[data-date]');

const labelOf = ({ ownerDocument }: Element, date: IsoDate): string =>
  dateLabel(date, ownerDocument.documentElement.lang.startsWith('zh') ? 'zh' : 'en');

/** Shows a date as the one that the page is of. */
export function showDate(box: HTMLInputElement, date: IsoDate): void {
  box.value = labelOf(box, date);
  const calendar = calendarOf(box);
  if (calendar) calendar.value = date;
  sayFault(box, '');
}

/** The date in the box; '' where it is empty, null where it is none, or one that nobody may choose. */
export function dateIn(box: HTMLInputElement): IsoDate | null {
  const text = box.value.trim();
  return text === '' ? '' : faultOf(box, text) === '' ? datesTyped(text)[0]! : null;
}

/** Whether the box holds a date that may be chosen; where it does not, the box says why. */
export function isDateGood(box: HTMLInputElement): boolean {
  const text = box.value.trim();
  const fault = text === '' ? '' : faultOf(box, text);
  sayFault(box, fault);
  return fault === '';
}

function faultOf(box: HTMLInputElement, text: string): string {
  const [date, other] = datesTyped(text);
  const { unknown, either, outside } = box.dataset;
  if (date === undefined) return filled(unknown, { text });
  if (other !== undefined)
    return filled(either, { text, one: labelOf(box, date), other: labelOf(box, other) });
  return date === clamped(box, date) ? '' : filled(outside, {});
}

const filled = (wording: string | undefined, parts: Record<string, string>): string =>
  (wording ?? '').replace(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? '');

function clamped(box: Element, date: IsoDate): IsoDate {
  const calendar = calendarOf(box);
  const [min, max] = ['min', 'max'].map((end) => calendar?.getAttribute(end));
  if (min && date < min) return min;
  return max && date > max ? max : date;
}

function sayFault(box: HTMLInputElement, fault: string): void {
  const line = box.ownerDocument.getElementById(`${box.id}-fault`);
  if (!line) return;
  if (line.textContent !== fault) line.textContent = fault;
  if (fault === '') {
    box.removeAttribute('aria-invalid');
    box.removeAttribute('aria-describedby');
  } else {
    box.setAttribute('aria-invalid', 'true');
    box.setAttribute('aria-describedby', line.id);
  }
}

/** Survives a swapped body. */
export function bindDateBoxes(document: Document): void {
  let resting: ReturnType<typeof setTimeout> | undefined;
  let stepped: HTMLInputElement | undefined;
  const chooseStepped = (): void => {
    clearTimeout(resting);
    const box = stepped;
    stepped = undefined;
    box?.dispatchEvent(new Event('change', { bubbles: true }));
  };
  document.addEventListener('keydown', (event) => {
    const box = event.target as HTMLInputElement;
    if (!isDateBox(box)) return;
    if (event.key === 'Enter') chooseStepped();
    const shown = calendarOf(box)?.value ?? '';
    if (event.key === 'Escape' && shown !== '') {
      stepped = undefined;
      showDate(box, shown);
    }
    const date = dateAfterKey(event, dateIn(box) || shown);
    if (date === null) return;
    event.preventDefault();
    box.value = labelOf(box, clamped(box, date));
    stepped = box;
    clearTimeout(resting);
    resting = setTimeout(chooseStepped, REST_MS);
  });
  document.addEventListener('focusout', chooseStepped);
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest?.('[data-calendar]');
    if (button) calendarOf(button)?.showPicker();
  });
  document.addEventListener('change', (event) => {
    const calendar = event.target as HTMLInputElement;
    const box = calendar.parentElement?.querySelector('[data-date]');
    if (calendar.type !== 'date' || !box || !isDateBox(box)) return;
    box.value = calendar.value && labelOf(box, calendar.value);
    box.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

const DAYS: Record<string, number> = { ArrowUp: 1, ArrowDown: -1 };
const MONTHS: Record<string, number> = { PageUp: 1, PageDown: -1 };

/** Up is later; with Shift, or by page, a month. Null for any other key. */
function dateAfterKey({ key, shiftKey }: KeyboardEvent, date: IsoDate): IsoDate | null {
  const months = MONTHS[key] ?? (shiftKey ? DAYS[key] : undefined);
  if (date === '' || !(months ?? DAYS[key])) return null;
  return months ? shiftDate(date, months) : addDays(date, DAYS[key]!);
}
