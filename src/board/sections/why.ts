/** Why overdue moved: from what was overdue to what is, by customer, to the cent. */

import type { WaterfallStep } from '../../charts/waterfall.ts';
import { dateLabel } from '../../format/label.ts';
import { exactMoney, type MoneyOptions, money, moneyUnit } from '../../format/number.ts';
import type { Span } from '../../format/span.ts';
import { sumOf } from '../../format/sum-of.ts';
import { sentences } from '../../i18n/locale.ts';
import { amountChange, type Contribution } from '../../metrics/ask/contributions.ts';
import { viewCurrency } from '../../report/context.ts';
import { pageMoney, scaleQuestions } from '../../report/parts/answer-rows.ts';
import { causeOf } from '../../report/verdict/cause.ts';
import {
  type OverdueStanding,
  overdueQuestions,
  overdueStanding,
  overdueVerdict,
} from '../../report/verdict/overdue.ts';
import { causeSentence } from '../../report/verdict/sentences.ts';
import { comparisonOver } from '../../view/comparison.ts';
import { currencyFactor, figureCell, textCell } from '../figure-parts.ts';
import type { BoardContext, Section } from '../section.ts';
import type { SlideTable } from '../slide.ts';

/** Customers by name; the others are one step. */
const NAMED = 6;

interface Bridge {
  since: string;
  change: number;
  named: Contribution[];
  others: Contribution[];
  before: number;
}

function bridgeOf(standing: OverdueStanding, span: Span, context: BoardContext): Bridge {
  const { site, view, locale } = context;
  const parts = amountChange(standing.earlier[span]!, standing.now, 'customer');
  const moved = parts.filter((part) => part.change !== 0);
  return {
    since: dateLabel(comparisonOver(span, site, view)!.asOf, locale),
    change: sumOf(parts, (part) => part.change),
    named: moved.slice(0, NAMED),
    others: parts.filter((part) => !moved.slice(0, NAMED).includes(part)),
    before: sumOf(parts, (part) => part.before),
  };
}

function steps(bridge: Bridge, now: number, context: BoardContext): WaterfallStep[] {
  const { t, label, view, locale } = context;
  const delta = (name: string, value: number): WaterfallStep => ({
    label: name,
    value,
    kind: 'delta',
    good: value < 0,
  });
  const rest = sumOf(bridge.others, (part) => part.change);
  return [
    { label: bridge.since, value: bridge.before, kind: 'total' },
    ...bridge.named.map((part) => delta(label('customer', part.key), part.change)),
    ...(rest === 0 ? [] : [delta(t('board.others', { n: bridge.others.length }), rest)]),
    { label: dateLabel(view.asOf, locale), value: now, kind: 'total' },
  ];
}

function partsTable(bridge: Bridge, now: number, context: BoardContext): SlideTable {
  const { t, label, site, view, locale } = context;
  const currency = viewCurrency(site, view);
  const exact = (minor: number): string => exactMoney(minor, currency, locale);
  const row = (name: string, before: number, after: number) => [
    textCell(name),
    figureCell('overdue_amount', before, exact(before)),
    figureCell('overdue_amount', after, exact(after)),
    textCell((after > before ? '+' : '') + exact(after - before)),
  ];
  const { others } = bridge;
  return {
    columns: [
      { label: t('common.filter.customer') },
      { label: bridge.since, isNumber: true },
      { label: dateLabel(view.asOf, locale), isNumber: true },
      { label: t('board.change'), isNumber: true },
    ],
    rows: [
      ...bridge.named.map((part) => row(label('customer', part.key), part.before, part.after)),
      ...(others.length === 0
        ? []
        : [
            row(
              t('board.others', { n: others.length }),
              sumOf(others, (part) => part.before),
              sumOf(others, (part) => part.after),
            ),
          ]),
      row(t('common.total'), bridge.before, now),
    ],
    hasTotal: true,
  };
}

export const whySection: Section = {
  questions: (site, view) => ({ ...scaleQuestions(view), ...overdueQuestions(site, view) }),
  slide(answers, context) {
    const { t, locale, view } = context;
    const { currency, scale } = pageMoney(answers, context);
    const options: MoneyOptions = { currency, scale, locale };
    const standing = overdueStanding(answers, context);
    const span = overdueVerdict(standing, view.compare).first?.span;
    if (!span) return null;
    const bridge = bridgeOf(standing, span, context);
    const now = standing.overdue;
    const moved = [...bridge.named, ...bridge.others];
    // one customer alone, a chosen one, is no cause of its own change
    const cause =
      moved.length < 2
        ? ''
        : causeSentence(causeOf(moved, bridge.change), bridge.change, 'customer', context, options);
    const change = money(bridge.change, { ...options, signed: true });
    const unit = moneyUnit(currency, scale, locale) || t('common.noCurrency');
    return {
      topic: t('board.topic.why'),
      title:
        bridge.change === 0
          ? t('board.why.none', { date: bridge.since })
          : sentences(locale, [t('board.why.title', { change, date: bridge.since }), cause]),
      lines: [],
      figures: [],
      chart: {
        kind: 'bridge',
        label: t('board.why.unit', { unit }),
        steps: steps(bridge, now, context),
        format: (value) => money(value, { ...options, bare: true }),
        factor: currencyFactor(currency, scale),
      },
      table: partsTable(bridge, now, context),
    };
  },
};
