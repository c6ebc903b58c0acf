/** What the list of customers is taken along as: one row for each rule that fired. */
import type { Alert } from '../../alerts/alert.ts';
import { delayWindows } from '../../alerts/rule-parts.ts';
import type { WorkItem } from '../../alerts/worklist.ts';
import { addDays, type IsoDate } from '../../format/date.ts';
import { dateLabel } from '../../format/label.ts';
import { exactMoney, wholeMoney } from '../../format/number.ts';
import type { Answer } from '../../metrics/types.ts';
import type { RenderContext } from '../page.ts';
import { type CustomerFacts, contactText, customerFacts } from '../parts/customer-facts.ts';
import { customerLink, repLink } from '../parts/people-links.ts';
import { type Column, table } from '../parts/table.ts';
import { stepText } from '../parts/work-text.ts';
import { evidenceText, ruleName } from './evidence.ts';
import { foundBy } from './found.ts';

interface Hit {
  item: WorkItem;
  alert: Alert;
  facts: CustomerFacts;
}

/** Since when it is so, where the figures say it. */
function sinceWhen({ alert, facts }: Hit, asOf: IsoDate): IsoDate | null {
  const { oldest, lastContact } = facts;
  switch (alert.rule) {
    case 'overdue_beyond':
      return oldest === null ? null : addDays(asOf, -oldest);
    case 'silent':
      return lastContact === null || lastContact === 'never' ? null : lastContact.date;
    case 'delay_worse':
    case 'first_late':
      return delayWindows(asOf).recent.period!.from;
    default:
      return null;
  }
}

function columns(context: RenderContext): Column<Hit>[] {
  const { t, locale, view, h } = context;
  return [
    {
      id: 'customer',
      label: t('common.filter.customer'),
      cell: ({ item }) => customerLink(item.customer, context),
    },
    {
      id: 'rule',
      label: t('alerts.ruleHead'),
      cell: ({ alert }) => ruleName(alert.rule, context),
    },
    {
      id: 'severity',
      label: t('alerts.severityHead'),
      cell: ({ alert }) => t(`alerts.severity.${alert.severity}`),
    },
    {
      id: 'amount',
      label: t('alerts.amount'),
      numeric: true,
      cell: ({ alert }) =>
        alert.amount === null ? '' : exactMoney(alert.amount, alert.currency, locale),
    },
    {
      id: 'since',
      label: t('alerts.since'),
      cell: (hit) => {
        const since = sinceWhen(hit, view.asOf);
        return since === null ? '' : dateLabel(since, locale);
      },
    },
    {
      id: 'evidence',
      label: t('alerts.evidenceHead'),
      cell: ({ alert }) =>
        alert.evidence.map((each) => h('p', null, evidenceText(each, alert, context))),
    },
    {
      id: 'overdue',
      label: t('alerts.overdue'),
      numeric: true,
      metric: 'overdue_amount',
      raw: ({ item }) => item.overdue,
      cell: ({ item }) => exactMoney(item.overdue, item.currency, locale),
    },
    {
      id: 'contact',
      label: t('alerts.contact'),
      cell: ({ facts }) => contactText(facts, context),
    },
    {
      id: 'rep',
      label: t('common.filter.rep'),
      cell: ({ facts }) => (facts.rep === null ? '' : repLink(facts.rep, context)),
    },
    {
      id: 'step',
      label: t('alerts.step'),
      cell: ({ item }) =>
        stepText(item, context, (minor) => wholeMoney(minor, item.currency, locale)).step,
    },
  ];
}

/** From the answers to the questions of the list. */
export function hitTable(answers: Record<string, Answer>, context: RenderContext): HTMLElement {
  const { h, t, locale, view } = context;
  const factsOf = customerFacts(answers, context);
  const hits = foundBy(answers, context).customers.flatMap((item) =>
    item.alerts
      .filter(({ rule }) => view.rule === undefined || rule === view.rule)
      .map((alert): Hit => ({ item, alert, facts: factsOf(item.customer) })),
  );
  return table<Hit>(h, {
    caption: t('alerts.hits', { date: dateLabel(view.asOf, locale) }),
    columns: columns(context),
    rows: hits,
    empty: t('alerts.empty'),
  });
}
