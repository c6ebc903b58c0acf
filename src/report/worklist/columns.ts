/** What stands in a customer's line, on the screen and on the sheet of a rep. */
import type { WorkItem } from '../../alerts/worklist.ts';
import { exactMoney, percent, wholeMoney } from '../../format/number.ts';
import type { RenderContext } from '../page.ts';
import { contactText, oldestText, promiseCell } from '../parts/customer-facts.ts';
import { customerLink, repLink } from '../parts/people-links.ts';
import { stepElement } from '../parts/step-letter.ts';
import type { Column } from '../parts/table.ts';
import { reasonsOf, stepText } from '../parts/work-text.ts';
import type { Work } from './work.ts';

type ColumnOrNone = Column<WorkItem> | false | undefined;

function moneyColumns(work: Work, { t, locale }: RenderContext): ColumnOrNone[] {
  const exact = (minor: number | null): string => exactMoney(minor, work.currency, locale);
  return [
    {
      id: 'overdue',
      label: t('worklist.overdue'),
      numeric: true,
      metric: 'overdue_amount',
      raw: ({ overdue }) => overdue,
      cell: ({ overdue }) => exact(overdue),
    },
    {
      id: 'open',
      label: t('worklist.open'),
      numeric: true,
      metric: 'open_amount',
      raw: work.open,
      cell: (item) => exact(work.open(item)),
    },
  ];
}

/** How urgent: days, tier, chance. */
function urgencyColumns(work: Work, context: RenderContext): ColumnOrNone[] {
  const { t, locale } = context;
  return [
    {
      id: 'oldest',
      label: t('worklist.oldest'),
      numeric: true,
      metric: ({ facts }) => (facts.daysLate === null ? undefined : 'oldest_overdue_days'),
      raw: ({ facts }) => facts.daysLate,
      cell: (item) => oldestText(work.facts(item), context),
    },
    {
      id: 'tier',
      label: t('worklist.tier'),
      cell: ({ facts }) => facts.tier ?? '–',
    },
    work.items.some(({ facts }) => facts.risk !== null) && {
      id: 'risk',
      label: t('worklist.risk'),
      numeric: true,
      metric: 'very_late_risk',
      raw: ({ facts }) => facts.risk,
      cell: ({ facts }) => percent(facts.risk, locale, 0),
    },
  ];
}

/** On a phone: brings what else is known of the customer; its word is no text of the cell, which files and sheets take along. */
function fold({ h, t }: RenderContext): HTMLElement {
  const name = t('worklist.details');
  return h(
    'details',
    { class: 'more-facts' },
    h('summary', { 'aria-label': name, 'data-text': name }),
  );
}

function whatColumns(work: Work, context: RenderContext, isOnPaper: boolean): ColumnOrNone[] {
  const { t, locale } = context;
  const whole = (minor: number | null): string => wholeMoney(minor, work.currency, locale);
  return [
    {
      id: 'why',
      label: t('worklist.why'),
      cell: (item) => reasonsOf(item, context, whole).join(t('verdict.comma')),
    },
    {
      id: 'step',
      label: t('worklist.step'),
      cell: (item) => [
        stepElement(item, stepText(item, context, whole), context, isOnPaper),
        isOnPaper ? null : fold(context),
      ],
    },
  ];
}

function whoColumns(work: Work, context: RenderContext): ColumnOrNone[] {
  const { t, site } = context;
  return [
    site.inputs.activity && {
      id: 'contact',
      label: t('worklist.contact'),
      cell: (item) => contactText(work.facts(item), context),
    },
    site.inputs.promise && {
      id: 'promise',
      label: t('worklist.promise'),
      cell: (item) => promiseCell(work.facts(item), work.currency, context),
    },
  ];
}

const columnsOf = (columns: ColumnOrNone[]): Column<WorkItem>[] =>
  columns.filter((column) => column !== false && column !== undefined);

const nameColumn = (context: RenderContext): Column<WorkItem> => ({
  id: 'customer',
  label: context.t('common.filter.customer'),
  cell: ({ customer }) => customerLink(customer, context),
});

/** On the screen. */
export function listColumns(
  work: Work,
  context: RenderContext,
  decided: (customer: string | null) => string,
): Column<WorkItem>[] {
  const { t, site } = context;
  return columnsOf([
    nameColumn(context),
    ...moneyColumns(work, context),
    ...urgencyColumns(work, context),
    ...whatColumns(work, context, false),
    ...whoColumns(work, context),
    site.inputs.action && {
      id: 'decided',
      label: t('worklist.decided'),
      cell: ({ customer }) => decided(customer),
    },
    site.inputs.rep && {
      id: 'rep',
      label: t('common.filter.rep'),
      cell: (item) => {
        const { rep } = work.facts(item);
        return rep === null ? '' : repLink(rep, context);
      },
    },
  ]);
}

/** On paper: a box to tick first, room for notes last. */
export function sheetColumns(work: Work, context: RenderContext): Column<WorkItem>[] {
  const { h, t } = context;
  return columnsOf([
    {
      id: 'customer',
      label: t('common.filter.customer'),
      cell: ({ customer }) => [
        h('span', { class: 'tick', 'aria-hidden': 'true' }),
        customerLink(customer, context),
      ],
    },
    moneyColumns(work, context)[0],
    ...urgencyColumns(work, context),
    ...whatColumns(work, context, true),
    ...whoColumns(work, context),
    { id: 'notes', label: t('worklist.notes'), cell: () => '' },
  ]);
}
