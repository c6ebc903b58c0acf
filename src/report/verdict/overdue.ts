/** The verdict on what is overdue: how it changed where that matters most, who is behind it, and what weighs against. */
import { addDays, addMonths, monthOf, monthStart } from '../../format/date.ts';
import { dateLabel } from '../../format/label.ts';
import { decimal, isPrintedZero, type MoneyOptions, money, percent } from '../../format/number.ts';
import type { Span } from '../../format/span.ts';
import { sentences } from '../../i18n/locale.ts';
import { amountChange } from '../../metrics/ask/contributions.ts';
import type { Answer, AnswerRow, Question } from '../../metrics/types.ts';
import { comparisonOver, spansOf } from '../../view/comparison.ts';
import { questionFor } from '../../view/question.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import type { RenderContext } from '../page.ts';
import { rowsOf, singleValue } from '../parts/answer-rows.ts';
import { causeOf, holdersOf, type Part } from './cause.ts';
import { type JudgedChange, judgeChanges, type Verdict, verdictOf } from './judge.ts';
import { causeSentence, listNames, ofWhom } from './sentences.ts';

/** A change below this share of what is owed is not worth a headline. */
const LEAST_OF_BOOK = 0.02;
/** What was less than this share of what is owed is a small base: its multiples say little. */
const SMALL_BASE = 0.01;
/** Month ends that the history of changes is taken from. */
const HISTORY_MONTHS = 60;
/** From here on “times a year ago” says more than an amount. */
const TIMES = 1.5;
const NAMED = 3;

/** The spans to judge: those that the data reaches back over, and the reader's. */
function judgedSpans(site: Site, view: View): Span[] {
  const spans = spansOf(site, view);
  const { compare } = view;
  const isMore = compare && !spans.includes(compare) && comparisonOver(compare, site, view);
  return isMore ? [...spans, compare] : spans;
}

export function overdueQuestions(site: Site, view: View): Record<string, Question> {
  const first = monthStart(addMonths(monthOf(view.asOf), -HISTORY_MONTHS));
  const from = first < site.firstDate ? monthStart(monthOf(site.firstDate)) : first;
  const to = addDays(monthStart(monthOf(view.asOf)), -1);
  const spans = judgedSpans(site, view).map((span) => [
    `verdict.${span}`,
    questionFor(view, 'overdue_amount', ['customer'], {
      asOf: comparisonOver(span, site, view)!.asOf,
    }),
  ]);
  return {
    'verdict.open': questionFor(view, 'open_amount'),
    'verdict.now': questionFor(view, 'overdue_amount', ['customer']),
    ...Object.fromEntries(spans),
    ...(from < to
      ? {
          'verdict.history': questionFor(view, 'overdue_amount', ['month'], {
            period: { from, to },
          }),
        }
      : {}),
    ...(site.inputs.dispute
      ? { 'verdict.disputed': questionFor(view, 'disputed_overdue_amount') }
      : {}),
  };
}

export interface OverdueStanding {
  open: number;
  overdue: number;
  /** By customer. */
  now: AnswerRow[];
  earlier: Partial<Record<Span, AnswerRow[]>>;
  /** At month ends before, in order. */
  history: (number | null)[];
  disputed: number;
}

const total = (rows: AnswerRow[]): number => rows.reduce((sum, row) => sum + (row.value ?? 0), 0);

export function overdueStanding(
  answers: Record<string, Answer>,
  context: RenderContext,
): OverdueStanding {
  const { site, view } = context;
  const now = rowsOf(answers['verdict.now']!, context);
  const history = answers['verdict.history'];
  return {
    open: singleValue(answers['verdict.open'], context) ?? 0,
    overdue: total(now),
    now,
    earlier: Object.fromEntries(
      judgedSpans(site, view).map((span) => [span, rowsOf(answers[`verdict.${span}`]!, context)]),
    ),
    history: history
      ? rowsOf(history, context)
          .toSorted((a, b) => (a.by.month! < b.by.month! ? -1 : 1))
          .map(({ value }) => value)
      : [],
    disputed: singleValue(answers['verdict.disputed'], context) ?? 0,
  };
}

