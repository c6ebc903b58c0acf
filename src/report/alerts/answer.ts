/** The first line of the page: who has to be acted on, how much money that is, and whom first. */

import { narrowedBy } from '../../alerts/rule-parts.ts';
import { type MoneyOptions, money, moneyScale, percent } from '../../format/number.ts';
import { sumOf } from '../../format/sum-of.ts';
import { sentences } from '../../i18n/locale.ts';
import { viewCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { emptinessQuestions, emptyPage } from '../parts/emptiness.ts';
import { hasReason, reasonsOf, stepText } from '../parts/work-text.ts';
import { ofWhom } from '../verdict/sentences.ts';
import { ruleName } from './evidence.ts';
import { type Found, foundBy, foundQuestions } from './found.ts';

/** “24 customers need action: they owe ¥2.3 M of the ¥2.4 M overdue.” */
function whoText(
  { customers, overdue, outcomes }: Found,
  context: RenderContext,
  options: MoneyOptions,
) {
  const { t, locale, view } = context;
  const n = customers.length;
  const theirs = sumOf(customers, (item) => item.overdue);
  if (n === 0)
    return view.rule === undefined
      ? t('alerts.answerNone', { n: outcomes.filter(({ state }) => state === 'evaluated').length })
      : t('alerts.answerNobody');
  if (theirs <= 0) return t('alerts.answerNotLate', { n });
  const parts = { n, amount: money(theirs, options), total: money(overdue, options) };
  return theirs >= overdue
    ? t('alerts.answerAll', parts)
    : t('alerts.answer', { ...parts, share: percent(theirs / overdue, locale, 0) });
}

/** “First Yuanzhou, ¥1.3 M late: 43% over its credit limit; next step: stop supply.” */
function firstText(
  { customers }: Found,
  context: RenderContext,
  options: MoneyOptions,
): string | null {
  const { t, label, view } = context;
  const print = (minor: number | null): string => money(minor, options);
  const [first] = customers;
  if (!first) return null;
  const name = label('customer', first.customer);
  const { step } = stepText(first, context, print);
  const rule = ruleName(view.rule ?? first.alerts[0]!.rule, context);
  if (first.overdue <= 0) return t('alerts.firstNotLate', { name, rule });
  // a rule that calls for no step has no other words than its name
  const reason = hasReason(first) ? reasonsOf(first, context, print)[0]! : rule;
  return t('alerts.first', { name, amount: money(first.overdue, options), reason, step });
}

function sentence(found: Found, context: RenderContext): string {
  const { t, locale, site, view } = context;
  const currency = viewCurrency(site, view);
  const theirs = sumOf(found.customers, (item) => item.overdue);
  const options = { currency, locale, scale: moneyScale([theirs], currency, locale) };
  const text = sentences(locale, [
    whoText(found, context, options),
    firstText(found, context, options),
  ]);
  return view.rule === undefined
    ? text
    : t('verdict.owner', { whose: ruleName(view.rule, context), sentence: text });
}

/** How much fired, and what could not be judged: “no data” is never “healthy”. */
function counts({ customers, company, outcomes }: Found, { t }: RenderContext): string[] {
  const alerts = [...customers.flatMap((item) => item.alerts), ...company];
  const high = alerts.filter(({ severity }) => severity === 'high').length;
  const blind = outcomes.filter(({ state }) => state === 'not_evaluated').length;
  return [
    ...(alerts.length > 0 ? [t('alerts.count', { n: alerts.length, high })] : []),
    ...(company.length > 0 ? [t('alerts.countCompany', { n: company.length })] : []),
    ...(blind > 0 ? [t('alerts.blind', { n: blind })] : []),
  ];
}

export const alertsAnswer: Block = {
  id: 'answer',
  questions: (site, view) => ({
    ...foundQuestions(site, view),
    ...emptinessQuestions(site, view),
  }),
  render(answers, context) {
    const empty = emptyPage(answers, context);
    if (empty) return empty;
    const { h, t, view } = context;
    const found = foundBy(answers, context);
    const isNarrowed = narrowedBy(view, 'customer').length > 0;
    return h(
      'div',
      null,
      h('p', { class: 'answer' }, ofWhom(sentence(found, context), context)),
      h(
        'p',
        { class: 'who' },
        [...counts(found, context), ...(isNarrowed ? [t('alerts.whole')] : [])].join(' · '),
      ),
    );
  },
};
