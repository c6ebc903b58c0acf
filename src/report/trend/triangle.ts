/** The cohort triangle: what share of each month's billing had come in, months after its issue. */
import { dateLabel } from '../../format/label.ts';
import { exactMoney, percent } from '../../format/number.ts';
import { sentences } from '../../i18n/locale.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import { questionFor } from '../../view/question.ts';
import { viewCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { FIGURE_ASK, figureAsk } from '../parts/figure-ask.ts';
import { tableTools } from '../parts/table-tools.ts';
import { type Cohort, chosenCohort, cohorts, isYoung, MATURE_MONTHS, MAX_AGE } from './cohort.ts';
import { grainOf } from './panel.ts';
import { trendSpan } from './steps.ts';

const METRIC = 'collection_rate_cohort';
const SHADES = 5;

const shade = (share: number): number =>
  Math.max(0, Math.min(SHADES - 1, Math.floor(share * SHADES)));

function row(cohort: Cohort, ages: number, isChosen: boolean, context: RenderContext): Element {
  const { h, locale, label, site, view, t } = context;
  const closed = cohort.shares.length - cohort.open;
  const cells = Array.from({ length: ages }, (_, age) => {
    const share = cohort.shares[age];
    if (share === undefined) return h('td');
    const isOpen = age >= closed;
    return h(
      'td',
      {
        class: share === null ? 'number' : `number shade shade-${shade(share)}`,
        'data-metric': METRIC,
        'data-age': age,
        'data-value': share ?? '',
        'data-open': isOpen,
        [FIGURE_ASK]: figureAsk({ at: { age: String(age) } }),
      },
      percent(share, locale, 0) + (isOpen ? '*' : ''),
    );
  });
  const young = isYoung(cohort.step, view.asOf, site.params.fiscalYearStart);
  return h(
    'tr',
    {
      'data-key': cohort.step,
      [FIGURE_ASK]: figureAsk({ ...trendSpan(site, view), at: { month: cohort.step } }),
    },
    h(
      'th',
      { scope: 'row' },
      h(
        'a',
        { href: `?cohort=${cohort.step}`, 'aria-current': isChosen ? 'true' : null },
        label('month', cohort.step),
      ),
      young ? h('span', { class: 'note' }, ` ${t('trend.youngMark')}`) : null,
    ),
    h('td', { class: 'number' }, exactMoney(cohort.billed, viewCurrency(site, view), locale)),
    cells,
  );
}

export const cohortTriangle: Block = {
  id: 'triangle',
  questions: (site, view) => ({
    ages: questionFor(view, METRIC, ['month', 'age'], trendSpan(site, view)),
  }),
  render(answers, context) {
    const { h, t, locale, view, site } = context;
    const { fiscalYearStart } = site.params;
    const all = cohorts(answers.ages?.rows ?? [], view.asOf, fiscalYearStart);
    const chosen = chosenCohort(all, view.cohort, view.asOf, fiscalYearStart);
    const ages = Math.max(0, ...all.map((cohort) => cohort.shares.length));
    const caption = t(`trend.triangle.${grainOf(context)}`, { name: metricLabel(METRIC, locale) });
    if (all.length === 0) {
      return h('div', null, h('h2', null, caption), empty(context));
    }
    const heads = Array.from({ length: ages }, (_, age) =>
      h('th', { scope: 'col', class: 'number' }, String(age)),
    );
    const isPartial = all.some((cohort) => cohort.open > 0);
    return h(
      'div',
      { 'data-chart': 'trend-triangle' },
      h(
        'div',
        { class: 'table-scroll', role: 'region', tabindex: 0, 'aria-label': caption },
        tableTools(h),
        h(
          'table',
          { class: 'triangle' },
          h('caption', null, caption),
          h(
            'thead',
            null,
            h(
              'tr',
              null,
              h('th', { scope: 'col' }, t('trend.issued')),
              h('th', { scope: 'col', class: 'number' }, metricLabel('invoiced_amount', locale)),
              heads,
            ),
          ),
          h(
            'tbody',
            null,
            all.map((cohort) => row(cohort, ages, cohort === chosen, context)),
          ),
        ),
      ),
      h(
        'p',
        { class: 'note' },
        sentences(locale, [
          t('trend.triangleNote', { n: MAX_AGE }),
          t('trend.youngNote', { n: MATURE_MONTHS }),
          isPartial ? t('trend.trianglePartial', { date: dateLabel(view.asOf, locale) }) : null,
        ]),
      ),
    );
  },
};

const empty = ({ h, t }: RenderContext): Element => h('p', { class: 'empty' }, t('common.noData'));
