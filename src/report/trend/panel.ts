/** One small multiple of a trend: a metric by step beside an earlier one and its target, on a shared axis. */
import { type TrendPoint, trendLines } from '../../charts/trend-lines.ts';
import { dateLabel } from '../../format/label.ts';
import { decimal, formatValue, NO_VALUE, percent } from '../../format/number.ts';
import type { Grain, StepKey } from '../../format/step.ts';
import type { Unit } from '../../format/unit.ts';
import { sentences } from '../../i18n/locale.ts';
import { metricById } from '../../metrics/catalogue.ts';
import { MIN_MONTHS } from '../../metrics/limits.ts';
import type { RenderContext } from '../page.ts';
import { chartFrame } from '../parts/chart-frame.ts';
import { againstText } from '../parts/earlier.ts';
import { differenceText } from '../parts/figure-change.ts';
import { type Column, table } from '../parts/table.ts';
import type { Judged } from './judged.ts';
import { earlierName, openStep, type StepRow, trendSpan } from './steps.ts';
import { hasLimits, unusualMonths, unusualText, usualText } from './usual.ts';

export interface PanelSpec {
  /** Of the chart: `trend-<id>`. */
  id: string;
  metric: string;
  rows: StepRow[];
  /** Values that the axis must hold besides its own. */
  extent: [number, number];
  /** What was aimed at in a step. */
  target?: ((step: StepRow) => number | null) | null;
  /** Which months are unusual; null where the metric is not judged. */
  judged?: Map<StepKey, Judged> | null;
  /** Columns of the data table between the value and the one compared with. */
  parts?: Column<StepRow>[];
}

/** The lowest and highest of all panels that share an axis, zero included. */
export function sharedExtent(panels: { rows: StepRow[] }[]): [number, number] {
  const values = panels.flatMap(({ rows }) =>
    rows.flatMap((row) => [row.value ?? 0, row.before ?? 0]),
  );
  return [Math.min(0, ...values), Math.max(0, ...values)];
}

export const grainOf = ({ view }: Pick<RenderContext, 'view'>): Grain => view.grain ?? 'month';

function valueText(value: number | null, unit: Unit, { locale, t }: RenderContext): string {
  const text = formatValue(value, unit, { currency: null, locale });
  return unit === 'days' && value !== null ? t('common.days', { value: text }) : text;
}

function difference(row: StepRow, unit: Unit, context: RenderContext): string {
  if (row.value === null || row.before === null) return NO_VALUE;
  return differenceText(row.value - row.before, unit, context, { currency: null });
}

/** Where the last step stands and what changed on the one compared with. */
function message({ rows, metric }: PanelSpec, context: RenderContext): string {
  const { t, locale, label } = context;
  const { unit, label: names } = metricById(metric);
  const name = names[locale];
  const last = rows.at(-1);
  if (!rows.some((row) => row.value !== null) && last?.atLeast === undefined)
    return t('trend.noRate', { name });
  const step = label('month', last!.step);
  if (last!.value === null && last!.atLeast !== undefined) {
    const value = valueText(last!.atLeast, unit, context);
    return t('trend.panelAtLeast', { name, step, value });
  }
  const parts = { name, step, value: valueText(last!.value, unit, context) };
  if (last!.value === null || last!.before === null) return t('trend.panel', parts);
  return t('trend.panelChanged', {
    ...parts,
    change: difference(last!, unit, context),
    against: againstText(context),
  });
}

function columns(spec: PanelSpec, context: RenderContext): Column<StepRow>[] {
  const { t, locale, label } = context;
  const { unit, label: names } = metricById(spec.metric);
  const { target } = spec;
  const text = (value: number | null): string =>
    formatValue(value, unit, { currency: null, locale });
  const past: Column<StepRow>[] = [
    { id: 'before', label: earlierName(context), cell: (row) => text(row.before), numeric: true },
    {
      id: 'difference',
      label: t('trend.difference'),
      cell: (row) => difference(row, unit, context),
      numeric: true,
    },
  ];
  return [
    {
      id: 'month',
      label: t(`trend.step.${grainOf(context)}`),
      cell: (row) => label('month', row.step),
    },
    {
      id: 'value',
      label: names[locale],
      cell: (row) =>
        row.value === null && row.atLeast !== undefined
          ? `> ${text(row.atLeast)}`
          : text(row.value),
      numeric: true,
      metric: spec.metric,
      raw: (row) => row.value,
    },
    ...(spec.parts ?? []),
    ...(hasLimits(spec.judged)
      ? [
          {
            id: 'usual',
            label: t('trend.limits.head'),
            cell: (row: StepRow) => usualText(spec.judged?.get(row.step), unit, context),
            numeric: true,
          },
        ]
      : []),
    ...(target
      ? [
          {
            id: 'target',
            label: t('trend.target'),
            cell: (row: StepRow) => text(target(row)),
            numeric: true,
          },
        ]
      : []),
    ...(spec.rows.some((row) => row.before !== null) ? past : []),
  ];
}

