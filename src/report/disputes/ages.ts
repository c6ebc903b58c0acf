/** How long what is disputed has been so, by class of days. */
import { barsByCategory } from '../../charts/bars-by-category.ts';
import { dateLabel } from '../../format/label.ts';
import { exactMoney, money, moneyUnit, percent } from '../../format/number.ts';
import { sumOf } from '../../format/sum-of.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import { questionFor } from '../../view/question.ts';
import type { Block } from '../page.ts';
import { pageMoney, scaleQuestions, valuesBy } from '../parts/answer-rows.ts';
import { chartFrame } from '../parts/chart-frame.ts';
import { table } from '../parts/table.ts';

const METRIC = 'dispute_age_amount';

export const disputesAges: Block = {
  id: 'ages',
  questions: (_site, view) => ({ ...scaleQuestions(view), ages: questionFor(view, METRIC) }),
  render(answers, context) {
    const { document, h, t, locale, site, view, label } = context;
    const { currency, scale } = pageMoney(answers, context);
    const amounts = valuesBy('bucket', answers.ages, context);
    const known = view.edges ? [...amounts.keys()] : site.buckets.issue;
    const rows = known.map((bucket) => ({
      bucket,
      label: label('bucket', bucket),
      value: amounts.get(bucket) ?? 0,
    }));
    const total = sumOf(rows, ({ value }) => value);
    const oldest = rows.at(-1);
    const name = metricLabel(METRIC, locale);
    const date = dateLabel(view.asOf, locale);
    const message =
      total <= 0 || !oldest
        ? t('disputes.noneOpen')
        : oldest.value > 0
          ? t('disputes.agesOldest', {
              share: percent(oldest.value / total, locale, 0),
              bucket: oldest.label,
            })
          : t('disputes.agesYoung', { bucket: oldest.label });
    const format = (value: number): string => money(value, { currency, locale, scale, bare: true });
    const formatMark = (value: number): string => money(value, { currency, locale, scale });
    return chartFrame(context, {
      id: 'disputes-ages',
      message,
      unit: t('disputes.unit', {
        name,
        unit: moneyUnit(currency, scale, locale) || t('common.noCurrency'),
        date,
      }),
      draw:
        total > 0
          ? (width) => barsByCategory(rows, { document, width, locale, format, formatMark })
          : null,
      table: () =>
        table(h, {
          caption: t('disputes.unit', { name, unit: label('currency', currency), date }),
          columns: [
            {
              id: 'bucket',
              label: t('disputes.age'),
              cell: (row) => row.label,
              total: t('common.total'),
            },
            {
              id: 'amount',
              label: metricLabel('disputed_amount', locale),
              numeric: true,
              metric: METRIC,
              raw: (row) => row.value,
              isBlankAtZero: true,
              cell: (row) => exactMoney(row.value, currency, locale),
              total: exactMoney(total, currency, locale),
            },
          ],
          rows,
          total: rows[0] ?? null,
          key: (row) => row.bucket,
          ask: (row) => ({ at: { bucket: row.bucket } }),
          empty: t('disputes.noneOpen'),
          hideCaption: true,
        }),
    });
  },
};
