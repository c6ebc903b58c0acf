/** Columns that the ranking and the tables under its drawings share. */
import { percent } from '../../format/number.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import type { RenderContext } from '../page.ts';
import { repLink } from '../parts/people-links.ts';
import type { Column } from '../parts/table.ts';
import { RANK_METRIC, type RepRow } from './rows.ts';

export const repColumn = (context: RenderContext): Column<RepRow> => ({
  id: 'rep',
  label: context.t('common.filter.rep'),
  cell: (row) => repLink(row.rep, context),
});

export const rateColumn = ({ locale }: RenderContext): Column<RepRow> => ({
  id: 'rate',
  label: metricLabel(RANK_METRIC, locale),
  cell: (row) => percent(row.rate, locale),
  numeric: true,
  metric: RANK_METRIC,
  raw: (row) => row.rate,
  bar: (row) => row.rate,
});

export const intervalColumn = ({ locale, t }: RenderContext): Column<RepRow> => ({
  id: 'interval',
  label: t('reps.interval'),
  cell: ({ low, high }) =>
    low === null || high === null
      ? '–'
      : `${percent(low, locale, 0)} – ${percent(high, locale, 0)}`,
  numeric: true,
});

/** A metric's value that stands beside the rank. */
export const besideColumn = (
  metric: string,
  print: (value: number | null) => string,
  { locale }: RenderContext,
): Column<RepRow> => ({
  id: metric,
  label: metricLabel(metric, locale),
  cell: (row) => print(row.beside[metric] ?? null),
  numeric: true,
  metric,
  raw: (row) => row.beside[metric] ?? null,
});
