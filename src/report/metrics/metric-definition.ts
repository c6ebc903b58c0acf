/** What a metric means: formula, unit, kind, caveat, what it needs and can be split by, where it is shown. */

import { canSplit } from '../../metrics/ask/compile.ts';
import { measuresOf } from '../../metrics/ask/plan.ts';
import { measureById } from '../../metrics/catalogue.ts';
import type { Metric } from '../../metrics/define.ts';
import { practicesOf } from '../../metrics/practices.ts';
import { DIMENSIONS, OWN_DIMENSIONS } from '../../metrics/types.ts';
import type { Site } from '../../view/site.ts';
import type { Block, RenderContext, ReportPage } from '../page.ts';
import { pageTitle } from '../page-title.ts';
import type { Child } from '../parts/dom.ts';
import { inputName } from '../parts/input-names.ts';

export const definitionBlock = (metric: Metric, pages: ReportPage[]): Block => ({
  id: 'definition',
  questions: () => ({}),
  render(_answers, context) {
    const { h, locale, t } = context;
    const practices = practicesOf(metric.id);
    const lines: [string, Child][] = [
      ['formula', metric.formula[locale]],
      ['caveat', metric.caveat?.[locale] ?? null],
      ['unit', t(`metrics.unit.${metric.unit}`)],
      ['kind', t(`metrics.kind.${metric.time}`)],
      ['better', t(`metrics.better.${metric.better}`)],
      ['inputs', inputs(metric, context)],
      ['split', splits(metric, context)],
      ['who', t(isInCube(metric) ? 'metrics.who.cube' : 'metrics.who.engine')],
      [
        'practice',
        practices.length > 0
          ? h(
              'a',
              { href: '../../practices/' },
              practices.map(({ label }) => label[locale]).join(' · '),
            )
          : null,
      ],
      ['shown', shownOn(metric, pages, context)],
      ['id', h('code', null, metric.id)],
    ];
    return h(
      'div',
      null,
      h('h2', null, t('metrics.definition')),
      h(
        'dl',
        { class: 'definition' },
        lines
          .filter(([, child]) => child !== null)
          .map(([name, child]) => [h('dt', null, t.named('metrics', name)), h('dd', null, child)]),
      ),
      h('p', { class: 'on-screen' }, h('a', { href: '../' }, t('metrics.catalogue'))),
    );
  },
});

/** Whether filters are answered from cells kept by month, before any engine is there. */
const isInCube = (metric: Metric): boolean =>
  measuresOf(metric).every((id) => measureById(id).stored.kind !== 'engine');

/** Links to the pages that ask for the metric in the default view. */
function shownOn(metric: Metric, pages: ReportPage[], context: RenderContext): Child {
  const { h, t } = context;
  const asked = metricsAsked(pages, context);
  const found = pages.filter((_, i) => asked[i]!.has(metric.id));
  if (found.length === 0) return t('metrics.shown.none');
  return found.flatMap(({ id }, i) => [
    i > 0 ? ' · ' : null,
    h('a', { href: id === 'overview' ? '../../' : `../../${id}/` }, pageTitle(id, context).name),
  ]);
}

/** What was found last: the pages of all metrics are drawn one after the other from the same. */
let last: { site: Site; key: string; asked: Set<string>[] } | undefined;

/** For each page the metrics that it asks for. */
function metricsAsked(pages: ReportPage[], { site, view }: RenderContext): Set<string>[] {
  const key = JSON.stringify([view, pages.map(({ id }) => id)]);
  if (last?.site === site && last.key === key) return last.asked;
  const asked = pages.map(({ blocks }) => {
    const questions = blocks.flatMap((block) => Object.values(block.questions(site, view)));
    return new Set<string>(questions.map(({ metric }) => metric));
  });
  last = { site, key, asked };
  return asked;
}

/** Each export with whether it is there; a missing one says what it would give. */
function inputs({ needs }: Metric, { h, site, t }: RenderContext): Child {
  if (!needs?.length) return t('metrics.needs.none');
  const line = (input: string): string => {
    const name = inputName(input, t);
    const state = site.inputs[input]
      ? t('metrics.needs.has')
      : t('metrics.needs.not', { gives: t.orNull(`data.gives.${input}`) ?? name });
    return t('common.labelled', { name, value: state });
  };
  return h(
    'ul',
    { class: 'plain' },
    needs.map((input) => h('li', null, line(input))),
  );
}

function splits(metric: Metric, { t, locale }: RenderContext): string {
  const own = measuresOf(metric).map(measureById);
  const possible = DIMENSIONS.filter(
    (dimension) =>
      dimension === metric.implicitBy ||
      (canSplit(own, [dimension], {}) &&
        !(metric.reduce && (OWN_DIMENSIONS as readonly string[]).includes(dimension))),
  );
  return possible
    .map((dimension) => t(`metrics.by.${dimension}`))
    .join(locale === 'zh' ? '、' : ', ');
}
