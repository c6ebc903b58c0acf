/** The verdict on reps in words: how many are level, who stands apart from them beyond chance, and whom one customer explains. */
import { percent } from '../../format/number.ts';
import { sentences } from '../../i18n/locale.ts';
import type { RenderContext } from '../page.ts';
import type { Standing } from './peers.ts';
import { DECIDES, type Without } from './without-largest.ts';

/** Reps beyond chance that are named. */
const NAMED = 2;

export interface Compared {
  rep: string | null;
  rate: number | null;
  standing: Standing | null;
  without: Without | null;
}

/** `reps` are two or more with a rate; `total` is the rate over all. */
export function comparedText(
  reps: Compared[],
  total: number | null,
  period: string,
  context: RenderContext,
): string {
  const { t, locale } = context;
  const others = reps.filter(({ standing }) => standing !== 'level');
  const level = reps.filter(({ standing }) => standing === 'level');
  return sentences(locale, [
    levelText(level, reps.length, total, period, context),
    ...others.slice(0, NAMED).map((row) => outlierText(row, context)),
    others.length > NAMED ? t('reps.more', { n: others.length - NAMED }) : null,
  ]);
}

/** “9 of 10 reps are level: between 94.8% and 99.6% of what fell due in …, 96.4% over all.” */
function levelText(
  level: Compared[],
  of: number,
  total: number | null,
  period: string,
  { t, locale }: RenderContext,
): string {
  const rates = level.map(({ rate }) => rate!);
  if (rates.length < 2) return t('reps.noneLevel', { of, period, total: percent(total, locale) });
  return t('reps.level', {
    n: rates.length,
    of,
    period,
    low: percent(Math.min(...rates), locale),
    high: percent(Math.max(...rates), locale),
    total: percent(total, locale),
  });
}

/** “Sun Wei is below them beyond chance at 87.4%; without Yuanzhou it would be 99.9%.” */
function outlierText(row: Compared, context: RenderContext): string {
  const { t, locale, label } = context;
  const rep = label('rep', row.rep);
  const parts = { rep, rate: percent(row.rate, locale) };
  const without = row.without?.rate ?? null;
  if (row.standing === 'above') return t('reps.above', parts);
  if (without === null || without - row.rate! < DECIDES) return t('reps.below', parts);
  return t('reps.belowWithout', {
    ...parts,
    customer: label('customer', row.without!.customer),
    without: percent(without, locale),
  });
}
