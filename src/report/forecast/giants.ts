/** The items that alone hold much of the money: each with its own dates and odds, and how they sum with all else. */

import { weekSteps } from '../../format/ahead.ts';
import { addDays } from '../../format/date.ts';
import { dateLabel } from '../../format/label.ts';
import { decimal, exactMoney, money, NO_VALUE, percent } from '../../format/number.ts';
import { sentences } from '../../i18n/locale.ts';
import type { Answer, Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { View } from '../../view/view.ts';
import type { Block, RenderContext } from '../page.ts';
import { pageMoney, rowsOf, scaleQuestions, singleValue } from '../parts/answer-rows.ts';
import { customerLink } from '../parts/people-links.ts';
import { type Column, table } from '../parts/table.ts';
import { expectedOf, expectedQuestions } from './expected.ts';

const METRIC = 'receipts_forecast';

/** What is asked of each item, by the name of its column. */
const OF_ITEM = {
  amount: 'giant_amount',
  late: 'giant_late_days',
  promise: 'giant_promise_days',
  wait: 'giant_wait_days',
  within30: 'giant_chance_30',
  within90: 'giant_chance_90',
  comes: 'giant_forecast',
} as const;

/** An item; `rest` is all else that is open, `all` the whole. */
interface Row extends Partial<Record<keyof typeof OF_ITEM, number | null>> {
  kind: 'item' | 'rest' | 'all';
  customer: string | null;
  document: string;
}

export const giantQuestions = (view: View): Record<string, Question> => ({
  giants: questionFor(view, 'giant_item_count'),
  giantsOpen: questionFor(view, 'giant_amount'),
});

/** “10 invoices are 57 % of all that is open: each comes or does not.” Null where no few items hold much of the money. */
export function giantsLine(answers: Record<string, Answer>, context: RenderContext): string | null {
  const { t, locale } = context;
  const { currency, scale } = pageMoney(answers, context);
  const n = singleValue(answers.giants, context) ?? 0;
  const minor = singleValue(answers.giantsOpen, context) ?? 0;
  const open = singleValue(answers.scaleOpen, context) ?? 0;
  if (n === 0 || open <= 0) return null;
  const amount = money(minor, { currency, locale, scale });
  return t('forecast.giants', { n, amount, share: percent(minor / open, locale) });
}

function itemRows(answers: Record<string, Answer>, context: RenderContext): Row[] {
  const rows = new Map<string, Row>();
  for (const column of Object.keys(OF_ITEM) as (keyof typeof OF_ITEM)[])
    for (const { by, value } of answers[column] ? rowsOf(answers[column], context) : []) {
      const key = JSON.stringify([by.customer, by.giant]);
      const row: Row = rows.get(key) ?? {
        kind: 'item',
        customer: by.customer ?? null,
        document: by.giant ?? NO_VALUE,
      };
      rows.set(key, { ...row, [column]: value });
    }
  return [...rows.values()].sort((a, b) => (b.amount ?? 0) - (a.amount ?? 0));
}

/** The items, all else, and the two together. */
function footedRows(answers: Record<string, Answer>, context: RenderContext) {
  const items = itemRows(answers, context);
  const weeks = weekSteps(context.site.asOf).map(({ key }) => key);
  const whole = expectedOf(answers, METRIC, weeks, context);
  const open = singleValue(answers.scaleOpen, context) ?? 0;
  const sum = (name: 'amount' | 'comes') =>
    items.reduce((total, row) => total + (row[name] ?? 0), 0);
  const rest: Row = {
    kind: 'rest',
    customer: null,
    document: '',
    amount: open - sum('amount'),
    comes: whole.total - sum('comes'),
  };
  const all: Row = { ...rest, kind: 'all', amount: open, comes: whole.total };
  return { items, rest, all, band: whole.band };
}

function columnsOf(open: number, currency: string | null, context: RenderContext): Column<Row>[] {
  const { t, locale, view } = context;
  const isItem = ({ kind }: Row): boolean => kind === 'item';
  const known = (value: number | null | undefined, text: (value: number) => string): string =>
    value === null || value === undefined ? NO_VALUE : text(value);
  const exact = (value: number): string => exactMoney(value, currency, locale);
  const day = (days: number): string => dateLabel(addDays(view.asOf, days), locale);
  const ofItem = (
    id: keyof typeof OF_ITEM | 'due',
    text: (row: Row) => string,
    numeric = false,
  ): Column<Row> => ({
    id,
    label: t(`forecast.giants.${id}`),
    numeric,
    cell: (row) => (isItem(row) ? text(row) : ''),
  });
  return [
    {
      id: 'customer',
      label: t('common.filter.customer'),
      cell: (row) =>
        isItem(row)
          ? customerLink(row.customer, context)
          : t(`forecast.giants.${row.kind as 'rest' | 'all'}`),
    },
    {
      id: 'document',
      label: t('forecast.giants.document'),
      cell: ({ document }) => document,
    },
    {
      id: 'amount',
      label: t('forecast.giants.amount'),
      numeric: true,
      metric: ({ kind }) =>
        kind === 'item' ? OF_ITEM.amount : kind === 'all' ? 'open_amount' : undefined,
      raw: ({ amount }) => amount ?? null,
      cell: ({ amount }) => known(amount, exact),
    },
    {
      id: 'share',
      label: t('forecast.giants.share'),
      numeric: true,
      cell: ({ amount }) => known(amount, (value) => percent(value / open, locale)),
    },
    ofItem('due', ({ late }) => known(late, (days) => day(-days))),
    ofItem('late', ({ late }) => known(late, (days) => decimal(days, locale, 0)), true),
    ofItem('promise', ({ promise }) => known(promise, day)),
    ofItem('wait', ({ wait }) => known(wait, day)),
    ofItem(
      'within30',
      ({ within30 }) => known(within30, (share) => percent(share, locale, 0)),
      true,
    ),
    ofItem(
      'within90',
      ({ within90 }) => known(within90, (share) => percent(share, locale, 0)),
      true,
    ),
    {
      id: 'comes',
      label: t('forecast.giants.comes'),
      numeric: true,
      cell: ({ comes }) => known(comes, exact),
    },
  ];
}

export const forecastGiants: Block = {
  id: 'giants',
  isIn: ({ figuresOnly }) => !figuresOnly,
  questions: (_site, view) => ({
    ...scaleQuestions(view),
    ...giantQuestions(view),
    ...expectedQuestions(view, METRIC),
    ...Object.fromEntries(
      Object.entries(OF_ITEM).map(([name, metric]) => [
        name,
        questionFor(view, metric, ['customer', 'giant']),
      ]),
    ),
  }),
  render(answers, context) {
    const { h, t, locale } = context;
    const title = giantsLine(answers, context);
    if (title === null) return h('p', { class: 'note' }, t('forecast.giants.none'));
    const { currency, scale } = pageMoney(answers, context);
    const short = (minor: number): string => money(minor, { currency, locale, scale });
    const { items, rest, all, band } = footedRows(answers, context);
    return h(
      'section',
      { class: 'forecast-giants' },
      h('h2', null, title),
      table(h, {
        caption: title,
        columns: columnsOf(all.amount ?? 0, currency, context),
        rows: [...items, rest],
        total: all,
        key: ({ kind, customer, document }) =>
          kind === 'item' ? `${customer ?? ''} ${document}` : kind,
        ask: ({ kind, customer, document }) =>
          kind === 'item' ? { at: { customer, giant: document } } : {},
        empty: t('common.noData'),
        hideCaption: true,
      }),
      h(
        'p',
        { class: 'note' },
        sentences(locale, [
          t('forecast.giants.note'),
          band
            ? t('forecast.giants.band', {
                low: short(band.low),
                high: short(band.high),
                items: short((all.comes ?? 0) - (rest.comes ?? 0)),
                rest: short(rest.comes ?? 0),
              })
            : null,
        ]),
      ),
    );
  },
};
