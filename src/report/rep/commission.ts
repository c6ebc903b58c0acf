/** What the rep earns on the money that came: month by month, and by how late it was. */
import { monthOf } from '../../format/date.ts';
import { exactMoney, percent } from '../../format/number.ts';
import { sentences } from '../../i18n/locale.ts';
import { viewCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import {
  type CommissionRow,
  commissionQuestions,
  commissionRows,
  commissionTable,
  commissionTotal,
} from '../parts/commission.ts';
import { periodLabel } from '../parts/filter-line.ts';
import { chosen, personBlock } from '../person/block.ts';

/** From on time to the latest. */
const lateness = ({ key }: CommissionRow): number =>
  key!.startsWith('to_') ? -1 : Number.parseInt(key!, 10);

/** “Lin Yue earned ¥112,868.01 in Jul 2025 – Jun 2026, 0.92% of ¥12,217,032.16 collected; in Jun 2026 it was ¥9,120.50.” */
function sentence(months: CommissionRow[], context: RenderContext): string {
  const { t, locale, view, label } = context;
  const name = label('rep', chosen('rep', view)!);
  const last = months.at(-1);
  if (!last) return t('rep.commissionNone', { name });
  const { base, earned, back } = commissionTotal(months);
  const money = (minor: number): string =>
    exactMoney(minor, viewCurrency(context.site, view), locale, false);
  const parts = {
    ...{ name, amount: money(earned), base: money(base), last: money(last.earned) },
    period: periodLabel(context, view.period.from, view.period.to),
    rate: percent(base > 0 ? earned / base : null, locale, 2),
    month: label('month', last.key!),
  };
  const isOneMonth = monthOf(view.period.from) === monthOf(view.period.to);
  return sentences(locale, [
    isOneMonth ? t('rep.commissionOfMonth', parts) : t('rep.commissionOf', parts),
    back === 0 ? null : t('rep.commissionBack', { amount: money(back) }),
  ]);
}

const block: Block = {
  id: 'commission',
  questions: (site, view) =>
    site.inputs.commission
      ? { ...commissionQuestions(view, 'month'), ...commissionQuestions(view, 'late_tier') }
      : {},
  render(answers, context) {
    const { h, t, site, view, label } = context;
    const heading = h('h2', null, t('rep.section.commission'));
    if (!site.inputs.commission)
      return h('div', null, heading, h('p', { class: 'empty' }, t('customer.missing.commission')));
    const months = commissionRows(answers, 'month', context).toSorted((a, b) =>
      a.key! < b.key! ? -1 : 1,
    );
    const tiers = commissionRows(answers, 'late_tier', context).toSorted(
      (a, b) => lateness(a) - lateness(b),
    );
    const unit = label('currency', viewCurrency(site, view));
    return h(
      'div',
      { 'data-chart': 'rep-commission' },
      heading,
      h('p', null, sentence(months, context)),
      h(
        'div',
        { class: 'commission-tables' },
        commissionTable(
          {
            ...{ by: 'month', head: t('common.month'), rows: months },
            caption: t('rep.commissionMonths', { unit }),
            name: (month) => label('month', month),
          },
          context,
        ),
        commissionTable(
          {
            ...{ by: 'late_tier', head: t('rep.lateTier'), rows: tiers },
            caption: t('rep.commissionTiers', { unit }),
            name: (tier) => label('late_tier', tier),
          },
          context,
        ),
      ),
      h('p', { class: 'note' }, t('rep.commissionNote')),
    );
  },
};

export const repCommission = personBlock('rep', block, { needs: 'commission', shape: 'rows' });
