/** The filter bar and the view: what the controls say, and what they show. */

import { edgesFrom } from '../format/edges.ts';
import { FILTER_KEYS, type FilterKey } from '../metrics/types.ts';
import { elementMaker } from '../report/parts/dom.ts';
import { readView, VIEW_KEYS, type ViewKey, viewText, writeView } from '../view/address.ts';
import type { Site } from '../view/site.ts';
import type { View } from '../view/view.ts';

type Control = HTMLInputElement | HTMLSelectElement;

const form = (document: Document): HTMLFormElement | null =>
  document.querySelector<HTMLFormElement>('form[data-filters]');

const control = (document: Document, key: ViewKey): Control | null =>
  form(document)?.querySelector<Control>(`[name="${key}"]`) ?? null;

/** Shows `view` in the controls the page has. */
export function showView(document: Document, view: View): void {
  for (const key of VIEW_KEYS) {
    const element = control(document, key);
    if (!element) continue;
    const text = viewText(view, key);
    // A select of months shows the month of a period that starts or ends inside one.
    const isMonth = (key === 'from' || key === 'to') && element.getAttribute('type') !== 'date';
    const shown = isMonth ? text.slice(0, 7) : text;
    if (element.value !== shown) element.value = shown;
  }
}

/**
 * The view after the reader changed the control `changed`. Keys without a control keep their value. A start
 * after the end moves the other with it; a default period follows the as-of date.
 */
export function readControls(
  document: Document,
  site: Site,
  previous: View,
  changed: ViewKey | null,
): View {
  const params = writeView(previous, site);
  const text = (key: ViewKey): string => control(document, key)?.value.trim() ?? '';
  for (const key of FILTER_KEYS)
    if (control(document, key)) params.set(key, choiceOf(site, key, text(key)));
  // Another customer or rep is read in its own currency again; a currency chosen by itself stays.
  if (
    changed !== null &&
    changed !== 'currency' &&
    (FILTER_KEYS as readonly string[]).includes(changed)
  )
    if (!hasCurrency(site, changed as FilterKey, params)) params.delete('currency');
  for (const key of ['basis', 'as_of', 'edges', 'grain', 'since'] as const)
    if (control(document, key)) params.set(key, text(key));
  if ((changed === 'from' || changed === 'to') && text(changed)) {
    const other = changed === 'from' ? 'to' : 'from';
    params.set(changed, text(changed));
    const crossed = text('from') > text('to');
    params.set(other, crossed ? text(changed) : viewText(previous, other));
  }
  return readView(params, site);
}

function hasCurrency(site: Site, key: FilterKey, params: URLSearchParams): boolean {
  const chosen = site.options[key].find((option) => option.value === params.get(key));
  const currency = params.get('currency');
  return !chosen?.currencies || currency === null || chosen.currencies.includes(currency);
}

/** A name typed in full stands for its id. */
function choiceOf(site: Site, key: (typeof FILTER_KEYS)[number], text: string): string {
  if (text === '') return text;
  const options = site.options[key];
  if (options.some((option) => option.value === text)) return text;
  const named = options.filter((option) => option.label.toLowerCase() === text.toLowerCase());
  return named.length === 1 ? named[0]!.value : text;
}

/** Says at the control what is wrong with a list of edges that is none; the view stays as it is then. */
function saysEdges(input: HTMLInputElement): boolean {
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

/** Calls `onChange` with the changed key, or null for the whole form, and `onReset`. Survives a swapped body. */
export function bindFilters(
  document: Document,
  site: Site,
  onChange: (changed: ViewKey | null) => void,
  onReset: () => void,
): void {
  const isOurs = (event: Event): boolean =>
    (event.target as Element).closest?.('form[data-filters]') != null;
  document.addEventListener('change', (event) => {
    if (!isOurs(event)) return;
    const { name } = event.target as Control;
    if (name === 'edges' && !saysEdges(event.target as HTMLInputElement)) return;
    if ((VIEW_KEYS as readonly string[]).includes(name)) onChange(name as ViewKey);
  });
  document.addEventListener('focusin', (event) => {
    if (isOurs(event) && (event.target as Control).name === 'customer')
      listCustomers(document, site);
  });
  document.addEventListener('submit', (event) => {
    if (!isOurs(event)) return;
    event.preventDefault();
    onChange(null);
  });
  document.addEventListener('reset', (event) => {
    if (!isOurs(event)) return;
    event.preventDefault();
    onReset();
  });
}