function lines({ rows, target, judged }: PanelSpec, context: RenderContext): TrendPoint[] {
  const { t, site, view } = context;
  const open = openStep(site, view);
  const line = (
    series: string,
    style: TrendPoint['style'],
    value: (row: StepRow) => number | null,
  ): TrendPoint[] => rows.map((row) => ({ month: row.step, value: value(row), series, style }));
  return [
    ...line(t('trend.actual'), 'actual', (row) => row.value).map((point) => ({
      ...point,
      limits: judged?.get(point.month)?.limits ?? null,
      isUnusual: judged?.get(point.month)?.isUnusual ?? false,
      isOpen: point.month === open,
    })),
    ...line(earlierName(context), 'previous', (row) => row.before),
    ...(target ? line(t('trend.target'), 'target', target) : []),
  ];
}

interface KeySpec {
  /** Of each panel that is judged; left out where it is said above already. */
  judged?: Map<StepKey, Judged>[];
  hasTarget?: boolean;
  ownAxis?: string;
}

/** What line is what, whose axis is its own, and, where the last step is not over, up to which day it runs. */
export function trendKey(
  context: RenderContext,
  { judged = [], hasTarget = false, ownAxis }: KeySpec,
): string {
  const { t, locale, label, site, view } = context;
  const open = openStep(site, view);
  const end = view.period.to < view.asOf ? view.period.to : view.asOf;
  return sentences(locale, [
    t(hasTarget ? 'trend.keyTarget' : 'trend.key'),
    ownAxis ? t('trend.ownAxis', { name: metricById(ownAxis).label[locale] }) : null,
    judged.length === 0
      ? null
      : t(judged.some(hasLimits) ? 'trend.limits.key' : 'trend.limits.none', { n: MIN_MONTHS }),
    open && t('trend.toDate', { step: label('month', open), date: dateLabel(end, locale) }),
  ]);
}

/** The panel; without any value it says so instead of drawing. */
export function trendPanel(context: RenderContext, spec: PanelSpec): HTMLElement {
  const { document, h, t, locale } = context;
  const { unit, label, formula, question, caveat } = metricById(spec.metric);
  const { rows, target, extent } = spec;
  const format = (value: number): string => formatValue(value, unit, { currency: null, locale });
  const formatTick = (value: number): string =>
    unit === 'ratio'
      ? percent(value, locale, 0)
      : decimal(value, locale, Number.isInteger(value) ? 0 : 1);
  return chartFrame(context, {
    id: `trend-${spec.id}`,
    message: message(spec, context),
    unit: t('trend.panelUnit', {
      unit: t.named('trend.unitOf', unit),
      by: t(`trend.by.${grainOf(context)}`),
    }),
    isSmall: true,
    draw: rows.some((row) => row.value !== null)
      ? (width) =>
          trendLines(lines(spec, context), {
            document,
            width,
            locale,
            format,
            formatTick,
            extent: [extent[0], Math.max(extent[1], ...rows.map((row) => target?.(row) ?? 0))],
            ends: 'value',
            formatMark: (value) => valueText(value, unit, context),
            compared: {
              series: earlierName(context),
              change: (value, earlier) =>
                differenceText(value - earlier, unit, context, { currency: null }),
            },
            unusual: (text, limits) => unusualText(text, limits, unit, context),
            height: 180,
          })
      : null,
    ...(hasLimits(spec.judged) ? { note: unusualMonths(spec.judged!, unit, context) } : {}),
    table: () =>
      table(h, {
        caption: t(`trend.table.${grainOf(context)}`, { name: label[locale] }),
        columns: columns(spec, context),
        rows,
        key: (row) => row.step,
        ask: (row) => ({ ...trendSpan(context.site, context.view), at: { month: row.step } }),
        empty: t('common.noData'),
        hideCaption: true,
      }),
    how: [
      formula[locale],
      t('trend.answers', { question: question[locale] }),
      ...(caveat ? [t('trend.misleads', { caveat: caveat[locale] })] : []),
    ],
  });
}
