/** What is worth a friendly word before it is due: invoices of slow payers, and of those who owe much for these days. */
import { thresholdsOf } from '../../alerts/evaluate.ts';
import { slowness, usualDelay } from '../../alerts/payer-rules.ts';
import { addDays, type IsoDate } from '../../format/date.ts';
import { dateLabel } from '../../format/label.ts';
import { decimal, exactMoney, type MoneyOptions, money, percent } from '../../format/number.ts';
import { sumOf } from '../../format/sum-of.ts';
import { sentences } from '../../i18n/locale.ts';
import { type Answer, NONE } from '../../metrics/types.ts';
import type { Row, RowsList, RowsQuestion } from '../../rows/types.ts';
import { byCustomer } from '../../view/question.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import { viewCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { pageOptions, scaleQuestions, valueBy } from '../parts/answer-rows.ts';
import { invoiceLink } from '../parts/invoice-link.ts';
import { longList } from '../parts/long-list.ts';
import { customerLink } from '../parts/people-links.ts';
import { numberOf, textOf } from '../parts/row-cells.ts';
import { type Column, table } from '../parts/table.ts';
import { fewRows } from '../parts/table-tools.ts';
import { dayText } from '../parts/work-text.ts';

/** More lines than these make a page heavy. */
const LISTED = 60;

/** As many rows as a page lists without the engine. */
const MAX_INVOICES = 2000;

/** Days ahead that the section looks at. */
const daysAhead = ({ params }: Site): number => params.dueSoonDays;

/** From how many days before the due date on the ladder reminds, at the latest. */
const remindDays = ({ settings }: Site): number => {
  const before = settings.ladder.find(({ step }) => step === 'remind');
  return before ? Math.max(0, -Math.max(...Object.values(before.days))) : 0;
};

/** Items due from the as-of date on, paid ones too. */
const dueQuestion = (site: Site, view: View): RowsQuestion => ({
  which: 'items',
  state: 'due',
  filter: view.filter,
  period: { from: view.asOf, to: addDays(view.asOf, daysAhead(site)) },
  asOf: view.asOf,
  sort: { column: 'due_date' },
  limit: MAX_INVOICES,
});

/** Promises for the as-of date or later. */
const promiseQuestion = (view: View): RowsQuestion => ({
  which: 'promises',
  state: 'due',
  filter: view.filter,
  asOf: view.asOf,
  sort: { column: 'due_on' },
  limit: MAX_INVOICES,
});

/** An open invoice that falls due soon, or what is promised on one. */
export interface SoonItem {
  customer: string | null;
  document: string;
  invoiceKey: unknown;
  due: string;
  /** Minor units. */
  open: number;
  currency: string | null;
}

interface Payer {
  /** Days late on average, and the chance to be late; null where nothing is known. */
  delay: number | null;
  chance: number | null;
  isSlow: boolean;
  isLarge: boolean;
}

type DueLine = SoonItem & Payer;

const isInView = ({ currency }: SoonItem, { site, view }: RenderContext): boolean => {
  const own = viewCurrency(site, view);
  return own === null || currency === own;
};

const soonItem = (row: Row, due: string, amount: string): SoonItem => ({
  customer: textOf(row, 'customer_id'),
  document: textOf(row, 'document') ?? '–',
  invoiceKey: row.invoice_key,
  due: textOf(row, due)!,
  open: numberOf(row, amount) ?? 0,
  currency: textOf(row, 'currency'),
});

/** Promises that are not kept yet, the first first. */
export const pendingPromises = ({ rows }: RowsList, context: RenderContext): SoonItem[] =>
  rows
    .filter(({ kept }) => kept === 'pending')
    .map((row) => soonItem(row, 'due_on', 'promised_minor'))
    .filter((item) => isInView(item, context));

/** The last day up to which all that falls due is listed: of very many invoices the last day listed may lack some. */
function listedUntil({ rows, count }: RowsList, { site, view }: RenderContext): IsoDate {
  const last = rows.at(-1);
  if (!last || count <= rows.length) return addDays(view.asOf, daysAhead(site));
  return addDays(textOf(last, 'due_date')! as IsoDate, -1);
}

/** Those still open, in the view's currency, the first due first. */
function dueItems(list: RowsList, context: RenderContext): SoonItem[] {
  const until = listedUntil(list, context);
  return list.rows
    .map((row) => soonItem(row, 'due_date', 'open_minor'))
    .filter((item) => item.open > 0 && item.due <= until && isInView(item, context));
}

/** Slow by the past or by the chance, or with more due in these days than the settings call large. */
function payersOf(
  items: SoonItem[],
  answers: Record<string, Answer>,
  context: RenderContext,
): (item: SoonItem) => Payer {
  const thresholds = thresholdsOf(context.site);
  const delayOf = valueBy('customer', answers.delay, context);
  const chanceOf = valueBy('customer', answers.chance, context);
  const sums = new Map<string | null, number>();
  for (const { customer, open } of items) sums.set(customer, (sums.get(customer) ?? 0) + open);
  return ({ customer, currency }) => {
    const [delay, chance] = [delayOf(customer), chanceOf(customer)];
    return {
      delay,
      chance,
      isSlow: slowness(delay, chance, thresholds) !== null,
      isLarge: sums.get(customer)! > thresholds.minor('due_soon_amount', currency),
    };
  };
}

