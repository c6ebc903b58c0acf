/** The first line of the change page: what overdue did, how many customers pushed which way, and what DSO did. */

import { dateLabel } from '../../format/label.ts';
import { decimal, type MoneyScale, money } from '../../format/number.ts';
import { sumOf } from '../../format/sum-of.ts';
import { sentences } from '../../i18n/locale.ts';
import type { Contribution } from '../../metrics/ask/contributions.ts';
import { viewCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { emptinessQuestions, emptyPage } from '../parts/emptiness.ts';
import { figure, figureCardsBox, judge } from '../parts/figure.ts';
import { differenceText } from '../parts/figure-change.ts';
import { scope } from '../parts/filter-line.ts';
import { causeOf } from '../verdict/cause.ts';
import { causeSentence, ofWhom } from '../verdict/sentences.ts';
import { type Changes, changeQuestions, changeScale, changesOf } from './data.ts';
import { dsoSentence } from './dso.ts';

function answerOf(before: number, after: number, isBothWays: boolean) {
  if (before === after) return 'even';
  if (before === 0) return 'new';
  if (after === 0) return 'gone';
  const way = after > before ? 'rose' : 'fell';
  return isBothWays ? way : (`${way}Only` as const);
}

/** "Overdue rose ¥0.12 M to ¥2.4 M: 14 customers added ¥0.5 M, 9 took ¥0.4 M off." */
function changeSentence(parts: Contribution[], scale: MoneyScale, context: RenderContext): string {
  const { t, locale, site, view } = context;
  const currency = viewCurrency(site, view);
  const after = sumOf(parts, (part) => part.after);
  const before = sumOf(parts, (part) => part.before);
  const change = after - before;
  const text = (minor: number): string => money(minor, { currency, locale, scale });
  const up = parts.filter((part) => part.change > 0);
  const down = parts.filter((part) => part.change < 0);
  if (up.length === 0 && down.length === 0) return t('change.answer.same', { amount: text(after) });
  const key = answerOf(before, after, up.length > 0 && down.length > 0);
  return t(`change.answer.${key}`, {
    change: text(Math.abs(change)),
    amount: text(after),
    n: up.length,
    added: text(sumOf(up, (part) => part.change)),
    m: down.length,
    less: text(-sumOf(down, (part) => part.change)),
  });
}

/** Who is behind the change, where few are. */
function cause(parts: Contribution[], context: RenderContext): string {
  if (context.view.filter.customer !== undefined) return '';
  const change = sumOf(parts, (part) => part.change);
  return causeSentence(causeOf(parts, change), change, 'customer', context);
}

function figures(changes: Changes, context: RenderContext): HTMLElement[] {
  const { t, locale, site, view } = context;
  const options = {
    currency: viewCurrency(site, view),
    locale,
    scale: changeScale(changes, context),
  };
  const against = t('change.since', { date: dateLabel(changes.since, locale) });
  const amount = (
    id: 'overdue_amount' | 'open_amount',
    parts: Contribution[],
    better: 'lower' | null,
  ): HTMLElement => {
    const after = sumOf(parts, (part) => part.after);
    const change = after - sumOf(parts, (part) => part.before);
    return figure(context, {
      metric: id,
      label: t(`overview.metric.${id}`),
      value: after,
      text: money(after, options),
      change: {
        text: differenceText(change, 'minor', context, options),
        against,
        ...judge(change, better),
      },
    });
  };
  const { dso } = changes;
  const cards = [
    amount('overdue_amount', changes.overdue, 'lower'),
    amount('open_amount', changes.open, null),
  ];
  if (!dso) return cards;
  const change = dso.after - dso.before;
  const text = differenceText(change, 'days', context, options);
  return [
    ...cards,
    figure(context, {
      metric: 'dso',
      label: t('overview.metric.dso'),
      value: dso.after,
      text: decimal(dso.after, locale),
      unit: t('overview.days'),
      change: { text, against, ...judge(change, 'lower') },
    }),
  ];
}

export const changeAnswer: Block = {
  id: 'answer',
  questions: (site, view) => ({
    ...changeQuestions(site, view),
    ...emptinessQuestions(site, view),
  }),
  render(answers, context) {
    const { h, t, locale, view } = context;
    const changes = changesOf(answers, context);
    const empty = emptyPage(answers, context);
    if (empty) return empty;
    if (!changes) return h('p', { class: 'answer' }, t('change.nothingBefore'));
    return h(
      'div',
      null,
      h(
        'p',
        { class: 'answer' },
        ofWhom(
          sentences(locale, [
            changeSentence(changes.overdue, changeScale(changes, context), context),
            cause(changes.overdue, context),
            dsoSentence(changes.dso, context, 'change.answer.dso'),
          ]),
          context,
        ),
      ),
      h(
        'p',
        { class: 'who' },
        t('change.who', {
          scope: scope(context),
          since: dateLabel(changes.since, locale),
          date: dateLabel(view.asOf, locale),
        }),
      ),
      figureCardsBox(h, figures(changes, context)),
    );
  },
};
