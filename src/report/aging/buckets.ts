/** The book by bucket at the as-of date, beside the date that the page compares with. */
import { barsByCategory } from '../../charts/bars-by-category.ts';
import { dateLabel } from '../../format/label.ts';
import { exactMoney, money, moneyUnit, percent } from '../../format/number.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import type { Answer, Question } from '../../metrics/types.ts';
import { comparisonOf } from '../../view/comparison.ts';
import { questionFor } from '../../view/question.ts';
import type { Block } from '../page.ts';
import { bucketsOf } from '../parts/aging-rows.ts';
import { pageMoney, scaleQuestions } from '../parts/answer-rows.ts';
import { chartFrame, heightBeside } from '../parts/chart-frame.ts';
import { earlierDate } from '../parts/earlier.ts';
import { type Column, table } from '../parts/table.ts';

interface BucketRow {
  label: string;
  bucket: string;
  value: number;
  previous: number | null;
}

const amounts = (answer: Answer): Map<string, number> =>
  new Map(answer.rows.map((row) => [row.by.bucket ?? '', row.value ?? 0]));
const sum = (values: (number | null)[]): number =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0);

export const agingBuckets: Block = {
  id: 'buckets',
  questions(site, view): Record<string, Question> {
    const now = questionFor(view, 'aging', ['bucket']);
    const comparison = comparisonOf(site, view);
    if (!comparison) return { ...scaleQuestions(view), now };
    const { asOf } = comparison;
    const before = questionFor(view, 'aging', ['bucket'], { asOf });
    return { ...scaleQuestions(view), now, before };
  },
  render(answers, context) {
    const { document, h, t, locale, site, view, label } = context;
    const { currency, scale } = pageMoney(answers, context);
    const now = amounts(answers.now!);
    const then = answers.before ? amounts(answers.before) : null;
    const rows: BucketRow[] = bucketsOf(site, view, answers.now).map((bucket) => ({
      label: label('bucket', bucket),
      bucket,
      value: now.get(bucket) ?? 0,
      previous: then ? (then.get(bucket) ?? 0) : null,
    }));
    const open = sum(rows.map((row) => row.value));
    const share = (part: number): string => percent(open > 0 ? part / open : null, locale);
    const exact = (amount: number | null): string => exactMoney(amount, currency, locale);
    const format = (value: number): string => money(value, { currency, locale, scale, bare: true });
    const formatMark = (value: number): string => money(value, { currency, locale, scale });
    const series = then
      ? { value: dateLabel(view.asOf, locale), previous: earlierDate(context) }
      : undefined;
    const largest = rows.reduce((a, b) => (b.value > a.value ? b : a), rows[0]!);
    const columns: Column<BucketRow>[] = [
      { id: 'bucket', label: t('aging.bucket'), cell: (row) => row.label },
      {
        id: 'open',
        label: metricLabel('aging', locale),
        cell: (row) => exact(row.value),
        numeric: true,
        metric: (row) => (row.bucket ? 'aging' : 'open_amount'),
        raw: (row) => row.value,
      },
      { id: 'share', label: t('aging.share'), cell: (row) => share(row.value), numeric: true },
      {
        id: 'before',
        label: earlierDate(context),
        cell: (row) => exact(row.previous),
        numeric: true,
      },
    ];
    return chartFrame(context, {
      id: 'aging-buckets',
      message:
        open > 0
          ? t('aging.bucketAnswer', { bucket: largest.label, share: share(largest.value) })
          : t('aging.byBucket'),
      unit: t(then ? 'aging.bucketUnitBefore' : 'aging.bucketUnit', {
        unit: moneyUnit(currency, scale, locale) || t('common.noCurrency'),
        date: dateLabel(view.asOf, locale),
        before: earlierDate(context),
      }),
      draw:
        open > 0
          ? (width) =>
              barsByCategory(rows, {
                document,
                width,
                locale,
                format,
                formatMark,
                series,
                height: heightBeside(width),
              })
          : null,
      table: () =>
        table(h, {
          caption: t('aging.byBucket'),
          columns,
          rows,
          total: {
            label: t('common.total'),
            bucket: '',
            value: open,
            previous: then ? sum(rows.map((row) => row.previous)) : null,
          },
          key: (row) => row.bucket,
          ask: (row) => (row.bucket ? { at: { bucket: row.bucket } } : {}),
          empty: t('common.noData'),
          hideCaption: true,
        }),
    });
  },
};
