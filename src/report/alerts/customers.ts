/** One row a customer that somebody has to act on, most money first: whom to call, what was said last, and why. */
import type { Alert } from '../../alerts/alert.ts';
import type { WorkItem } from '../../alerts/worklist.ts';
import { dateLabel } from '../../format/label.ts';
import { exactMoney, wholeMoney } from '../../format/number.ts';
import { NONE } from '../../metrics/types.ts';
import type { Block, RenderContext } from '../page.ts';
import {
  type CustomerFacts,
  contactText,
  customerFactQuestions,
  customerFacts,
  oldestText,
  promiseCell,
} from '../parts/customer-facts.ts';
import type { Child } from '../parts/dom.ts';
import { customerLink, repLink } from '../parts/people-links.ts';
import { type Column, table } from '../parts/table.ts';
import { fewRows } from '../parts/table-tools.ts';
import { stepText } from '../parts/work-text.ts';
import { distinctEvidence, evidenceLine, ruleChip, ruleName } from './evidence.ts';
import { type Found, foundBy, foundQuestions } from './found.ts';

/** More than a team works through on one day; the filters reach the rest. */
const MAX_ROWS = 100;

/** Figures of a rule that the row has already. */
const OF_ROW = ['overdue_amount'];

function hitLine(alert: Alert, context: RenderContext): HTMLElement {
  const { h } = context;
  const lines = distinctEvidence(alert, OF_ROW).map((each) => evidenceLine(each, alert, context));
  return h(
    'li',
    null,
    ruleChip(alert, context),
    lines.map((line): Child => [' ', h('span', { class: 'reason' }, line)]),
  );
}

/** “Next step stop supply”; nothing of who is not late yet. */
function stepLine(item: WorkItem, context: RenderContext): HTMLElement | null {
  const { h, t, locale } = context;
  if (item.overdue === 0) return null;
  const { step, rule } = stepText(item, context, (minor) =>
    wholeMoney(minor, item.currency, locale),
  );
  return h(
    'div',
    { title: rule },
    h('span', { class: 'note' }, t('alerts.step')),
    ' ',
    h('strong', null, step),
  );
}

function columns(
  facts: (customer: string | null) => CustomerFacts,
  context: RenderContext,
): Column<WorkItem>[] {
  const { h, t, locale, site } = context;
  const all: (Column<WorkItem> | false | undefined)[] = [
    {
      id: 'customer',
      label: t('common.filter.customer'),
      cell: ({ customer }) => customerLink(customer, context),
    },
    {
      id: 'overdue',
      label: t('alerts.overdue'),
      numeric: true,
      metric: 'overdue_amount',
      raw: ({ overdue }) => overdue,
      isBlankAtZero: true,
      cell: ({ overdue, currency }) => exactMoney(overdue, currency, locale),
    },
    {
      id: 'oldest',
      label: t('alerts.oldest'),
      metric: ({ customer }) =>
        facts(customer).oldest === null ? undefined : 'oldest_overdue_days',
      raw: ({ customer }) => facts(customer).oldest,
      cell: ({ customer }) => oldestText(facts(customer), context),
    },
    site.inputs.activity && {
      id: 'contact',
      label: t('alerts.contact'),
      cell: ({ customer }) => contactText(facts(customer), context),
    },
    site.inputs.promise && {
      id: 'promise',
      label: t('alerts.promise'),
      cell: ({ customer, currency }) => promiseCell(facts(customer), currency, context),
    },
    site.inputs.rep && {
      id: 'rep',
      label: t('common.filter.rep'),
      cell: ({ customer }) => {
        const { rep } = facts(customer);
        return rep === null ? '' : repLink(rep, context);
      },
    },
    {
      id: 'why',
      label: t('alerts.why'),
      cell: (item) => [
        stepLine(item, context),
        h(
          'ul',
          { class: 'evidence' },
          item.alerts.map((alert) => hitLine(alert, context)),
        ),
      ],
    },
    // empty, for what is said on the telephone
    { id: 'notes', label: t('alerts.notes'), cell: () => '' },
  ];
  return all.filter((column) => column !== false && column !== undefined);
}

function caption({ customers }: Found, context: RenderContext): string {
  const { t, locale, view, label } = context;
  const parts = {
    n: customers.length,
    currency: label('currency', customers[0]?.currency ?? null),
    date: dateLabel(view.asOf, locale),
  };
  return view.rule === undefined
    ? t('alerts.caption', parts)
    : t('alerts.captionRule', { ...parts, rule: ruleName(view.rule, context) });
}

export const alertsCustomers: Block = {
  id: 'list',
  questions: (site, view) => ({
    ...foundQuestions(site, view),
    ...customerFactQuestions(site, view),
  }),
  render(answers, context) {
    const { h, t } = context;
    const found = foundBy(answers, context);
    const { customers } = found;
    const shown = customers.slice(0, MAX_ROWS);
    return h(
      'div',
      { 'data-chart': 'alerts-list', class: 'actions', 'data-hits': true },
      table<WorkItem>(h, {
        caption: caption(found, context),
        columns: columns(customerFacts(answers, context), context),
        rows: shown,
        key: ({ customer }) => customer ?? NONE,
        ask: ({ customer, currency }) => ({
          at: { customer },
          ...(currency ? { filter: { currency } } : {}),
        }),
        empty: t('alerts.empty'),
        stacks: true,
        few: fewRows(shown.length, context),
      }),
      customers.length > MAX_ROWS
        ? h('p', { class: 'note' }, t('alerts.more', { n: customers.length - MAX_ROWS }))
        : null,
    );
  },
};