/** The changes of overdue, the one that matters most first. */
export const overdueVerdict = (standing: OverdueStanding, chosen?: Span): Verdict =>
  verdictOf(
    judgeChanges({
      now: standing.overdue,
      earlier: Object.fromEntries(
        Object.entries(standing.earlier).map(([span, rows]) => [span, total(rows)]),
      ),
      history: standing.history,
      least: LEAST_OF_BOOK * Math.max(standing.open, standing.overdue),
    }),
    chosen,
  );

function changeSentence(
  { overdue, open }: OverdueStanding,
  first: JudgedChange | null,
  { t, locale }: RenderContext,
  options: MoneyOptions,
): string {
  const amount = money(overdue, options);
  const share = percent(open > 0 ? overdue / open : null, locale);
  if (overdue <= 0 && open <= 0) return t('verdict.overdue.nothingOwed');
  if (overdue <= 0) return t('verdict.overdue.none', { open: money(open, options) });
  if (!first) return t('verdict.overdue.only', { amount, share });
  if (!first.isMaterial) return t('verdict.overdue.same', { amount, share });
  const ago = t(`verdict.ago.${first.span}`);
  if (first.before <= 0) return t('verdict.overdue.new', { amount, ago });
  const times = overdue / first.before;
  if (times >= TIMES)
    return t('verdict.overdue.times', { amount, ago, times: decimal(times, locale) });
  const change = money(Math.abs(first.change), options);
  const way = first.change > 0 ? 'rose' : 'fell';
  return t(`verdict.overdue.${way}`, { amount, change, ago });
}

/** “One customer, Yuanzhou, holds 55% of it.” */
function holderSentence({ now }: OverdueStanding, { t, locale, label }: RenderContext): string {
  const sorted = now
    .filter((row) => (row.value ?? 0) > 0)
    .sort((a, b) => b.value! - a.value!)
    .map((row) => ({ name: label('customer', row.by.customer ?? null), value: row.value! }));
  const holders = holdersOf(sorted.map(({ value }) => value));
  if (!holders) return '';
  if (holders.of === 1) return t('verdict.held.all', { name: sorted[0]!.name });
  const { count: n, of } = holders;
  const share = percent(holders.share, locale, 0);
  if (n > NAMED) return t('verdict.held.spread', { of, n });
  const names = listNames(
    sorted.slice(0, n).map(({ name }) => name),
    { t },
  );
  return n === 1
    ? t('verdict.held.one', { names, share })
    : t('verdict.held.few', { names, n, share });
}

export interface VerdictText {
  /** The page's first line. */
  first: string;
  /** What weighs against it or stands beside it, for the second line. */
  second: string[];
}

/** The first line and the counter-weights; amounts in minor units, printed by `options`. */
export function overdueText(
  standing: OverdueStanding,
  context: RenderContext,
  options: MoneyOptions,
): VerdictText {
  const { t, view, site, locale } = context;
  const { first, second } = overdueVerdict(standing, view.compare);
  const opening = changeSentence(standing, first, context, options);
  const parts: Part[] =
    first?.isMaterial && standing.overdue > 0
      ? amountChange(standing.earlier[first.span]!, standing.now, 'customer')
      : [];
  const isOneBook = view.filter.customer !== undefined;
  const cause = isOneBook
    ? ''
    : parts.length > 0
      ? causeSentence(causeOf(parts, first!.change), first!.change, context)
      : standing.overdue > 0
        ? holderSentence(standing, context)
        : '';
  const since = (judged: JudgedChange | null): string[] => {
    if (!judged || standing.overdue <= 0) return [];
    const change = money(judged.change, { ...options, signed: true });
    if (isPrintedZero(change)) return [];
    const date = dateLabel(comparisonOver(judged.span, site, view)!.asOf, locale);
    return [t('verdict.since', { change, date })];
  };
  const isSmallBase =
    first?.isMaterial && first.before > 0 && first.before < SMALL_BASE * standing.open;
  return {
    first: ofWhom(sentences(locale, [opening, cause]), context),
    second: [
      ...(first?.isMaterial ? [] : since(first)),
      ...since(second),
      ...(isSmallBase ? [t('verdict.smallBase', { before: money(first.before, options) })] : []),
      ...(standing.disputed > 0
        ? [t('verdict.disputed', { amount: money(standing.disputed, options) })]
        : []),
    ],
  };
}
