/** What to do this week: the customers with whom acting is worth most, each with why, who talked to it last, and the next step. */
import { alertQuestions, evaluateRules } from '../../alerts/evaluate.ts';
import { workFactQuestions } from '../../alerts/work-facts.ts';
import { WORK_RULES, type WorkItem, worklist } from '../../alerts/worklist.ts';
import { dateLabel } from '../../format/label.ts';
import { exactMoney, wholeMoney } from '../../format/number.ts';
import { type Answer, NONE } from '../../metrics/types.ts';
import { byCustomer } from '../../view/question.ts';
import type { Block, RenderContext } from '../page.ts';
import { pageMoney, rowsOf, scaleQuestions } from '../parts/answer-rows.ts';
import {
  type CustomerFacts,
  contactText,
  customerFactQuestions,
  customerFacts,
  oldestText,
  promiseCell,
} from '../parts/customer-facts.ts';
import { customerLink, repLink } from '../parts/people-links.ts';
import { type Column, table } from '../parts/table.ts';
import { reasonsOf, stepText } from '../parts/work-text.ts';

const SHOWN = 5;
/** Reasons printed in a row; all of them stand in its title. */
const REASONS = 2;

interface Work {
  items: WorkItem[];
  /** All that is overdue, of every customer. */
  total: number;
  /** Of those shown. */
  facts(customer: string | null): CustomerFacts;
}

function workOf(answers: Record<string, Answer>, context: RenderContext): Work {
  const overdue = rowsOf(answers.overdue!, context);
  const items = worklist(
    overdue,
    evaluateRules(context.site, answers, WORK_RULES),
    answers,
    context.site,
  );
  const shown = new Set(items.slice(0, SHOWN).map(({ customer }) => customer));
  return {
    items,
    total: overdue.reduce((sum, { value }) => sum + (value ?? 0), 0),
    facts: customerFacts(answers, context, shown),
  };
}

function columns(work: Work, currency: string | null, context: RenderContext): Column<WorkItem>[] {
  const { h, t, locale, site } = context;
  const exact = (minor: number | null): string =>
    minor === null ? '' : exactMoney(minor, currency, locale);
  const whole = (minor: number | null): string => wholeMoney(minor, currency, locale);
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
        const reasons = reasonsOf(item, context, whole);
        const shown = reasons.slice(0, REASONS).join(t('verdict.comma'));
        return h('span', { class: 'cut', title: reasons.join(t('verdict.comma')) }, shown);
      },
    },
    {
      id: 'step',
      label: t('overview.work.step'),
      cell: (item) => {
        const { step, rule } = stepText(item, context, whole);
        return h('strong', { title: rule }, step);
      },
    },
    {
      id: 'oldest',
      label: t('overview.work.oldest'),
      numeric: true,
      metric: (item) =>
        work.facts(item.customer).oldest === null ? undefined : 'oldest_overdue_days',
      raw: (item) => work.facts(item.customer).oldest,
      cell: (item) => oldestText(work.facts(item.customer), context),
    },
    site.inputs.activity && {
      id: 'contact',
      label: t('overview.work.contact'),
      cell: (item) => contactText(work.facts(item.customer), context),
    },
    site.inputs.promise && {
      id: 'promised',
      label: t('overview.work.promise'),
      cell: (item) => promiseCell(work.facts(item.customer), currency, context),
    },
    site.inputs.rep && {
      id: 'rep',
      label: t('common.filter.rep'),
      cell: (item) => {
        const { rep } = work.facts(item.customer);
        return rep === null ? '' : repLink(rep, context, '');
      },
    },
  ];
  return all.filter((column) => column !== false && column !== undefined);
}

/** “24 more ▸ Worklist” with what they owe late, of a list longer than what is shown. */
function restLine(work: Work, shown: WorkItem[], context: RenderContext) {
  const { h, t } = context;
  const overdue = work.total - shown.reduce((sum, item) => sum + item.overdue, 0);
  const rest: WorkItem = { ...shown[0]!, customer: null, overdue };
  const name = h(
    'a',
    { href: 'worklist/' },
    t('overview.work.more', { n: work.items.length - shown.length }),
    h('span', { class: 'on-screen' }, ` ▸ ${t('worklist.name')}`),
  );
  return { rest, name };
}

export const workBlock: Block = {
  id: 'work',
  questions: (site, view) => ({
    ...scaleQuestions(view),
    ...alertQuestions(site, view, WORK_RULES),
    overdue: byCustomer(view, 'overdue_amount'),
    ...workFactQuestions(site, view),
    ...customerFactQuestions(site, view),
  }),
  render(answers, context) {
    const { h, t, locale, view, label } = context;
    const { currency } = pageMoney(answers, context);
    const work = workOf(answers, context);
    const shown = work.items.slice(0, SHOWN);
    const others = work.items.length > SHOWN ? restLine(work, shown, context) : null;
    const own = columns(work, currency, context).map((column) => ({
      ...column,
      ...(column.id === 'overdue' ? {} : { total: column.id === 'customer' ? others?.name : '' }),
    }));
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
        total: others?.rest ?? null,
        key: (item) => item.customer ?? '',
        ask: (item) =>
          item === others?.rest
            ? { except: { customer: shown.map(({ customer }) => customer ?? NONE) } }
            : { at: { customer: item.customer } },
        empty: t('overview.work.none'),
        stacks: true,
      }),
    );
  },
};
