/** How a customer pays: each invoice by how late it was settled, and terms agreed against days taken. */
import { type PaymentMark, paymentDots } from '../../charts/payment-dots.ts';
import { daysBetween } from '../../format/date.ts';
import { dateLabel } from '../../format/label.ts';
import { median } from '../../format/median.ts';
import { count, decimal, exactMoney, NO_VALUE } from '../../format/number.ts';
import type { Answer, Question } from '../../metrics/types.ts';
import type { Row, RowsList, RowsQuestion } from '../../rows/types.ts';
import { questionFor } from '../../view/question.ts';
import type { View } from '../../view/view.ts';
import { viewCurrency } from '../context.ts';
import type { RenderContext } from '../page.ts';
import { singleValue } from '../parts/answer-rows.ts';
import { chartFrame } from '../parts/chart-frame.ts';
import { value } from '../parts/figure.ts';
import { periodLabel } from '../parts/filter-line.ts';
import { invoiceLink } from '../parts/invoice-link.ts';
import { numberOf, textOf } from '../parts/row-cells.ts';
import { type Column, table } from '../parts/table.ts';
import { personBlock } from '../person/block.ts';

/** More invoices than this are not drawn; the largest are. */
const LIMIT = 5000;

const items = (view: View, state: 'settled' | 'open'): RowsQuestion => ({
  which: 'items',
  state,
  filter: view.filter,
  period: view.period,
  asOf: view.asOf,
  sort: { column: 'amount_minor', descending: true },
  limit: LIMIT,
});

const lateOf = (row: Row): number => numberOf(row, 'days_late') ?? 0;

function marksOf(rows: Record<string, RowsList>, { view }: RenderContext): PaymentMark[] {
  const mark = (row: Row, isOpen: boolean): PaymentMark => ({
    date: isOpen ? view.asOf : textOf(row, 'settled_date')!,
    daysLate: lateOf(row),
    isOpen,
    label: textOf(row, 'document') ?? '–',
  });
  return [
    ...rows.settled!.rows.map((row) => mark(row, false)),
    // What is not due yet says nothing of how the customer pays.
    ...rows.open!.rows.filter((row) => lateOf(row) > 0).map((row) => mark(row, true)),
  ];
}

function message(marks: PaymentMark[], { t, locale }: RenderContext): string {
  const settled = marks.filter((mark) => !mark.isOpen).map((mark) => mark.daysLate);
  const open = marks.length - settled.length;
  const middle = median(settled);
  if (middle === null)
    return t(open > 0 ? 'customer.behaviourOpen' : 'customer.behaviourNone', { n: open });
  const key = middle > 0 ? 'Late' : middle < 0 ? 'Early' : 'OnTime';
  return t(`customer.behaviour${key}`, {
    n: settled.length,
    days: decimal(Math.abs(middle), locale, Number.isInteger(middle) ? 0 : 1),
    open,
  });
}

interface MarkRow {
  document: string;
  issued: string | null;
  due: string | null;
  settled: string | null;
  daysLate: number;
  amount: number | null;
  invoice: unknown;
  key: string;
}

/** The table beneath holds the latest; all of them are behind the figures. */
const LISTED = 200;

function markTable(rows: Record<string, RowsList>, context: RenderContext): HTMLElement {
  const { h, t, locale, site, view } = context;
  const listed = [...rows.settled!.rows, ...rows.open!.rows.filter((row) => lateOf(row) > 0)]
    .map(
      (row): MarkRow => ({
        document: textOf(row, 'document') ?? '–',
        issued: textOf(row, 'issue_date'),
        due: textOf(row, 'due_date'),
        settled: textOf(row, 'settled_date'),
        daysLate: lateOf(row),
        amount: numberOf(row, 'amount_minor'),
        invoice: row.invoice_key,
        key: String(row.item_key),
      }),
    )
    .sort((a, b) => ((a.settled ?? '9999') < (b.settled ?? '9999') ? 1 : -1))
    .slice(0, LISTED);
  const date = (value: string | null): string => (value ? dateLabel(value, locale) : '–');
  return table<MarkRow>(h, {
    caption: t('customer.behaviourCaption', { n: listed.length }),
    columns: [
      {
        id: 'document',
        label: t('customer.document'),
        cell: (row) => invoiceLink(h, row.document, row.invoice),
      },
      { id: 'issued', label: t('customer.issued'), cell: (row) => date(row.issued) },
      { id: 'due', label: t('customer.due'), cell: (row) => date(row.due) },
      {
        id: 'settled',
        label: t('customer.settled'),
        cell: (row) => (row.settled ? date(row.settled) : t('customer.open')),
      },
      {
        id: 'late',
        label: t('customer.daysLateOne'),
        numeric: true,
        cell: (row) => decimal(row.daysLate, locale, 0),
      },
      {
        id: 'amount',
        label: t('customer.amount'),
        numeric: true,
        cell: (row) => exactMoney(row.amount, viewCurrency(site, view), locale),
      },
    ],
    rows: listed,
    key: (row) => row.key,
    empty: t('common.noData'),
    hideCaption: true,
  });
}

