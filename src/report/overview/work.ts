/** What to do this week: the customers who owe most late, each with why, who talked to it last, and the next step. */
import { alertQuestions, evaluateRules } from '../../alerts/evaluate.ts';
import { WORK_RULES, type WorkItem, worklist } from '../../alerts/worklist.ts';
import { addDays } from '../../format/date.ts';
import { dateLabel } from '../../format/label.ts';
import { exactMoney, type MoneyOptions, moneyScale } from '../../format/number.ts';
import { NOT_DUE } from '../../metrics/bucket-ids.ts';
import { type Answer, type AnswerRow, NONE } from '../../metrics/types.ts';
import { byCustomer, questionFor } from '../../view/question.ts';
import type { Block, RenderContext } from '../page.ts';
import { viewBuckets } from '../parts/aging-rows.ts';
import { pageMoney, rowsOf, scaleQuestions } from '../parts/answer-rows.ts';
import { customerLink, repLink } from '../parts/people-links.ts';
import { type Column, table } from '../parts/table.ts';
import { reasonsOf, stepText } from '../parts/work-text.ts';

const SHOWN = 5;
/** Reasons printed in a row; all of them stand in its title. */
const REASONS = 2;

type ByCustomer<Value> = Map<string | null, Value>;

const customerOf = ({ by }: AnswerRow): string | null => by.customer ?? null;

/** The oldest bucket with something in it, of each customer. */
export function oldestBuckets(rows: AnswerRow[], buckets: string[]): ByCustomer<string> {
  const oldest: ByCustomer<string> = new Map();
  for (const row of rows) {
    const bucket = row.by.bucket;
    if (!bucket || bucket === NOT_DUE || (row.value ?? 0) <= 0) continue;
    const before = oldest.get(customerOf(row));
    if (before === undefined || buckets.indexOf(bucket) > buckets.indexOf(before))
      oldest.set(customerOf(row), bucket);
  }
  return oldest;
}

/** The rep with most of the open amount, of each customer. */
export function mainReps(rows: AnswerRow[]): ByCustomer<string> {
  const most: ByCustomer<AnswerRow> = new Map();
  for (const row of rows) {
    const before = most.get(customerOf(row));
    if (row.by.rep != null && (row.value ?? 0) > (before?.value ?? 0))
      most.set(customerOf(row), row);
  }
  return new Map([...most].map(([customer, row]) => [customer, row.by.rep!]));
}

interface Work {
  items: WorkItem[];
  /** All that is overdue, of every customer. */
  total: number;
  oldest: ByCustomer<string>;
  contact: ByCustomer<number | null>;
  promised: ByCustomer<number | null>;
  reps: ByCustomer<string>;
}

function workOf(answers: Record<string, Answer>, context: RenderContext): Work {
  const { site, view } = context;
  const rows = (name: string): AnswerRow[] => (answers[name] ? rowsOf(answers[name], context) : []);
  const values = (name: string): ByCustomer<number | null> =>
    new Map(rows(name).map((row) => [customerOf(row), row.value]));
  const overdue = rows('overdue');
  return {
    items: worklist(overdue, evaluateRules(site, answers, WORK_RULES)),
    total: overdue.reduce((sum, { value }) => sum + (value ?? 0), 0),
    oldest: oldestBuckets(rows('aging'), viewBuckets(site, { ...view, basis: 'due' })),
    contact: values('silent.contact'),
    promised: values('promised'),
    reps: mainReps(rows('reps')),
  };
}

