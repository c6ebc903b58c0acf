/** The controls of assumptions: what they say, and what they show. */
import { addDays } from '../../format/date.ts';
import { dateLabel, type Labels } from '../../format/label.ts';
import type { RenderContext } from '../../report/page.ts';
import type { Child } from '../../report/parts/dom.ts';
import { type Discount, MAX_DAYS, MAX_SLIP, type WhatIf } from '../../view/what-if.ts';
import { dateIn } from '../date-field.ts';
import { customerList, dateField, numberField } from './fields.ts';
import { whatIfText } from './wording.ts';

export interface WhatIfForm {
  element: HTMLElement;
  show(whatIf: WhatIf): void;
}

interface FormParts {
  context: RenderContext;
  labels: Labels;
  /** Those who owe something. */
  customers: string[];
  change(whatIf: WhatIf): void;
}

const BROKEN = ['none', 'all', 'some'] as const;
/** What a date is unless the reader says another. */
const USUAL_DAYS = 30;
const DISCOUNT_DAYS = 10;

export function whatIfForm({ context, labels, customers, change }: FormParts): WhatIfForm {
  const { h, locale, site, label } = context;
  let now: WhatIf;
  const put = (own: Partial<WhatIf>): void => {
    now = { ...now, ...own };
    change(now);
    showLists();
  };
  const date = dateField(context, 'what-if-date', {
    value: addDays(site.asOf, USUAL_DAYS),
    min: addDays(site.asOf, 1),
    max: addDays(site.asOf, MAX_DAYS),
  });
  const paid = customerList<WhatIf['paid'][number]>(context, {
    ...{ id: 'what-if-paid', customers, labels, date },
    nameOf: (line) =>
      whatIfText(locale, 'paidOn', {
        name: label('customer', line.customer),
        date: dateLabel(line.date, locale),
      }),
    add(customer) {
      const others = now.paid.filter((line) => line.customer !== customer);
      put({ paid: [...others, { customer, date: dateIn(date.input)! }] });
    },
    remove: (line) => put({ paid: now.paid.filter((other) => other !== line) }),
  });
  const which = h(
    'select',
    { id: 'what-if-which', autocomplete: 'off' },
    BROKEN.map((value) => h('option', { value }, whatIfText(locale, `broken.${value}`))),
  );
  const names = (): string[] => (now.broken === 'all' ? [] : now.broken);
  const broken = customerList<string>(context, {
    ...{ id: 'what-if-broken', customers, labels },
    nameOf: (id) => label('customer', id),
    add: (id) => put({ broken: [...new Set([...names(), id])] }),
    remove: (id) => put({ broken: names().filter((other) => other !== id) }),
  });
  which.addEventListener('change', () => put({ broken: which.value === 'all' ? 'all' : [] }));
  const slip = numberField(
    context,
    'what-if-slip',
    whatIfText(locale, 'slipDays'),
    [1, MAX_SLIP],
    1,
  );
  slip.input.addEventListener('change', () => put({ slip: slip.read() ?? 0 }));
  const discount = discountFields(context, (next) => put({ discount: next }));
  const showLists = (): void => {
    paid.show(now.paid);
    broken.show(names());
    broken.element.hidden = which.value !== 'some';
  };
  const row = (title: 'paid' | 'broken' | 'slip' | 'discount', ...fields: Child[]): HTMLElement =>
    h('fieldset', null, h('legend', null, whatIfText(locale, title)), fields);
  return {
    element: h(
      'div',
      { class: 'what-if-form' },
      row('paid', paid.element),
      row(
        'broken',
        h(
          'div',
          { class: 'filters' },
          h('label', { class: 'hidden', for: which.id }, whatIfText(locale, 'broken')),
          which,
        ),
        broken.element,
      ),
      row('slip', h('div', { class: 'filters' }, slip.element)),
      row('discount', h('div', { class: 'filters' }, discount.elements)),
      h('p', { class: 'note' }, whatIfText(locale, 'order')),
    ),
    show(whatIf) {
      now = whatIf;
      const isSome = names().length > 0 || which.value === 'some';
      which.value = now.broken === 'all' ? 'all' : isSome ? 'some' : 'none';
      slip.show(now.slip || null);
      discount.show(now.discount);
      showLists();
    },
  };
}

/** Three numbers that are a discount together; none while one of them is missing. */
function discountFields(context: RenderContext, change: (discount: Discount | null) => void) {
  const { locale } = context;
  const field = (id: 'rate' | 'days' | 'taken', range: [number, number], step: number) =>
    numberField(context, `what-if-${id}`, whatIfText(locale, id), range, step);
  const rate = field('rate', [0.01, 100], 0.01);
  const days = field('days', [1, MAX_DAYS], 1);
  const taken = field('taken', [0.01, 100], 0.01);
  const fields = [rate, days, taken];
  for (const { input } of fields)
    input.addEventListener('change', () => {
      const [a, b, c] = fields.map(({ read }) => read());
      const hundredths = (percent: number): number => Math.round(100 * percent);
      change(a && b && c ? { rate: hundredths(a), days: b, taken: hundredths(c) } : null);
    });
  return {
    elements: fields.map(({ element }) => element),
    show(discount: Discount | null): void {
      // what is half filled in stays
      if (!discount && (rate.input.value === '' || taken.input.value === '')) {
        if (days.input.value === '') days.show(DISCOUNT_DAYS);
        return;
      }
      rate.show(discount && discount.rate / 100);
      days.show(discount?.days ?? DISCOUNT_DAYS);
      taken.show(discount && discount.taken / 100);
    },
  };
}
