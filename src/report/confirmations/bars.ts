/** What customers owe as letters see it: confirmed, different, not answered, not asked, and what moved since; they sum to what is owed. */
import { barsByCategory } from '../../charts/bars-by-category.ts';
import { dateLabel } from '../../format/label.ts';
import { exactMoney, money, moneyUnit, percent } from '../../format/number.ts';
import { sumOf } from '../../format/sum-of.ts';
import type { Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import { viewCurrency } from '../context.ts';
import type { Block } from '../page.ts';
import { pageOptions, scaleQuestions, singleValue } from '../parts/answer-rows.ts';
import { chartFrame } from '../parts/chart-frame.ts';
import { table } from '../parts/table.ts';

const PARTS = ['confirmed', 'different', 'outstanding', 'unsent'] as const;
const metricOf = (part: (typeof PARTS)[number]): string => `confirmation_${part}_amount`;
const OWED = 'net_open_amount';

interface Part {
  part: (typeof PARTS)[number] | 'since' | 'owed';
  value: number;
}

export const confirmationsBars: Block = {
  id: 'bars',
  questions: (_site, view): Record<string, Question> => ({
    ...scaleQuestions(view),
    ...Object.fromEntries(
      [...PARTS.map(metricOf), OWED].map((metric) => [metric, questionFor(view, metric)]),
    ),
  }),
  render(answers, context) {
    const { document, h, t, locale, site, view, label } = context;
    const of = (metric: string): number => singleValue(answers[metric], context) ?? 0;
    const known = PARTS.map((part): Part => ({ part, value: of(metricOf(part)) }));
    const total: Part = { part: 'owed', value: of(OWED) };
    // letters name the balance of their day
    const since: Part = { part: 'since', value: total.value - sumOf(known, ({ value }) => value) };
    const rows = [...known, since];
    const options = pageOptions(answers, context);
    const currency = viewCurrency(site, view);
    const confirmed = known[0]!.value;
    const isAny = rows.some(({ value }) => value !== 0);
    const unit = t('confirmations.bars.unit', {
      unit: moneyUnit(currency, options.scale!, locale) || t('common.noCurrency'),
      date: dateLabel(view.asOf, locale),
    });
    return chartFrame(context, {
      id: 'confirmations-bars',
      message: isAny
        ? t('confirmations.bars.message', {
            confirmed: money(confirmed, options),
            share: percent(total.value > 0 ? confirmed / total.value : null, locale, 0),
            owed: money(total.value, options),
          })
        : t('common.noData'),
      unit,
      draw: isAny
        ? (width) =>
            barsByCategory(
              rows.map(({ part, value }) => ({ label: t(`confirmations.bars.${part}`), value })),
              {
                ...{ document, width, locale },
                format: (value) => money(value, { ...options, bare: true }),
                formatMark: (value) => money(value, options),
              },
            )
        : null,
      table: () =>
        table<Part>(h, {
          caption: t('confirmations.bars.caption', {
            currency: label('currency', currency),
            date: dateLabel(view.asOf, locale),
          }),
          columns: [
            {
              id: 'part',
              label: t('confirmations.outcome'),
              cell: ({ part }) => t(`confirmations.bars.${part}`),
            },
            {
              id: 'amount',
              label: t('confirmations.bars.amount'),
              numeric: true,
              metric: ({ part }) =>
                part === 'since' ? undefined : part === 'owed' ? OWED : metricOf(part),
              raw: ({ value }) => value,
              cell: ({ value }) => exactMoney(value, currency, locale),
            },
          ],
          rows,
          total,
          empty: t('common.noData'),
          hideCaption: true,
        }),
    });
  },
};
