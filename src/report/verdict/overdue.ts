/** The verdict on what is overdue: how it changed where that matters most, who is behind it, and what weighs against. */
import { dateLabel } from '../../format/label.ts';
import { isPrintedZero, type MoneyOptions, money, percent } from '../../format/number.ts';
import type { Span } from '../../format/span.ts';
import { sentences } from '../../i18n/locale.ts';
import { amountChange } from '../../metrics/ask/contributions.ts';
import { NOT_DUE } from '../../metrics/bucket-ids.ts';
import type { Answer, AnswerRow, Question } from '../../metrics/types.ts';
import { comparisonOver, judgedSpans } from '../../view/comparison.ts';
import { questionFor } from '../../view/question.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import type { RenderContext } from '../page.ts';
import { rowsOf, singleValue } from '../parts/answer-rows.ts';
import { causeOf } from './cause.ts';
import { courseOf, historyPeriod } from './history.ts';
import { type JudgedChange, judgeChanges, type Verdict, verdictOf } from './judge.ts';
import { causeSentence, holderSentence, ofWhom, TIMES, timesText } from './sentences.ts';

/** A change below this share of what is owed is not worth a headline. */
const LEAST_OF_BOOK = 0.02;
/** What was less than this share of what is owed is a small base: its multiples say little. */
const SMALL_BASE = 0.01;

/** What overdue is split into to find the cause of a change; null for the books of one customer. */
export type PartsBy = 'customer' | 'rep' | 'bucket' | null;

function partsQuestion(view: View, by: PartsBy, at: Partial<Question> = {}): Question {
  if (by === 'bucket') return questionFor(view, 'aging', ['bucket'], { ...at, basis: 'due' });
  return questionFor(view, 'overdue_amount', by ? [by] : [], at);
}

export function overdueQuestions(
  site: Site,
  view: View,
  by: PartsBy = 'customer',
): Record<string, Question> {
  const period = historyPeriod(site, view);
  const spans = judgedSpans(site, view).map((span) => [
    `verdict.${span}`,
    partsQuestion(view, by, { asOf: comparisonOver(span, site, view)!.asOf }),
  ]);
  return {
    'verdict.open': questionFor(view, 'open_amount'),
    'verdict.now': partsQuestion(view, by),
    ...Object.fromEntries(spans),
    ...(period
      ? { 'verdict.history': questionFor(view, 'overdue_amount', ['month'], { period }) }
      : {}),
    ...(site.inputs.dispute
      ? { 'verdict.disputed': questionFor(view, 'disputed_overdue_amount') }
      : {}),
  };
}

export interface OverdueStanding {
  open: number;
  overdue: number;
  /** By what it is split into. */
  by: PartsBy;
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
  by: PartsBy = 'customer',
): OverdueStanding {
  const { site, view } = context;
  const late = (name: string): AnswerRow[] =>
    rowsOf(answers[name]!, context).filter((row) => row.by.bucket !== NOT_DUE);
  const now = late('verdict.now');
  return {
    open: singleValue(answers['verdict.open'], context) ?? 0,
    overdue: total(now),
    by,
    now,
    earlier: Object.fromEntries(
      judgedSpans(site, view).map((span) => [span, late(`verdict.${span}`)]),
    ),
    history: courseOf(answers['verdict.history'], context),
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
  { first, second }: Verdict,
  { t, locale, view }: RenderContext,
  options: MoneyOptions,
): string {
  const amount = money(overdue, options);
  const share = percent(open > 0 ? overdue / open : null, locale);
  if (overdue <= 0 && open <= 0) return t('verdict.overdue.nothingOwed');
  if (overdue <= 0) return t('verdict.overdue.none', { open: money(open, options) });
  if (!first) return t('verdict.overdue.only', { amount, share });
  const ago = t(`verdict.ago.${first.span}`);
  if (!first.isMaterial && (second?.isMaterial || view.compare))
    return t('verdict.overdue.sameSince', { ago, amount, share });
  if (!first.isMaterial) return t('verdict.overdue.same', { amount, share });
  if (first.before <= 0) return t('verdict.overdue.new', { amount, ago });
  const times = overdue / first.before;
  if (times >= TIMES)
    return t('verdict.overdue.times', { amount, ago, times: timesText(times, locale) });
  const change = money(Math.abs(first.change), options);
  const way = first.change > 0 ? 'rose' : 'fell';
  return t(`verdict.overdue.${way}`, { amount, change, ago });
}

/** Who is behind a material change; without one who holds most of what is overdue. */
function causeText(
  { by, now, earlier, overdue }: OverdueStanding,
  first: JudgedChange | null,
  context: RenderContext,
  options: MoneyOptions,
): string {
  if (!by || overdue <= 0 || context.view.filter[by as 'rep'] !== undefined) return '';
  if (!first?.isMaterial) return holderSentence(now, by, context);
  const parts = amountChange(earlier[first.span]!, now, by);
  // who is all there is needs no share of the change
  if (parts.length === 1) return holderSentence(now, by, context);
  return causeSentence(causeOf(parts, first.change), first.change, by, context, options);
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
  const { by } = standing;
  const verdict = overdueVerdict(standing, view.compare);
  const { first, second } = verdict;
  const opening = changeSentence(standing, verdict, context, options);
  const cause = causeText(standing, first, context, options);
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
    // the page of one customer names it itself
    first: by === null ? opening : ofWhom(sentences(locale, [opening, cause]), context),
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
