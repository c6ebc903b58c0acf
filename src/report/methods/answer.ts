/** The first line of the methods of payment: by which most comes, how late, which is slowest, what receiving it costs. */
import { decimal, type MoneyOptions, money, percent } from '../../format/number.ts';
import { sentences } from '../../i18n/locale.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import type { Block, RenderContext } from '../page.ts';
import { pageOptions, scaleQuestions } from '../parts/answer-rows.ts';
import { emptinessQuestions, emptyPage } from '../parts/emptiness.ts';
import { value } from '../parts/figure.ts';
import { periodLabel, scope } from '../parts/filter-line.ts';
import { ofWhom } from '../verdict/sentences.ts';
import { methodName, methodQuestions, type PaidBy, paidByMethod, paidInAll } from './paid.ts';

/** A method with less of the money than this is not called the slowest. */
const WEIGHT = 0.05;

function daysText(days: number, { t, locale }: RenderContext): string {
  const text = decimal(Math.abs(days), locale);
  if (Number(Math.abs(days).toFixed(1)) === 0) return t('methods.onTime');
  return t(days > 0 ? 'methods.late' : 'methods.early', { days: text });
}

/** The one of weight that comes latest; null of one method alone. */
function slowestOf(rows: PaidBy[]): PaidBy | null {
  const known = rows.filter(({ share, daysLate }) => daysLate !== null && (share ?? 0) >= WEIGHT);
  if (known.length < 2) return null;
  return known.reduce((slowest, row) => (row.daysLate! > slowest.daysLate! ? row : slowest));
}

function sentence(
  rows: PaidBy[],
  all: PaidBy,
  context: RenderContext,
  options: MoneyOptions,
): string {
  const { t, locale, view } = context;
  const [first] = rows;
  const period = periodLabel(context, view.period.from, view.period.to);
  if (!first) return t('methods.nothing', { period });
  const slowest = slowestOf(rows);
  const share = percent(first.share, locale, 0);
  const parts = { method: methodName(first.method, context), share, period };
  return sentences(locale, [
    first.daysLate === null
      ? t('methods.mostUndated', parts)
      : t('methods.most', { ...parts, days: daysText(first.daysLate, context) }),
    slowest === null
      ? null
      : slowest === first
        ? t('methods.slowestIsMost')
        : t('methods.slowest', {
            method: methodName(slowest.method, context),
            days: daysText(slowest.daysLate!, context),
          }),
    all.cost === null
      ? null
      : t(rows.some(({ cost }) => cost === null) ? 'methods.costsKnown' : 'methods.costs', {
          cost: money(all.cost, options),
          share: percent(all.rate, locale, 2),
        }),
  ]);
}

export const methodsAnswer: Block = {
  id: 'answer',
  questions: (site, view) => ({
    ...scaleQuestions(view),
    ...methodQuestions(view),
    ...emptinessQuestions(site, view),
  }),
  render(answers, context) {
    const empty = emptyPage(answers, context);
    if (empty) return empty;
    const { h, t, locale } = context;
    const rows = paidByMethod(answers, context);
    const all = paidInAll(rows, answers, context);
    const options = pageOptions(answers, context);
    return h(
      'div',
      null,
      h('p', { class: 'answer' }, ofWhom(sentence(rows, all, context, options), context)),
      h(
        'p',
        { class: 'who' },
        `${scope(context)} · `,
        t('common.nameThen', { name: metricLabel('paid_amount', locale) }),
        value(h, 'paid_amount', all.amount, money(all.amount, options)),
      ),
    );
  },
};
