/** A metric's worked example: parts by hand and the value they give. */
import { decimal, formatValue } from '../../format/number.ts';
import { measureById } from '../../metrics/catalogue.ts';
import type { Metric } from '../../metrics/define.ts';
import type { Block } from '../page.ts';
import { table } from '../parts/table.ts';
import { exampleGroups } from './metric-terms.ts';

interface Line {
  name: string;
  text: string;
}

export const exampleBlock = (metric: Metric): Block => ({
  id: 'example',
  questions: () => ({}),
  render(_answers, context) {
    const { h, locale, t } = context;
    const plain = (value: number): string =>
      decimal(value, locale, Number.isInteger(value) ? 0 : 2);
    const lines = exampleGroups(metric).flatMap(({ key, parts }) =>
      Object.entries(parts).map(([id, value]): Line => {
        const label = measureById(id).label[locale];
        return {
          name: key === null ? label : `${label} · ${t('metrics.example.group', { key })}`,
          text: plain(value),
        };
      }),
    );
    const { value } = metric.example;
    const result =
      value !== null && metric.unit === 'minor'
        ? plain(value)
        : formatValue(value, metric.unit, { currency: null, locale });
    return h(
      'div',
      null,
      h('h2', null, t('metrics.example')),
      h(
        'p',
        { class: 'note' },
        `${metric.formula[locale]}${locale === 'zh' ? '。' : '. '}${t('metrics.example.note')}`,
      ),
      table<Line>(h, {
        caption: t('metrics.example'),
        hideCaption: true,
        columns: [
          { id: 'part', label: t('metrics.part'), cell: ({ name }) => name },
          { id: 'value', label: t('metrics.amount'), numeric: true, cell: ({ text }) => text },
        ],
        rows: lines,
        total: {
          name: metric.label[locale],
          text:
            metric.unit === 'days' && value !== null ? t('common.days', { value: result }) : result,
        },
        empty: t('common.noData'),
      }),
    );
  },
});