export const customerBehaviour = personBlock('customer', {
  id: 'behaviour',
  questions: () => ({}),
  rows: (_site, view) => ({ settled: items(view, 'settled'), open: items(view, 'open') }),
  render(_answers, context, rows) {
    const { document, t, locale, view } = context;
    const marks = marksOf(rows!, context);
    const missing =
      rows!.settled!.count +
      rows!.open!.count -
      rows!.settled!.rows.length -
      rows!.open!.rows.length;
    const format = (days: number): string =>
      t('common.days', { value: decimal(days, locale, 0, true) });
    const { from } = view.period;
    return chartFrame(context, {
      id: 'customer-behaviour',
      message: message(marks, context),
      unit: t('customer.behaviourUnit', {
        period: periodLabel(context, view.period.from, view.period.to),
      }),
      draw:
        marks.length > 0
          ? (width) => paymentDots(marks, { document, width, locale, format, from, to: view.asOf })
          : null,
      table: () => markTable(rows!, context),
      note: [
        t('customer.behaviourNote'),
        missing > 0 ? t('customer.behaviourLimit', { n: count(LIMIT, locale) }) : '',
      ]
        .join(' ')
        .trim(),
    });
  },
});

function weighted(answer: Answer, context: RenderContext): HTMLElement {
  const { h, t, locale } = context;
  const days = singleValue(answer, context);
  const text = days === null ? NO_VALUE : t('common.days', { value: decimal(days, locale) });
  return value(h, answer.metric, days, text);
}

interface TermsRow {
  /** Days between issue and due date; null where the due date was not agreed. */
  terms: number;
  items: number;
  taken: number | null;
  late: number | null;
  onTime: number;
}

/** Settled items by the days they gave to pay, the commonest terms first. */
export function termsRows(settled: Row[]): TermsRow[] {
  const groups = new Map<number, { taken: number[]; late: number[] }>();
  for (const row of settled) {
    const [issued, due, paid] = [
      textOf(row, 'issue_date'),
      textOf(row, 'due_date'),
      textOf(row, 'settled_date'),
    ];
    if (!issued || !due || !paid) continue;
    const terms = daysBetween(issued, due);
    const group = groups.get(terms) ?? { taken: [], late: [] };
    group.taken.push(daysBetween(issued, paid));
    group.late.push(daysBetween(due, paid));
    groups.set(terms, group);
  }
  return [...groups]
    .map(([terms, { taken, late }]) => ({
      terms,
      items: taken.length,
      taken: median(taken),
      late: median(late),
      onTime: late.filter((days) => days <= 0).length,
    }))
    .sort((a, b) => b.items - a.items || a.terms - b.terms);
}

export const customerTerms = personBlock('customer', {
  id: 'terms',
  questions: (site, view): Record<string, Question> =>
    site.inputs.payment
      ? {
          agreed: questionFor(view, 'terms_days_settled'),
          taken: questionFor(view, 'days_to_pay'),
        }
      : {},
  rows: (_site, view) => ({ settled: items(view, 'settled') }),
  render(answers, context, rows) {
    const { h, t, locale } = context;
    const listed = termsRows(rows!.settled!.rows);
    const days = (value: number | null): string =>
      value === null ? '–' : decimal(value, locale, Number.isInteger(value) ? 0 : 1);
    const columns: Column<TermsRow>[] = [
      {
        id: 'terms',
        label: t('customer.terms'),
        cell: (row) => t('common.days', { value: row.terms }),
      },
      {
        id: 'items',
        label: t('customer.items'),
        numeric: true,
        cell: (row) => count(row.items, locale),
      },
      { id: 'taken', label: t('customer.taken'), numeric: true, cell: (row) => days(row.taken) },
      { id: 'late', label: t('customer.daysLate'), numeric: true, cell: (row) => days(row.late) },
      {
        id: 'onTime',
        label: t('customer.onTime'),
        numeric: true,
        cell: (row) => count(row.onTime, locale),
      },
    ];
    return h(
      'div',
      { class: 'beside', 'data-chart': 'customer-terms' },
      table(h, {
        caption: t('customer.termsCaption'),
        columns,
        rows: listed,
        key: (row) => String(row.terms),
        empty: t('customer.termsNone'),
      }),
      answers.taken
        ? h(
            'p',
            null,
            (['agreed', 'taken'] as const).map((name) => [
              t('common.nameThen', { name: t(`customer.${name}Weighted`) }),
              weighted(answers[name]!, context),
              name === 'agreed' ? ' · ' : null,
            ]),
          )
        : null,
      h('p', { class: 'note' }, t('customer.termsNote')),
    );
  },
});
