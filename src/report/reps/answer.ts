/** The first line of the ranking: who stands apart from the others beyond chance, and what one customer does to it. */
import { money, percent } from '../../format/number.ts';
import { sentences } from '../../i18n/locale.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import { viewCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { firstRow } from '../parts/answer-rows.ts';
import { value } from '../parts/figure.ts';
import { periodLabel } from '../parts/filter-line.ts';
import { DECIDES, RANK_METRIC, type RepRow, repQuestions, repRows } from './rows.ts';

/** Reps beyond chance that the first line names. */
const NAMED = 2;

/** The verdict on the ranking. */
export function repsSentence(rows: RepRow[], total: number | null, context: RenderContext): string {
  const { t, locale, site, view, label } = context;
  if (!site.inputs.rep) return t('reps.answerNoReps');
  if (!site.hasPayments) return t('common.noPayments');
  const period = periodLabel(context, view.period.from, view.period.to);
  const ranked = rows.filter((row) => row.rank !== null);
  const [first] = ranked;
  if (!first) {
    const currency = viewCurrency(site, view);
    const base = money(site.settings.rankMinBaseMinor, { currency, locale });
    return t('reps.answerNone', { period, base });
  }
  if (ranked.length === 1)
    return t('reps.answerOne', {
      period,
      rep: label('rep', first.rep),
      rate: percent(first.rate, locale),
    });
  const others = ranked.filter(({ standing }) => standing !== 'level');
  const level = ranked.filter(({ standing }) => standing === 'level');
  return sentences(locale, [
    levelText(level, ranked.length, total, period, context),
    ...others.slice(0, NAMED).map((row) => outlierText(row, context)),
    others.length > NAMED ? t('reps.more', { n: others.length - NAMED }) : null,
  ]);
}

/** “9 of 10 reps are level: between 94.8% and 99.6% of what fell due in …, 96.4% over all.” */
function levelText(
  level: RepRow[],
  of: number,
  total: number | null,
  period: string,
  { t, locale }: RenderContext,
): string {
  const rates = level.map(({ rate }) => rate!);
  if (rates.length === 0) return t('reps.noneLevel', { of, period, total: percent(total, locale) });
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
function outlierText(row: RepRow, context: RenderContext): string {
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

export const repsAnswer: Block = {
  id: 'answer',
  questions: repQuestions,
  render(answers, context) {
    const { h, t, locale, site } = context;
    const rows = repRows(answers, site.settings.rankMinBaseMinor);
    const total = firstRow(answers.total).value;
    return h(
      'div',
      null,
      h('p', { class: 'answer' }, repsSentence(rows, total, context)),
      h(
        'p',
        { class: 'who' },
        `${t('reps.all', { name: metricLabel(RANK_METRIC, locale) })} `,
        value(h, RANK_METRIC, total, percent(total, locale)),
      ),
    );
  },
};
