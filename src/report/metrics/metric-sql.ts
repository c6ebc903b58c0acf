/** The sums a metric is made of, each with the SQL that the engine runs for the reader's choice. */
import { measureText, namedTables } from '../../metrics/ask/compile.ts';
import { createPlanner } from '../../metrics/ask/plan.ts';
import type { Metric } from '../../metrics/define.ts';
import { questionFor } from '../../view/question.ts';
import type { Block, RenderContext } from '../page.ts';

export const sqlBlock = (metric: Metric): Block => ({
  id: 'sql',
  // asks what the page's figure asks, so that the text follows the reader's choice
  questions: (_site, view) => ({ now: questionFor(view, metric.id) }),
  render(_answers, context) {
    const { h, locale, t } = context;
    return h(
      'div',
      null,
      h('h2', null, t('metrics.measures')),
      h('p', { class: 'note' }, t('metrics.measures.note')),
      statements(metric, context).map(({ label, sql }) =>
        h(
          'details',
          { class: 'measure' },
          h('summary', null, label[locale]),
          h('pre', { tabindex: 0 }, h('code', null, sql)),
        ),
      ),
    );
  },
});

/** Nothing where the data cannot answer the question. */
function statements(metric: Metric, { site, view }: RenderContext) {
  const { request } = createPlanner(site)(questionFor(view, metric.id));
  if (!request) return [];
  return request.measures.map((measure) => {
    const { from, where, value, unit } = measureText(measure, request);
    const tables = namedTables([measure], request);
    const own = metric.implicitBy
      ? `${measureText(measure, request).key(metric.implicitBy)} as ${metric.implicitBy}, `
      : '';
    const head = tables.length ? `with ${tables.join(',\n')}\n` : '';
    return {
      label: measure.label,
      sql: `${head}select ${own}${unit} as currency, ${measure.combine ?? 'sum'}(${value})::double as ${measure.id}\nfrom ${from}\nwhere ${where}\ngroup by all`,
    };
  });
}