function columns(work: Work, options: MoneyOptions, context: RenderContext): Column<WorkItem>[] {
  const { h, t, locale, site, view, label } = context;
  const exact = (minor: number | null): string =>
    minor === null ? '' : exactMoney(minor, options.currency, locale);
  const contact = (customer: string | null): string => {
    const days = work.contact.get(customer);
    return days == null ? t('alerts.never') : dateLabel(addDays(view.asOf, -days), locale);
  };
  const { dueSoonDays } = site.params;
  const all: (Column<WorkItem> | false | undefined)[] = [
    {
      id: 'customer',
      label: t('common.filter.customer'),
      cell: (item) => customerLink(item.customer, context, ''),
    },
    {
      id: 'overdue',
      label: t('overview.overdue'),
      numeric: true,
      metric: 'overdue_amount',
      raw: (item) => item.overdue,
      cell: (item) => exact(item.overdue),
    },
    {
      id: 'reason',
      label: t('overview.work.reason'),
      cell: (item) => {
        const reasons = reasonsOf(item, context, options);
        const shown = reasons.slice(0, REASONS).join(t('verdict.comma'));
        return h('span', { class: 'cut', title: reasons.join(t('verdict.comma')) }, shown);
      },
    },
    {
      id: 'step',
      label: t('overview.work.step'),
      cell: (item) => {
        const { step, rule } = stepText(item, context, options);
        return h('strong', { title: rule }, step);
      },
    },
    {
      id: 'oldest',
      label: t('overview.work.oldest'),
      cell: (item) => {
        const bucket = work.oldest.get(item.customer);
        return bucket ? label('bucket', bucket) : '';
      },
    },
    site.inputs.activity && {
      id: 'contact',
      label: t('overview.work.contact'),
      cell: (item) => contact(item.customer),
    },
    site.inputs.promise && {
      id: 'promised',
      label: t('overview.work.promised', { days: dueSoonDays }),
      numeric: true,
      // nothing promised is an empty cell, with no rows behind it
      metric: (item) => (work.promised.get(item.customer) ? 'promised_soon_amount' : undefined),
      raw: (item) => work.promised.get(item.customer) ?? 0,
      cell: (item) => exact(work.promised.get(item.customer) || null),
    },
    site.inputs.rep && {
      id: 'rep',
      label: t('common.filter.rep'),
      cell: (item) => {
        const rep = work.reps.get(item.customer);
        return rep === undefined ? '' : repLink(rep, context, '');
      },
    },
  ];
  return all.filter((column) => column !== false && column !== undefined);
}

/** “24 more ▸ Risk alerts” with what they owe late. */
function restLine(work: Work, shown: WorkItem[], context: RenderContext) {
  const { h, t } = context;
  const rest: WorkItem = {
    customer: null,
    currency: null,
    overdue: work.total - shown.reduce((sum, item) => sum + item.overdue, 0),
    alerts: [],
    next: { step: 'remind', rule: null },
  };
  const name = h(
    'a',
    { href: 'alerts/' },
    t('overview.work.more', { n: work.items.length - shown.length, page: t('alerts.name') }),
  );
  return { rest, name };
}

export const workBlock: Block = {
  id: 'work',
  questions: (site, view) => ({
    ...scaleQuestions(view),
    ...alertQuestions(site, view, WORK_RULES),
    overdue: byCustomer(view, 'overdue_amount'),
    aging: questionFor(view, 'aging', ['customer', 'bucket'], { basis: 'due' }),
    ...(site.inputs.promise ? { promised: byCustomer(view, 'promised_soon_amount') } : {}),
    ...(site.inputs.rep ? { reps: questionFor(view, 'open_amount', ['customer', 'rep']) } : {}),
  }),
  render(answers, context) {
    const { h, t, locale, view, label } = context;
    const { currency } = pageMoney(answers, context);
    const work = workOf(answers, context);
    const shown = work.items.slice(0, SHOWN);
    // the amounts of a row are parts of what one customer owes: too small for the page's unit
    const scale = moneyScale([shown.at(-1)?.overdue ?? 0], currency, locale);
    const { rest, name } = restLine(work, shown, context);
    const own = columns(work, { currency, locale, scale }, context).map((column) => ({
      ...column,
      ...(column.id === 'overdue' ? {} : { total: column.id === 'customer' ? name : '' }),
    }));
    const isAll = work.items.length <= SHOWN;
    return h(
      'div',
      { 'data-chart': 'work' },
      table<WorkItem>(h, {
        caption: t('overview.work.caption', {
          n: work.items.length,
          currency: label('currency', currency),
          date: dateLabel(view.asOf, locale),
        }),
        columns: own,
        rows: shown,
        total: isAll ? null : rest,
        key: (item) => item.customer ?? '',
        ask: (item) =>
          item === rest
            ? { except: { customer: shown.map(({ customer }) => customer ?? NONE) } }
            : { at: { customer: item.customer } },
        empty: t('overview.work.none'),
        stacks: true,
      }),
    );
  },
};
