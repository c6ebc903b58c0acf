/** How a chosen cohort's billing turned into cash, beside all earlier ones at the same age. */
import { type CohortCurve, cohortCurves } from '../../charts/cohort-curves.ts';
import { percent, points } from '../../format/number.ts';
import { questionFor } from '../../view/question.ts';
import type { Block, RenderContext } from '../page.ts';
import { chartFrame } from '../parts/chart-frame.ts';
import { table } from '../parts/table.ts';
import {
  type AgeComparison,
  type Cohort,
  chosenCohort,
  closedShares,
  cohorts,
  compareCohort,
} from './cohort.ts';
import { trendSpan } from './steps.ts';

const METRIC = 'collection_rate_cohort';

function message(chosen: Cohort, ages: AgeComparison[], context: RenderContext): string {
  const { t, locale, label } = context;
  const name = label('month', chosen.step);
  const last = ages.findLast((row) => row.share !== null);
  if (!last) return t('trend.curvesNone', { cohort: name });
  const parts = { cohort: name, share: percent(last.share, locale), n: last.age };
  if (last.earlier === null) return t('trend.curvesAlone', parts);
  const change = points(last.share! - last.earlier, locale);
  return t('trend.curvesAnswer', { ...parts, change, earlier: percent(last.earlier, locale) });
}

function curves(chosen: Cohort, all: Cohort[], ages: AgeComparison[], context: RenderContext) {
  const { t, label } = context;
  const earlier = all.filter((cohort) => cohort.step < chosen.step);
  const drawn: CohortCurve[] = earlier.map((cohort) => ({
    name: label('month', cohort.step),
    style: 'single',
    shares: closedShares(cohort),
  }));
  if (earlier.length > 0)
    drawn.push({
      name: t('trend.earlierCohorts'),
      style: 'together',
      shares: ages.map((row) => row.earlier),
    });
  const name = label('month', chosen.step);
  drawn.push({ name, style: 'chosen', shares: closedShares(chosen) });
  return drawn;
}

export const cohortCompare: Block = {
  id: 'curves',
  questions: (site, view) => ({
    ages: questionFor(view, METRIC, ['month', 'age'], trendSpan(site, view)),
  }),
  render(answers, context) {
    const { document, h, t, locale, view, site } = context;
    const { fiscalYearStart } = site.params;
    const all = cohorts(answers.ages?.rows ?? [], view.asOf, fiscalYearStart);
    const chosen = chosenCohort(all, view.cohort, view.asOf, fiscalYearStart);
    const ages = chosen ? compareCohort(chosen, all) : [];
    const isDrawn = ages.some((row) => row.share !== null);
    const format = (value: number): string => percent(value, locale);
    const formatTick = (value: number): string => percent(value, locale, 0);
    return chartFrame(context, {
      id: 'trend-curves',
      message: chosen ? message(chosen, ages, context) : t('trend.cohortNone'),
      unit: t('trend.curvesUnit'),
      draw: isDrawn
        ? (width) =>
            cohortCurves(curves(chosen!, all, ages, context), {
              document,
              width,
              locale,
              format,
              formatTick,
            })
        : null,
      table: () =>
        table(h, {
          caption: t('trend.curvesUnit'),
          columns: [
            { id: 'age', label: t('trend.age'), cell: (row) => String(row.age) },
            {
              id: 'share',
              label: chosen ? context.label('month', chosen.step) : '',
              cell: (row) => percent(row.share, locale),
              numeric: true,
              metric: METRIC,
              raw: (row) => row.share,
            },
            {
              id: 'earlier',
              label: t('trend.earlierCohorts'),
              cell: (row) => percent(row.earlier, locale),
              numeric: true,
            },
            {
              id: 'difference',
              label: t('trend.differencePoints'),
              cell: (row) =>
                row.share === null || row.earlier === null
                  ? '–'
                  : points(row.share - row.earlier, locale),
              numeric: true,
            },
            {
              id: 'count',
              label: t('trend.cohortsCompared'),
              cell: (row) => String(row.count),
              numeric: true,
            },
          ],
          rows: ages,
          key: (row) => String(row.age),
          ask: (row) =>
            chosen
              ? { ...trendSpan(site, view), at: { month: chosen.step, age: String(row.age) } }
              : null,
          empty: t('common.noData'),
          hideCaption: true,
        }),
      note: t('trend.curvesNote'),
    });
  },
};
