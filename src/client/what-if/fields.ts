/** Fields of the form of assumptions: numbers, a date, and customers to be added to a list. */
import { dateLabel, type Labels } from '../../format/label.ts';
import type { RenderContext } from '../../report/page.ts';
import { LISTED_CUSTOMERS } from '../../view/site.ts';
import { isDateGood } from '../date-field.ts';
import { customerCalled, customerNotice } from '../notice/notices.ts';
import { whatIfText } from './wording.ts';

export interface NumberField {
  element: HTMLElement;
  input: HTMLInputElement;
  /** What it says; null where it is empty, or says what cannot be: then it says so. */
  read(): number | null;
  show(value: number | null): void;
}

/** A number between two, ends included. */
export function numberField(
  { h, locale }: RenderContext,
  id: string,
  label: string,
  [min, max]: [number, number],
  step: number,
): NumberField {
  const input = h('input', {
    ...{ id, type: 'number', min, max, step, inputmode: 'decimal', autocomplete: 'off' },
    'aria-describedby': `${id}-fault`,
  });
  const fault = h('p', { id: `${id}-fault`, class: 'date-fault', role: 'alert' });
  const element = h('div', { class: 'date-field' }, h('label', { for: id }, label), input, fault);
  return {
    element,
    input,
    read() {
      const isGood = input.validity.valid;
      if (isGood) input.removeAttribute('aria-invalid');
      else input.setAttribute('aria-invalid', 'true');
      fault.textContent = isGood ? '' : whatIfText(locale, 'fault.number', { from: min, to: max });
      return isGood && input.value !== '' ? Number(input.value) : null;
    },
    show(value) {
      input.value = value === null ? '' : String(value);
      fault.textContent = '';
      input.removeAttribute('aria-invalid');
    },
  };
}

/** A date as the filters have it: a text in the form of the page, with the browser's calendar behind it. */
export function dateField(
  { h, locale, t }: RenderContext,
  id: string,
  dates: { value: string; min: string; max: string },
): { element: HTMLElement; input: HTMLInputElement } {
  const shown = dateLabel(dates.value, locale);
  const input = h('input', {
    ...{ id, value: shown, autocomplete: 'off', title: t('common.date.keys'), 'data-date': true },
    'data-unknown': t('common.date.unknown', { text: '{text}', example: shown }),
    'data-either': t('common.date.either', { text: '{text}', one: '{one}', other: '{other}' }),
    'data-outside': t('common.date.outside', {
      first: dateLabel(dates.min, locale),
      last: dateLabel(dates.max, locale),
    }),
  });
  const icon = h.svg(
    'svg',
    { viewBox: '0 0 16 16', width: 14, height: 14, 'aria-hidden': 'true' },
    h.svg('path', {
      d: 'M2 3.5 h12 v10 h-12 z M2 6.5 h12 M5 1.5 v3 M11 1.5 v3',
      fill: 'none',
      stroke: 'currentColor',
    }),
  );
  const calendar = t('common.date.calendar');
  const element = h(
    'div',
    { class: 'date-field' },
    h('label', { for: id }, whatIfText(locale, 'date')),
    input,
    h('input', { type: 'date', ...dates, tabindex: -1, 'aria-hidden': 'true' }),
    h(
      'button',
      { type: 'button', 'data-calendar': true, 'aria-label': calendar, title: calendar },
      icon,
    ),
    h('p', { id: `${id}-fault`, class: 'date-fault', role: 'alert' }),
  );
  return { element, input };
}

export interface CustomerList<Line> {
  element: HTMLElement;
  show(lines: Line[]): void;
}

interface CustomerListSpec<Line> {
  id: string;
  /** Ids of those to choose from. */
  customers: readonly string[];
  labels: Labels;
  /** Stands beside the box of names. */
  date?: { element: HTMLElement; input: HTMLInputElement };
  nameOf(line: Line): string;
  add(customer: string): void;
  remove(line: Line): void;
}

/** Customers with a button each to take them off, and a box of names to add one; who may be meant by another name is asked. */
export function customerList<Line>(
  context: RenderContext,
  spec: CustomerListSpec<Line>,
): CustomerList<Line> {
  const { h, locale, site, label } = context;
  const { id, customers, labels, date } = spec;
  const lines = h('ul', { class: 'what-if-lines' });
  const options = h('datalist', { id: `${id}-names` });
  const input = h('input', { id, type: 'search', list: options.id, autocomplete: 'off' });
  const notice = h('div', { class: 'customer-notice', role: 'status' });
  const add = h('button', { type: 'button' }, whatIfText(locale, 'add'));
  const choose = (customer: string): void => {
    const isReady = !date || (date.input.value !== '' && isDateGood(date.input));
    if (isReady) {
      input.value = '';
      notice.replaceChildren();
      spec.add(customer);
    }
    (isReady ? input : date!.input).focus();
  };
  const read = (): void => {
    const text = input.value.trim();
    if (text === '') return;
    const customer = customerCalled(text, site, labels);
    if (customer !== null) choose(customer);
    else notice.replaceChildren(customerNotice(text, context, labels, choose));
  };
  add.addEventListener('click', read);
  input.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter') read();
  });
  input.addEventListener('focus', () => {
    if (options.childElementCount > 0) return;
    for (const value of customers.slice(0, LISTED_CUSTOMERS))
      options.append(h('option', { value }, label('customer', value)));
  });
  const element = h(
    'div',
    null,
    lines,
    h(
      'div',
      { class: 'filters' },
      h('label', null, h('span', null, whatIfText(locale, 'customer')), input),
      options,
      date?.element,
      add,
      notice,
    ),
  );
  const lineOf = (line: Line): HTMLElement => {
    const name = spec.nameOf(line);
    const remove = h(
      'button',
      { type: 'button', 'aria-label': whatIfText(locale, 'remove', { name }) },
      '×',
    );
    remove.addEventListener('click', () => {
      spec.remove(line);
      input.focus();
    });
    return h('li', null, h('bdi', null, name), remove);
  };
  return { element, show: (shown) => lines.replaceChildren(...shown.map(lineOf)) };
}
