/** The first line of the page of terms: whether invoices go out late, and where; what discounts cost last quarter. */
import { monthLabel } from '../../format/label.ts';
import { count, decimal, percent, wholeMoney } from '../../format/number.ts';
import { sentences } from '../../i18n/locale.ts';
import { type Answer, NONE, type Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import { viewCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { rowInCurrency, rowsOf, singleValue } from '../parts/answer-rows.ts';
import { emptinessQuestions, emptyPage } from '../parts/emptiness.ts';
import { value } from '../parts/figure.ts';
import { scope } from '../parts/filter-line.ts';
import { ofWhom } from '../verdict/sentences.ts';
import { lastQuarter } from './quarters.ts';

/** Of invoices that go out after the set days, from this share on invoicing is late. */
const LATE_SHARE = 0.1;

function termsQuestions(site: Site, view: View): Record<string, Question> {
  const { from, to } = lastQuarter(site, view);
  const period = { from, to };
  return {
    terms: questionFor(view, 'terms_days_settled'),
    taken: questionFor(view, 'days_to_pay'),
    issued: questionFor(view, 'issued_item_count'),
    without: questionFor(view, 'no_terms_count'),
    ...(site.inputs.delivery
      ? {
          lag: questionFor(view, 'invoicing_lag_weighted'),
          items: questionFor(view, 'delivered_item_count'),
          late: questionFor(view, 'invoiced_late_count'),
          ...(site.inputs.rep ? { lateBy: questionFor(view, 'invoiced_late_count', ['rep']) } : {}),
        }
      : {}),
    ...(site.inputs.discount
      ? {
          cost: questionFor(view, 'discount_amount', [], { period }),
          tooLate: questionFor(view, 'discount_late_amount', [], { period }),
        }
      : {}),
  };
}

/** “Invoicing is late: 20% go out more than 3 days after delivery, …” or that it is in time. */
function invoicingText(answers: Record<string, Answer>, context: RenderContext): string | null {
  const { t, locale, site, label, view } = context;
  const items = singleValue(answers.items, context) ?? 0;
  const late = singleValue(answers.late, context) ?? 0;
  const lag = singleValue(answers.lag, context);
  if (items === 0 || lag === null) return null;
  const parts = {
    share: percent(late / items, locale, 0),
    days: site.params.invoicingLagDays,
    lag: decimal(lag, locale),
  };
  const isLate = late / items >= LATE_SHARE;
  const first = t(isLate ? 'terms.answerLate' : 'terms.answerInTime', parts);
  const [most] = (answers.lateBy ? rowsOf(answers.lateBy, context) : [])
    .filter((row) => (row.value ?? 0) > 0)
    .sort((a, b) => b.value! - a.value!);
  if (!most || view.filter.rep !== undefined) return first;
  const where = t(most.value === late ? 'terms.answerWhereAll' : 'terms.answerWhere', {
    name: label('rep', most.by.rep ?? NONE),
    n: count(most.value, locale),
    all: count(late, locale),
  });
  return sentences(locale, [first, where]);
}

/** “Discounts cost ¥7,001 in Q2 2026, of it ¥0 taken too late.” */
function discountText(answers: Record<string, Answer>, context: RenderContext): string | null {
  const { t, locale, site, view } = context;
  if (!answers.cost) return null;
  const cost = singleValue(answers.cost, context) ?? 0;
  const late = singleValue(answers.tooLate, context) ?? 0;
  const quarter = monthLabel(lastQuarter(site, view).key, locale);
  if (cost === 0) return t('terms.answerNoDiscount', { quarter });
  // in full: beside the receivables they are small
  const print = (minor: number): string => wholeMoney(minor, viewCurrency(site, view), locale);
  const parts = { quarter, cost: print(cost), late: print(late) };
  return t(late > 0 ? 'terms.answerDiscountLate' : 'terms.answerDiscount', parts);
}

/** “Customers were given 56 days and took 58.” */
function takenText(answers: Record<string, Answer>, context: RenderContext): string {
  const { t, locale } = context;
  const read = (name: string): number | null => singleValue(answers[name], context);
  const [terms, taken, issued] = [read('terms'), read('taken'), read('issued')];
  if (terms === null || taken === null) return t('terms.answerNothingSettled');
  const parts = { terms: decimal(terms, locale, 0), taken: decimal(taken, locale, 0) };
  // counted from the issue, as where payment at once was agreed
  const nothingSaid = issued !== null && issued > 0 && read('without') === issued;
  return nothingSaid ? t('terms.answerNoTerms', parts) : t('terms.answerTaken', parts);
}

export const termsAnswer: Block = {
  id: 'answer',
  questions: (site, view) => ({
    ...termsQuestions(site, view),
    ...emptinessQuestions(site, view),
  }),
  render(answers, context) {
    const empty = emptyPage(answers, context);
    if (empty) return empty;
    const { h, t, locale, site, view } = context;
    const text = sentences(locale, [
      invoicingText(answers, context),
      discountText(answers, context),
      takenText(answers, context),
    ]);
    const row = rowInCurrency(answers.cost, context);
    const { from, to, key } = lastQuarter(site, view);
    return h(
      'div',
      null,
      h('p', { class: 'answer' }, ofWhom(text, context)),
      h(
        'p',
        { class: 'who' },
        scope(context),
        answers.cost
          ? [
              ' · ',
              t('common.nameThen', {
                name: t('terms.discountsOf', { quarter: monthLabel(key, locale) }),
              }),
              value(
                h,
                'discount_amount',
                row?.value ?? 0,
                wholeMoney(row?.value ?? 0, viewCurrency(site, view), locale),
                { period: { from, to } },
              ),
            ]
          : null,
      ),
    );
  },
};
