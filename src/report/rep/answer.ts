/** The first line of one rep's page: the rate, how sure it is, the rank and where it moved. */
import { NO_VALUE, percent } from '../../format/number.ts';
import { sentences } from '../../i18n/locale.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import type { Answer } from '../../metrics/types.ts';
import type { Block, RenderContext } from '../page.ts';
import { againstText } from '../parts/earlier.ts';
import { value } from '../parts/figure.ts';
import { periodLabel } from '../parts/filter-line.ts';
import { chosen } from '../person/block.ts';
import { RANK_METRIC, type RepRow, repQuestions, repRows } from '../reps/rows.ts';
import { DECIDES } from '../verdict/without-largest.ts';

function sentence(row: RepRow | undefined, ranked: RepRow[], context: RenderContext): string {
  const { t, locale, view, label, site } = context;
  const name = label('rep', chosen('rep', view)!);
  if (!site.hasPayments) return t('common.noPayments');
  const period = periodLabel(context, view.period.from, view.period.to);
  if (!row || row.rate === null) return t('rep.answerNothingDue', { name, period });
  const parts = {
    name,
    period,
    rate: percent(row.rate, locale),
    low: percent(row.low, locale, 0),
    high: percent(row.high, locale, 0),
  };
  if (row.rank === null) return t('rep.answerUnranked', parts);
  const standing = row.standing ?? 'level';
  const place = t(`rep.standing.${standing}`, {
    rank: row.rank,
    of: ranked.length,
    others: ranked.length - 1,
    n: ranked.filter((other) => other !== row && other.standing === 'level').length,
  });
  return sentences(locale, [t('rep.answer', { ...parts, place }), withoutText(row, context)]);
}

/** “Without Yuanzhou it would be 99.9%.”: said of a rate that one customer decides. */
function withoutText({ rate, without }: RepRow, { t, locale, label }: RenderContext): string {
  if (rate === null || !without?.rate || without.rate - rate < DECIDES) return '';
  const parts = {
    customer: label('customer', without.customer),
    rate: percent(without.rate, locale),
  };
  return t('rep.without', parts);
}

/** "up 2 places vs a year ago". */
function movement(
  row: RepRow | undefined,
  answers: Record<string, Answer>,
  context: RenderContext,
) {
  const { t } = context;
  if (!answers['before.rate']) return t('rep.noBefore');
  if (!row || row.rank === null || row.previousRank === null) return t('rep.notRankedBefore');
  const gained = row.previousRank - row.rank;
  const parts = { n: Math.abs(gained), against: againstText(context) };
  return t(gained > 0 ? 'rep.rose' : gained < 0 ? 'rep.fell' : 'rep.stayed', parts);
}

export const repAnswer: Block = {
  id: 'answer',
  questions: (site, view) => (chosen('rep', view) === undefined ? {} : repQuestions(site, view)),
  render(answers, context) {
    const { h, t, locale, site, view, label } = context;
    const toList = h('a', { href: '../reps/' }, t('rep.toList'));
    const id = chosen('rep', view);
    if (id === undefined)
      return h(
        'div',
        null,
        h('p', { class: 'answer' }, t(site.inputs.rep ? 'rep.choose' : 'reps.answerNoReps')),
        h(
          'p',
          { class: 'who' },
          site.inputs.rep
            ? t('common.nameThen', { name: t('rep.chooseHow') })
            : `${t('reps.noReps')} `,
          toList,
        ),
      );
    const rows = repRows(answers, site.settings.rankMinBaseMinor);
    const row = rows.find(({ rep }) => rep === id);
    const ranked = rows.filter(({ rank }) => rank !== null);
    return h(
      'div',
      null,
      h('p', { class: 'answer' }, sentence(row, ranked, context)),
      h(
        'p',
        { class: 'who' },
        label('rep', id) === id ? null : `${id} · `,
        t('common.nameThen', { name: metricLabel(RANK_METRIC, locale) }),
        value(h, RANK_METRIC, row?.rate ?? null, row ? percent(row.rate, locale) : NO_VALUE),
        ` · ${movement(row, answers, context)}`,
        h('span', { class: 'on-screen' }, ' · ', toList),
      ),
    );
  },
};
