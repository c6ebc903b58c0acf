/** How the rows of an audience stand within the company, where it is told: whatever is filtered, as the report was built. */
import { dateLabel } from '../../format/label.ts';
import { setPercent } from '../../format/number.ts';
import type { WithinCompany } from '../../view/site.ts';
import type { Block, RenderContext } from '../page.ts';

export const withinCompanyBlock: Block = {
  id: 'within-company',
  isIn: ({ withinCompany }) => withinCompany !== undefined,
  questions: () => ({}),
  render(_answers, context) {
    const { h, t, locale, site } = context;
    const { shares, ranks } = site.withinCompany!;
    return h(
      'div',
      { class: 'within-company' },
      h('h2', null, t('overview.within.title')),
      shares.map((share) => h('p', null, shareText(share, context))),
      ranks.map((rank) => h('p', null, rankText(rank, context))),
      h('p', { class: 'note' }, t('overview.within.basis', { date: dateLabel(site.asOf, locale) })),
    );
  },
};

const inCurrency = (text: string, currency: string | null): string =>
  currency === null ? text : `${text} (${currency})`;

function shareText(
  { metric, percent, currency }: WithinCompany['shares'][number],
  { t, locale }: RenderContext,
): string {
  const share = percent < 1 ? `< ${setPercent(0.01, locale)}` : setPercent(percent / 100, locale);
  return inCurrency(t(`overview.within.share.${metric}`, { percent: share }), currency);
}

function rankText(
  { key, id, place, of, currency }: WithinCompany['ranks'][number],
  { t, label }: RenderContext,
): string {
  return inCurrency(
    t(`overview.within.rank.${key}`, { name: label(key, id), place, of }),
    currency,
  );
}
