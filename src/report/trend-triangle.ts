/** The cohort triangle: what share of each month's billing had come in, months after its issue. */
import { type IsoDate, type Month, monthEnd, monthOf } from '../format/date.ts';
import { dateLabel } from '../format/label.ts';
import { exactMoney, percent } from '../format/number.ts';
import { metricLabel } from '../metrics/catalogue.ts';
import type { AnswerRow } from '../metrics/types.ts';
import { asked, sentences } from './asked.ts';
import { viewCurrency } from './context.ts';
import { h } from './dom.ts';
import type { Block, RenderContext } from './types.ts';

const METRIC = 'collection_rate_cohort';
const MAX_AGE = 12;
const SHADES = 5;

export interface Cohort {
  month: Month;
  billed: number | null;
  /** Cumulative share by age in months; null where nothing was billed, missing where not reached. */
  shares: (number | null)[];
}

/** Calendar months from `month` to the month of `asOf`. */
export function monthsOld(month: Month, asOf: IsoDate): number {
  const index = (m: Month): number => Number(m.slice(0, 4)) * 12 + Number(m.slice(5, 7));
  return index(monthOf(asOf)) - index(month);
}

/** One row a month; an age in which nothing came keeps the share of the age before it. */
export function cohorts(rows: AnswerRow[], asOf: IsoDate): Cohort[] {
  const months = [...new Set(rows.map((row) => row.by.month!))].sort();
  return months.map((month) => {
    const own = rows.filter((row) => row.by.month === month);
    const billed = own[0]!.denominator;
    const reached = Math.min(MAX_AGE, monthsOld(month, asOf));
    let share = billed !== null && billed > 0 ? 0 : null;
    const shares: (number | null)[] = [];
    for (let age = 0; age <= reached; age++) {
      share = own.find((row) => Number(row.by.age ?? -1) === age)?.value ?? share;
      shares.push(share);
    }
    return { month, billed, shares };
  });
}

const shade = (share: number): number =>
  Math.max(0, Math.min(SHADES - 1, Math.floor(share * SHADES)));

function row(cohort: Cohort, ages: number, context: RenderContext): Element {
  const { document, locale, label, site, view } = context;
  const cells = Array.from({ length: ages }, (_, age) => {
    const share = cohort.shares[age];
    if (share === undefined) return h(document, 'td');
    return h(
      document,
      'td',
      {
        class: share === null ? 'number' : `number shade shade-${shade(share)}`,
        'data-metric': METRIC,
        'data-age': age,
        'data-value': share ?? '',
      },
      percent(share, locale, 0),
    );
  });
  return h(
    document,
    'tr',
    { 'data-key': cohort.month },
    h(document, 'th', { scope: 'row' }, label('month', cohort.month)),
    h(
      document,
      'td',
      { class: 'number' },
      exactMoney(cohort.billed, viewCurrency(site, view), locale),
    ),
    cells,
  );
}

export const cohortTriangle: Block = {
  id: 'triangle',
  questions: (_site, view) => ({ ages: asked(view, METRIC, ['month', 'age']) }),
  render(answers, context) {
    const { document, t, locale, view } = context;
    const all = cohorts(answers.ages?.rows ?? [], view.asOf);
    const ages = Math.max(0, ...all.map((cohort) => cohort.shares.length));
    const caption = t('trend.triangle', { name: metricLabel(METRIC, locale) });
    if (all.length === 0) {
      return h(document, 'div', null, h(document, 'h2', null, caption), empty(context));
    }
    const heads = Array.from({ length: ages }, (_, age) =>
      h(document, 'th', { scope: 'col', class: 'number' }, String(age)),
    );
    const partial = view.asOf !== monthEnd(monthOf(view.asOf));
    return h(
      document,
      'div',
      { 'data-chart': 'trend-triangle' },
      h(
        document,
        'div',
        { class: 'table-scroll', role: 'region', tabindex: 0, 'aria-label': caption },
        h(
          document,
          'table',
          { class: 'triangle' },
          h(document, 'caption', null, caption),
          h(
            document,
            'thead',
            null,
            h(
              document,
              'tr',
              null,
              h(document, 'th', { scope: 'col' }, t('trend.issued')),
              h(
                document,
                'th',
                { scope: 'col', class: 'number' },
                metricLabel('invoiced_amount', locale),
              ),
              heads,
            ),
          ),
          h(
            document,
            'tbody',
            null,
            all.map((cohort) => row(cohort, ages, context)),
          ),
        ),
      ),
      h(
        document,
        'p',
        { class: 'note' },
        sentences(locale, [
          t('trend.triangleNote', { n: MAX_AGE }),
          partial ? t('trend.trianglePartial', { date: dateLabel(view.asOf, locale) }) : null,
        ]),
      ),
    );
  },
};

const empty = ({ document, t }: RenderContext): Element =>
  h(document, 'p', { class: 'empty' }, t('common.noData'));
