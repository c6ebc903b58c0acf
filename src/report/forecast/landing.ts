/** Where this month, quarter and fiscal year will land, against target; of all that is shown. */
import { LANDING_PARTS, landingBars } from '../../charts/landing-bars.ts';
import { money, moneyUnit, percent } from '../../format/number.ts';
import { sentences } from '../../i18n/locale.ts';
import type { Block, RenderContext } from '../page.ts';
import { pageMoney, scaleQuestions } from '../parts/answer-rows.ts';
import { chartFrame } from '../parts/chart-frame.ts';
import { scope } from '../parts/filter-line.ts';
import { table } from '../parts/table.ts';
import { landingColumns, landingNotes } from './landing-columns.ts';
import { type Landing, landingQuestions, landingsOf } from './landing-figures.ts';

/** “Jul 2026 should land at ¥6.4 M, 91.1% of the target of ¥7.0 M.” */
function landingSentence(
  { step, amount, target, toIssue }: Landing,
  { t, label, locale }: RenderContext,
  short: (minor: number) => string,
  share: (value: number) => string,
): string {
  const parts = { step: label('month', step.key), amount: short(amount) };
  const name = step.isOver ? 'over' : 'lands';
  const isSet = target !== null && target > 0;
  return sentences(locale, [
    isSet
      ? t(`forecast.landing.${name}Target`, {
          ...parts,
          share: share(amount / target),
          target: short(target),
        })
      : t(`forecast.landing.${name}`, parts),
    toIssue ? t('forecast.landing.more', { amount: short(amount + toIssue) }) : null,
  ]);
}

export const forecastLanding: Block = {
  id: 'landing',
  questions: (site, view) => ({ ...scaleQuestions(view), ...landingQuestions(site, view) }),
  render(answers, context) {
    const { document, h, t, locale, label } = context;
    const { currency, scale } = pageMoney(answers, context);
    const short = (minor: number): string => money(minor, { currency, locale, scale });
    const rows = landingsOf(answers, context);
    const months = rows.filter(({ step }) => step.grain === 'month');
    const caption = t('forecast.landing.caption');
    return chartFrame(context, {
      id: 'landing',
      message:
        months.length > 0
          ? sentences(
              locale,
              months.map((row) =>
                landingSentence(row, context, short, (value) => percent(value, locale)),
              ),
            )
          : caption,
      unit: t('forecast.landing.unit', {
        scope: scope(context),
        unit: moneyUnit(currency, scale, locale) || t('common.noCurrency'),
      }),
      draw:
        rows.length > 0
          ? (width) =>
              landingBars(
                rows.map(({ step, band, target, ...row }) => ({
                  ...{ key: step.key, name: label('month', step.key), band, target },
                  parts: LANDING_PARTS.map((id) => ({
                    id,
                    value: id === 'to_issue' ? (row.toIssue ?? 0) : row[id],
                  })),
                })),
                {
                  target: (value) => t('forecast.landing.target', { value: short(value) }),
                  targetMark: t('forecast.target'),
                },
                {
                  ...{ document, width, locale, format: short, formatMark: short },
                  name: (id) =>
                    id === 'to_issue'
                      ? t('forecast.part.to_issue')
                      : t.named('forecast.landing', id),
                },
              )
          : null,
      note:
        rows.length > 0
          ? sentences(locale, landingNotes(context, rows))
          : t('forecast.landing.none'),
      table: () =>
        table(h, {
          caption,
          columns: [
            {
              id: 'step',
              label: t('forecast.landing.step'),
              cell: ({ step }) => label('month', step.key),
            },
            ...landingColumns(context, rows),
          ],
          rows,
          key: ({ step }) => step.key,
          empty: t('forecast.landing.none'),
        }),
    });
  },
};
