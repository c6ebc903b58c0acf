/** What is said of months that are unusual, and between which values the others lie. */
import { decimal, NO_VALUE, percent } from '../../format/number.ts';
import type { StepKey } from '../../format/step.ts';
import type { Unit } from '../../format/unit.ts';
import { sentences } from '../../i18n/locale.ts';
import type { Limits } from '../../metrics/limits.ts';
import type { RenderContext } from '../page.ts';
import type { Judged } from './judged.ts';

/** So many months are named, the last ones. */
const MOST_NAMED = 2;

export const hasLimits = (judged: Map<StepKey, Judged> | null | undefined): boolean =>
  judged != null && [...judged.values()].some(({ limits }) => limits !== null);

/** “71.2%”, “61.2 days”. */
const print = (value: string, unit: Unit, { t }: RenderContext): string =>
  unit === 'ratio' ? value : t('common.days', { value });

const bare = (value: number, unit: Unit, { locale }: RenderContext): string =>
  unit === 'ratio' ? percent(value, locale) : decimal(value, locale);

/** “84.0% – 96.0%”, “50.8 – 64.6 days”. */
function rangeText({ low, high }: Limits, unit: Unit, context: RenderContext): string {
  const [from, to] = [low, high].map((value) => bare(value, unit, context)) as [string, string];
  return print(context.t('common.period', { from, to }), unit, context);
}

/** Of a table's cell: the range, and whether the month lies outside of it. */
export function usualText(judged: Judged | undefined, unit: Unit, context: RenderContext): string {
  if (!judged?.limits) return NO_VALUE;
  const range = rangeText(judged.limits, unit, context);
  return judged.isUnusual ? context.t('trend.limits.cell', { range }) : range;
}

/** Of a mark: “71% (unusual: 84% – 96%)”. */
export const unusualText = (
  value: string,
  limits: Limits,
  unit: Unit,
  context: RenderContext,
): string => context.t('trend.limits.mark', { value, range: rangeText(limits, unit, context) });

/** “Mar 2026 is unusual: 71% against 84% – 96%.”, the last first; or that no month is. */
export function unusualMonths(
  judged: Map<StepKey, Judged>,
  unit: Unit,
  context: RenderContext,
): string {
  const { t, label, locale } = context;
  const unusual = [...judged].filter(([, { isUnusual }]) => isUnusual).reverse();
  if (unusual.length === 0) return t('trend.limits.noneUnusual');
  const left = unusual.length - MOST_NAMED;
  return sentences(locale, [
    ...unusual.slice(0, MOST_NAMED).map(([month, { value, limits }]) =>
      t('trend.limits.unusual', {
        month: label('month', month),
        value: print(bare(value, unit, context), unit, context),
        range: rangeText(limits!, unit, context),
      }),
    ),
    left > 0 ? t('trend.limits.more', { n: left }) : null,
  ]);
}
