/** The overview's first line: what is overdue, how that changed, who holds it. */
import { dateLabel } from '../../format/label.ts';
import { type MoneyOptions, money, percent } from '../../format/number.ts';
import type { Answer } from '../../metrics/types.ts';
import { comparisonOf } from '../../view/comparison.ts';
import { questionFor } from '../../view/question.ts';
import { needsCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { pageMoney, rowsOf, scaleQuestions, singleValue } from '../parts/answer-rows.ts';
import { emptiness, emptinessQuestions } from '../parts/emptiness.ts';
import { scope } from '../parts/filter-line.ts';

/** A change below this share of the earlier amount is not worth a headline. */
const MATERIAL = 0.02;
const TOP = 3;

export interface Standing {
  open: number;
  overdue: number;
  /** At the month end before; null where the data begins later. */
  before: number | null;
  /** Overdue amount per customer, largest first. */
  debtors: number[];
}

/** The sentence for a standing; amounts in minor units. */
export function answerSentence(
  standing: Standing,
  context: Pick<RenderContext, 'locale' | 't'>,
  options: MoneyOptions,
): string {
  const { t, locale } = context;
  const { open, overdue, before, debtors } = standing;
  const amount = money(overdue, options);
  if (overdue <= 0) {
    return open > 0
      ? t('overview.answer.allGood', { open: money(open, options) })
      : t('overview.answer.nothingOpen');
  }
  const change = before === null ? null : overdue - before;
  const first =
    change === null
      ? t('overview.answer.level', { amount, share: percent(overdue / open, locale) })
      : Math.abs(change) < MATERIAL * Math.max(before!, 1)
        ? t('overview.answer.same', { amount })
        : t(change > 0 ? 'overview.answer.rose' : 'overview.answer.fell', {
            change: money(Math.abs(change), options),
            amount,
          });
  const count = Math.min(TOP, debtors.length);
  if (debtors.length < 2) return first + t('overview.answer.end');
  const theirs = debtors.slice(0, count).reduce((sum, value) => sum + value, 0);
  return (
    first + t('overview.answer.held', { n: count, share: percent(theirs / overdue, locale, 0) })
  );
}

function standingOf(answers: Record<string, Answer>, context: RenderContext): Standing {
  return {
    open: singleValue(answers.scaleOpen, context) ?? 0,
    overdue: singleValue(answers.overdue, context) ?? 0,
    before: answers.before ? singleValue(answers.before, context) : null,
    debtors: rowsOf(answers.debtors!, context)
      .map((row) => row.value ?? 0)
      .filter((value) => value > 0)
      .sort((a, b) => b - a),
  };
}

/** What the reader must know before trusting an amount: other currencies, missing payments. */
function notes(context: RenderContext): HTMLElement[] {
  const { h, site, view, t, label } = context;
  const texts: string[] = [];
  if (needsCurrency(site) && view.filter.currency !== undefined) {
    const others = site.currencies.filter((currency) => currency !== view.filter.currency);
    texts.push(
      t('common.currencyNote', {
        currency: label('currency', view.filter.currency),
        others: others.join(', '),
      }),
    );
  }
  if (!site.hasPayments) texts.push(t('common.noPayments'));
  return texts.map((text) => h('p', { class: 'note' }, text));
}

export const answerBlock: Block = {
  id: 'answer',
  questions(site, view) {
    const before = comparisonOf(site, view)?.asOf;
    return {
      ...scaleQuestions(view),
      ...emptinessQuestions(site, view),
      overdue: questionFor(view, 'overdue_amount'),
      ...(before ? { before: questionFor(view, 'overdue_amount', [], { asOf: before }) } : {}),
      debtors: questionFor(view, 'overdue_amount', ['customer']),
    };
  },
  render(answers, context) {
    const { h, locale, site, view, t } = context;
    const { currency, scale } = pageMoney(answers, context);
    const before = comparisonOf(site, view)?.asOf;
    const when = dateLabel(view.asOf, locale);
    const who = before
      ? t('overview.who.compared', {
          scope: scope(context),
          date: when,
          before: dateLabel(before, locale),
        })
      : t('overview.who', { scope: scope(context), date: when });
    return h(
      'div',
      null,
      h(
        'p',
        { class: 'answer' },
        emptiness(answers, context) ??
          answerSentence(standingOf(answers, context), context, { currency, locale, scale }),
      ),
      h('p', { class: 'who' }, `${who} · `, h('a', { href: 'change/' }, t('overview.why'))),
      notes(context),
    );
  },
};
