/** The filter bar and the view: what the controls say, and what they show. */

import { edgesFrom } from '../format/edges.ts';
import { type FilterKey, NONE } from '../metrics/types.ts';
import { elementMaker } from '../report/parts/dom.ts';
import {
  changeView,
  isFilterKey,
  isViewKey,
  VIEW_KEYS,
  type ViewKey,
  viewText,
} from '../view/address.ts';
import type { Site } from '../view/site.ts';
import type { View } from '../view/view.ts';
import { bindDateBoxes, dateIn, isDateBox, isDateGood, showDate } from './date-field.ts';

type Control = HTMLInputElement | HTMLSelectElement;

const form = (document: Document): HTMLFormElement | null =>
  document.querySelector<HTMLFormElement>('form[data-filters]');

const control = (document: Document, key: ViewKey): Control | null =>
  form(document)?.querySelector<Control>(`[name="${key}"]`) ?? null;

/** Shows `view` in the controls the page has. */
export function showView(document: Document, view: View, site: Site): void {
  for (const key of VIEW_KEYS) {
    const element = control(document, key);
    if (!element) continue;
    const text = viewText(view, key, site);
    if (isDateBox(element)) {
      showDate(element, text);
      continue;
    }
    // A select of months shows the month of a period that starts or ends inside one.
    const isMonth = (key === 'from' || key === 'to') && element.getAttribute('type') !== 'date';
    const shown = isMonth ? text.slice(0, 7) : text;
    if (element.value !== shown) element.value = shown;
  }
}

/** The view after the reader changed the control `changed`, or all of them. Keys without a control keep their value. */
export function readControls(
  document: Document,
  site: Site,
  previous: View,
  changed: ViewKey | null,
): View {
  let view = previous;
  // The currency first: a customer's own one goes before the one shown.
  for (const key of new Set<ViewKey>(['currency', ...VIEW_KEYS])) {
    const element = control(document, key);
    if (!element) continue;
    const text = textOf(element, key, site);
    if (text === null || (key === 'customer' && isNobody(text, site))) continue;
    // what it showed before is no choice: a default moves with the as-of date
    const isUnchanged =
      key === 'from' ||
      key === 'to' ||
      text === viewText(view, key, site) ||
      text === viewText(previous, key, site) ||
      !canShow(element, viewText(previous, key, site));
    if (key === changed || !isUnchanged) view = changeView(site, view, key, text);
  }
  return view;
}

/** A list without “(none)” cannot show what an address may ask for; it then says nothing. */
const canShow = (element: Control, text: string): boolean =>
  element.localName !== 'select' ||
  [...element.querySelectorAll('option')].some(
    (option) => (option.getAttribute('value') ?? option.textContent) === text,
  );

/** What a control says, a name typed in full by its id; null where it says nothing that may be chosen. */
function textOf(element: Control, key: ViewKey, site: Site): string | null {
  if (isDateBox(element)) return dateIn(element);
  const text = element.value.trim();
  if (text === '' || !isFilterKey(key)) return text;
  const options = site.options[key];
  if (options.some((option) => option.value === text)) return text;
  const named = options.filter((option) => option.label.toLowerCase() === text.toLowerCase());
  return named.length === 1 ? named[0]!.value : text;
}

/** Whether a text in the customer box is nobody's id among those the page lists. */
const isNobody = (text: string, site: Site): boolean =>
  text !== '' && text !== NONE && !site.options.customer.some(({ value }) => value === text);

/** Whether the control holds a list of edges; where it does not, says so at the control, and the view stays as it is. */
function reportEdges(input: HTMLInputElement): boolean {
  const isGood = input.value.trim() === '' || edgesFrom(input.value) !== null;
  input.setCustomValidity(isGood ? '' : (input.title ?? ''));
  input.reportValidity();
  return isGood;
}

/** The customers to choose from: made when the field is entered, so that no page is longer for them. */
function listCustomers(document: Document, site: Site): void {
  const list = document.getElementById('customers');
  if (!list || list.childElementCount > 0) return;
  const h = elementMaker(document);
  for (const { value, label } of site.options.customer) list.append(h('option', { value }, label));
}

export interface FilterEvents {
  /** Given the changed key, or null for the whole form. */
  change(changed: ViewKey | null): void;
  reset(): void;
  /** A page that its filters emptied offers to take one away. */
  remove(key: FilterKey): void;
  /** What stands in the customer box is nobody's name. */
  nobody(text: string): void;
}

/** Survives a swapped body. */
export function bindFilters(document: Document, site: Site, events: FilterEvents): void {
  const isOurs = (event: Event): boolean =>
    (event.target as Element).closest?.('form[data-filters]') != null;
  /** The reader is asked who is meant, and nothing changes. */
  const asksWho = (): boolean => {
    const box = control(document, 'customer');
    const text = (box && textOf(box, 'customer', site)) ?? '';
    if (isNobody(text, site)) events.nobody(text);
    return isNobody(text, site);
  };
  document.addEventListener('change', (event) => {
    if (!isOurs(event)) return;
    const { name } = event.target as Control;
    if (name === 'edges' && !reportEdges(event.target as HTMLInputElement)) return;
    if (name === 'customer' && asksWho()) return;
    if (isDateBox(event.target as Control) && !isDateGood(event.target as HTMLInputElement)) return;
    if (isViewKey(name)) events.change(name);
  });
  bindDateBoxes(document);
  document.addEventListener('click', (event) => {
    const target = event.target as Element;
    const button = target.closest?.<HTMLElement>('[data-remove-filter]');
    if (button) events.remove(button.dataset.removeFilter as FilterKey);
    const fold = target.closest?.('[data-fold]');
    fold?.setAttribute('aria-expanded', String(fold.getAttribute('aria-expanded') !== 'true'));
  });
  document.addEventListener('focusin', (event) => {
    if (isOurs(event) && (event.target as Control).name === 'customer')
      listCustomers(document, site);
  });
  document.addEventListener('submit', (event) => {
    if (!isOurs(event)) return;
    event.preventDefault();
    if (!asksWho()) events.change(null);
  });
  document.addEventListener('reset', (event) => {
    if (!isOurs(event)) return;
    event.preventDefault();
    events.reset();
  });
}