/** Of slow payers, and of those who owe much for these days. */
export function dueLines(
  rows: RowsList,
  answers: Record<string, Answer>,
  context: RenderContext,
): DueLine[] {
  const items = dueItems(rows, context);
  const payerOf = payersOf(items, answers, context);
  return items
    .map((item): DueLine => ({ ...item, ...payerOf(item) }))
    .filter(({ isSlow, isLarge }) => isSlow || isLarge);
}

function whyText(line: DueLine, { t, locale, site }: RenderContext): string {
  const { delay, isSlow, isLarge } = line;
  const limit = site.settings.alerts.slow_payer_days ?? Number.POSITIVE_INFINITY;
  const slow = delay !== null && delay > limit;
  return [
    isSlow && slow ? t('worklist.due.slow', { days: decimal(delay, locale, 0) }) : null,
    isSlow && !slow ? t('worklist.due.risky') : null,
    isLarge ? t('worklist.due.large') : null,
  ]
    .filter((part) => part !== null)
    .join(t('verdict.comma'));
}

function columns(currency: string | null, context: RenderContext): Column<DueLine>[] {
  const { h, t, locale, site, view } = context;
  const today = addDays(view.asOf, remindDays(site));
  return [
    {
      id: 'customer',
      label: t('common.filter.customer'),
      cell: ({ customer }) => customerLink(customer, context),
    },
    {
      id: 'open',
      label: t('worklist.due.open'),
      numeric: true,
      cell: ({ open }) => exactMoney(open, currency, locale),
    },
    { id: 'due', label: t('worklist.due.due'), cell: ({ due }) => dateLabel(due, locale) },
    {
      id: 'document',
      label: t('worklist.due.invoice'),
      cell: ({ document, invoiceKey }) => invoiceLink(h, document, invoiceKey),
    },
    { id: 'why', label: t('worklist.why'), cell: (line) => whyText(line, context) },
    {
      id: 'chance',
      label: t('worklist.due.chance'),
      numeric: true,
      cell: ({ chance }) => percent(chance, locale, 0),
    },
    {
      id: 'step',
      label: t('worklist.step'),
      cell: ({ due }) =>
        due <= today
          ? h('strong', null, t('work.step.remind'))
          : h(
              'span',
              { class: 'note' },
              t('worklist.due.from', { day: dayText(addDays(due, -remindDays(site)), context) }),
            ),
    },
  ];
}

/** “12 invoices … fall due by 14 Jul, ¥1.9 M; 7 of them, ¥0.9 M, within 7 days: remind now.” */
function dueText(
  lines: DueLine[],
  until: IsoDate,
  options: MoneyOptions,
  context: RenderContext,
): string {
  const { t, locale, site, view } = context;
  const total = sumOf(lines, ({ open }) => open);
  const print = (minor: number): string => money(minor, options);
  const day = dateLabel(until, locale);
  const days = remindDays(site);
  const now = lines.filter(({ due }) => due <= addDays(view.asOf, days));
  const nowParts = { n: now.length, amount: print(sumOf(now, ({ open }) => open)), days };
  return sentences(locale, [
    t('worklist.due.sum', { n: lines.length, amount: print(total), day }),
    days === 0
      ? null
      : now.length === 0
        ? t('worklist.due.later', { days })
        : t('worklist.due.now', nowParts),
  ]);
}

/** Which of very many invoices were looked through, and how to reach the others. */
const cutNote = ({ rows, count: all }: RowsList, context: RenderContext): HTMLElement | null =>
  all > rows.length
    ? context.h(
        'p',
        { class: 'note' },
        context.t('worklist.due.cut', { n: rows.length, all, days: daysAhead(context.site) }),
      )
    : null;

export const worklistDue: Block = {
  id: 'due',
  questions: (site, view) => ({
    ...scaleQuestions(view),
    ...(site.inputs.payment && { delay: usualDelay(view) }),
    // a forecast is of the report's own day
    ...(site.inputs.payment &&
      view.asOf === site.asOf && { chance: byCustomer(view, 'due_soon_late_risk') }),
  }),
  rows: (site, view) => ({
    due: dueQuestion(site, view),
    // for the calendar alone
    promises: promiseQuestion(view),
  }),
  render(answers, context, rows) {
    const { h, t, locale, site, view, label } = context;
    const lines = dueLines(rows!.due!, answers, context);
    const { shown, more, cut } = longList(lines, LISTED, context);
    const currency = viewCurrency(site, view);
    return h(
      'section',
      { 'data-chart': 'worklist-due', 'data-cut': cut },
      h('h2', null, t('worklist.due.title')),
      h(
        'p',
        null,
        lines.length > 0
          ? dueText(lines, listedUntil(rows!.due!, context), pageOptions(answers, context), context)
          : t('worklist.due.none', { n: daysAhead(site) }),
      ),
      lines.length === 0
        ? null
        : table<DueLine>(h, {
            caption: t('worklist.due.caption', {
              currency: label('currency', currency),
              date: dateLabel(view.asOf, locale),
            }),
            hideCaption: true,
            columns: columns(currency, context),
            rows: shown,
            key: ({ document, due }) => `${document} ${due}`,
            marks: ({ customer, currency: own }) => ({
              'data-customer': customer ?? NONE,
              'data-currency': own ?? '',
            }),
            empty: t('common.noData'),
            stacks: true,
            few: fewRows(lines.length, context),
          }),
      more > 0 ? h('p', { class: 'note rest' }, t('worklist.due.more', { n: more })) : null,
      cutNote(rows!.due!, context),
      h(
        'p',
        { class: 'list-tools' },
        h('button', { type: 'button', 'data-export': 'ics' }, t('worklist.calendar')),
      ),
    );
  },
};
