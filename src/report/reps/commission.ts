/** What each rep earns on the money that came in the period: not printed with the ranking, but on each rep’s own sheet. */
import { viewCurrency } from '../context.ts';
import type { Block } from '../page.ts';
import { commissionQuestions, commissionRows, commissionTable } from '../parts/commission.ts';
import { periodLabel } from '../parts/filter-line.ts';
import { repLink } from '../parts/people-links.ts';

export const repsCommission: Block = {
  id: 'commission',
  questions: (site, view) => (site.inputs.commission ? commissionQuestions(view, 'rep') : {}),
  render(answers, context) {
    const { h, t, site, view, label } = context;
    const heading = h('h2', null, t('reps.commission'));
    if (!site.inputs.commission)
      return h('div', null, heading, h('p', { class: 'empty' }, t('customer.missing.commission')));
    const rows = commissionRows(answers, 'rep', context).toSorted((a, b) => b.earned - a.earned);
    return h(
      'div',
      { class: 'on-screen', 'data-chart': 'reps-commission' },
      heading,
      commissionTable(
        {
          ...{ by: 'rep', head: t('common.filter.rep'), rows },
          caption: t('reps.commissionCaption', {
            period: periodLabel(context, view.period.from, view.period.to),
            unit: label('currency', viewCurrency(site, view)),
          }),
          name: (rep) => repLink(rep, context),
        },
        context,
      ),
      h('p', { class: 'note' }, t('reps.commissionNote')),
    );
  },
};
