/** Which reps talked to their overdue customers this month, and which to none of them. */
import { monthOf } from '../../format/date.ts';
import { monthLabel } from '../../format/label.ts';
import { count, exactMoney, percent } from '../../format/number.ts';
import { type Answer, NONE, type Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { Block, RenderContext } from '../page.ts';
import { rowsOf, valueBy } from '../parts/answer-rows.ts';
import { repLink } from '../parts/people-links.ts';
import { type Column, table } from '../parts/table.ts';
import { listNames } from '../verdict/sentences.ts';
import { monthSoFar } from './figures.ts';

interface RepRow {
  rep: string | null;
  /** Overdue customers, and those of them who were contacted this month. */
  customers: number;
  contacted: number;
  rate: number;
  /** Minor units. */
  overdue: number | null;
  currency: string | null;
  silent: number | null;
}

/** Who contacted fewest of them first, then who has most money late. */
function repRows(answers: Record<string, Answer>, context: RenderContext): RepRow[] {
  if (!answers.rate) return [];
  const overdue = valueBy('rep', answers.overdue, context);
  const silent = valueBy('rep', answers.silent, context);
  return rowsOf(answers.rate, context)
    .flatMap(({ by, value, numerator, denominator, currency }): RepRow[] => {
      const rep = by.rep ?? null;
      if (value === null) return [];
      return [
        {
          ...{ rep, customers: denominator ?? 0, contacted: numerator ?? 0, rate: value, currency },
          overdue: overdue(rep),
          silent: silent(rep),
        },
      ];
    })
    .sort((a, b) => a.rate - b.rate || (b.overdue ?? 0) - (a.overdue ?? 0));
}

/** “In June 2026 two reps contacted none of their overdue customers: …” */
function repsText(rows: RepRow[], context: RenderContext): string {
  const { t, locale, view, label } = context;
  const month = monthLabel(monthOf(view.asOf), locale);
  const none = rows.filter(({ contacted, rep }) => contacted === 0 && rep !== null);
  if (none.length === 0) return t('worklist.reps.all', { month });
  const names = listNames(
    none.map(({ rep }) => label('rep', rep)),
    context,
  );
  return t('worklist.reps.none', { month, n: none.length, names });
}

function columns(context: RenderContext): Column<RepRow>[] {
  const { t, locale, view } = context;
  const month = monthSoFar(view);
  return [
    {
      id: 'rep',
      label: t('common.filter.rep'),
      cell: ({ rep }) => repLink(rep, context),
    },
    {
      id: 'overdue',
      label: t('worklist.overdue'),
      numeric: true,
      metric: 'overdue_amount',
      raw: ({ overdue }) => overdue,
      cell: ({ overdue, currency }) => exactMoney(overdue, currency, locale),
    },
    {
      id: 'customers',
      label: t('worklist.reps.customers'),
      numeric: true,
      metric: 'overdue_customer_count',
      raw: ({ customers }) => customers,
      cell: ({ customers }) => count(customers, locale),
    },
    {
      id: 'contacted',
      label: t('worklist.reps.contacted'),
      numeric: true,
      cell: ({ contacted }) => count(contacted, locale),
    },
    {
      id: 'rate',
      label: t('worklist.reps.rate'),
      numeric: true,
      metric: 'contacted_customer_rate',
      ask: month,
      raw: ({ rate }) => rate,
      cell: ({ rate }) => percent(rate, locale, 0),
    },
    {
      id: 'silent',
      label: t('worklist.reps.silent', { days: context.site.settings.alerts.silent_days ?? 0 }),
      numeric: true,
      metric: 'silent_customer_count',
      raw: ({ silent }) => silent,
      isBlankAtZero: true,
      cell: ({ silent }) => count(silent, locale),
    },
  ];
}

export const worklistReps: Block = {
  id: 'reps',
  questions: (site, view): Record<string, Question> =>
    site.inputs.activity && site.inputs.rep
      ? {
          rate: questionFor(view, 'contacted_customer_rate', ['rep'], monthSoFar(view)),
          overdue: questionFor(view, 'overdue_amount', ['rep']),
          silent: questionFor(view, 'silent_customer_count', ['rep']),
        }
      : {},
  render(answers, context) {
    const { h, t, site, view, locale } = context;
    const missing = (['activity', 'rep'] as const).find((input) => !site.inputs[input]);
    const rows = repRows(answers, context);
    return h(
      'section',
      { 'data-chart': 'worklist-reps' },
      h('h2', null, t('worklist.reps.title')),
      missing
        ? h('p', { class: 'note' }, t(`worklist.reps.needs.${missing}`))
        : [
            rows.length > 0 ? h('p', null, repsText(rows, context)) : null,
            table<RepRow>(h, {
              caption: t('worklist.reps.caption', {
                month: monthLabel(monthOf(view.asOf), locale),
              }),
              hideCaption: true,
              columns: columns(context),
              rows,
              key: ({ rep }) => rep ?? NONE,
              ask: ({ rep }) => ({ at: { rep } }),
              empty: t('worklist.none'),
              stacks: true,
            }),
            h('p', { class: 'note' }, t('worklist.reps.note')),
          ],
    );
  },
};
