/** Where each region and each rep will land, against target: the month at a glance, the quarter and the year folded. */
import { sentences } from '../../i18n/locale.ts';
import { type Answer, NONE } from '../../metrics/types.ts';
import type { Site } from '../../view/site.ts';
import type { Block, RenderContext } from '../page.ts';
import { table } from '../parts/table.ts';
import { landingColumns, landingNotes } from './landing-columns.ts';
import {
  type Groups,
  type Landing,
  landingQuestions,
  landingsOf,
  stepsOf,
} from './landing-figures.ts';

const groupsOf = ({ inputs }: Site): Groups[] =>
  (['region', 'rep'] as const).filter((groups) => inputs[groups]);

export const forecastLandingGroups: Block = {
  id: 'landing_groups',
  questions: (site, view) => ({
    ...landingQuestions(site, view),
    ...Object.assign({}, ...groupsOf(site).map((groups) => landingQuestions(site, view, groups))),
  }),
  render(answers, context) {
    const { h, t, locale, site, view, label } = context;
    const steps = stepsOf(site, view).filter(({ isOver }) => !isOver);
    const sections = steps.map((step) => {
      const tables = groupsOf(site).map((groups) => groupTable(step.key, groups, answers, context));
      const name = label('month', step.key);
      return step.grain === 'month'
        ? h('div', null, tables)
        : h('details', null, h('summary', null, name), tables);
    });
    const rows = landingsOf(answers, context);
    return h(
      'section',
      { class: 'forecast-landing' },
      h('h2', null, t('forecast.landing.groups')),
      groupsOf(site).length === 0 || rows.length === 0
        ? h('p', { class: 'empty' }, t('forecast.landing.noGroups'))
        : [
            sections,
            h(
              'p',
              { class: 'note' },
              sentences(locale, [
                ...landingNotes(context, rows),
                rows.some(({ band }) => band) ? t('forecast.totalBand') : null,
              ]),
            ),
          ],
    );
  },
};

function groupTable(
  step: string,
  groups: Groups,
  answers: Record<string, Answer>,
  context: RenderContext,
): HTMLElement {
  const { h, t, label } = context;
  const ofStep = (rows: Landing[]): Landing[] => rows.filter((row) => row.step.key === step);
  const rows = ofStep(landingsOf(answers, context, groups)).sort((a, b) => b.amount - a.amount);
  const [whole] = ofStep(landingsOf(answers, context));
  return table(h, {
    caption: t(`forecast.landing.${groups}`, { step: label('month', step) }),
    columns: [
      {
        id: groups,
        label: t(`common.filter.${groups}`),
        cell: ({ group }) => label(groups, group),
        total: t('common.total'),
      },
      ...landingColumns(context, [...rows, ...(whole ? [whole] : [])]),
    ],
    rows,
    total: whole ?? null,
    key: ({ group }) => group ?? NONE,
    ask: (row) => (rows.includes(row) ? { at: { [groups]: row.group } } : {}),
    empty: t('common.noData'),
  });
}
