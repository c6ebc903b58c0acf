/** What one customer, or one rep's customers, owe by age, with the credit that stands against it. */
import { barsByCategory } from '../../charts/bars-by-category.ts';
import { dateLabel } from '../../format/label.ts';
import { exactMoney, money, moneyUnit, percent } from '../../format/number.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import { questionFor } from '../../view/question.ts';
import type { Block, RenderContext } from '../page.ts';
import { type AgingRow, agingRows, bucketsOf } from '../parts/aging-rows.ts';
import { pageMoney, rowsOf, scaleQuestions } from '../parts/answer-rows.ts';
import { chartFrame, heightBeside } from '../parts/chart-frame.ts';
import { type Column, table } from '../parts/table.ts';
import { type PersonKind, personBlock } from './block.ts';

interface Line {
  id: string;
  label: string;
  value: number;
  metric: string;
}

/** Buckets, what is open, the credit against it, and what remains. */
function lines({ buckets, open, unapplied }: AgingRow, ids: string[], context: RenderContext) {
  const { label, locale } = context;
  const line = (metric: string, value: number): Line => ({
    id: metric,
    label: metricLabel(metric, locale),
    value,
    metric,
  });
  return {
    byAge: ids.map((id) => ({
      id,
      label: label('bucket', id),
      value: buckets[id] ?? 0,
      metric: 'aging',
    })),
    sums: [
      line('open_amount', open),
      line('unapplied_amount', unapplied),
      line('net_open_amount', open - unapplied),
    ],
  };
}

export const personAging = (kind: PersonKind): Block =>
  personBlock(kind, {
    id: 'aging',
    questions: (_site, view) => ({
      ...scaleQuestions(view),
      aging: questionFor(view, 'aging', ['bucket']),
      unapplied: questionFor(view, 'unapplied_amount'),
    }),
    render(answers, context) {
      const { document, h, t, locale, site, view, label } = context;
      const { currency, scale } = pageMoney(answers, context);
      const { total } = agingRows(
        { ...answers.aging!, rows: rowsOf(answers.aging!, context) },
        { ...answers.unapplied!, rows: rowsOf(answers.unapplied!, context) },
        kind,
        1,
      );
      const ids = bucketsOf(site, view, answers.aging);
      const { byAge, sums } = lines(total, ids, context);
      const format = (value: number): string =>
        value === 0 ? '0' : money(value, { currency, locale, scale, bare: true });
      const formatMark = (value: number): string => money(value, { currency, locale, scale });
      const oldest = byAge.findLast((line) => line.value > 0);
      const columns: Column<Line>[] = [
        { id: 'age', label: t('person.age'), cell: (line) => line.label },
        {
          id: 'amount',
          label: t('person.amount'),
          numeric: true,
          metric: (line) => line.metric,
          raw: (line) => line.value,
          cell: (line) => exactMoney(line.value, currency, locale),
        },
        {
          id: 'share',
          label: t('person.share'),
          numeric: true,
          cell: (line) =>
            line.metric === 'aging' && total.open > 0
              ? percent(line.value / total.open, locale)
              : '',
        },
      ];
      return chartFrame(context, {
        id: `${kind}-aging`,
        message:
          oldest === undefined
            ? t('person.agingNone')
            : t('person.aging', {
                bucket: label('bucket', oldest.id),
                amount: formatMark(oldest.value),
                share: percent(oldest.value / total.open, locale, 0),
              }),
        unit: t('person.agingUnit', {
          unit: moneyUnit(currency, scale, locale) || t('common.noCurrency'),
          date: dateLabel(view.asOf, locale),
        }),
        draw:
          total.open > 0
            ? (width) =>
                barsByCategory(byAge, {
                  document,
                  width,
                  locale,
                  format,
                  formatMark,
                  height: heightBeside(width),
                })
            : null,
        table: () =>
          table(h, {
            caption: t('person.agingCaption', { unit: label('currency', currency) }),
            columns,
            rows: [...byAge, ...sums],
            key: (line) => line.id,
            ask: (line) => (line.metric === 'aging' ? { at: { bucket: line.id } } : {}),
            empty: t('common.noData'),
          }),
      });
    },
  });
