/** The verdict on how much of what fell due comes in and how fast, each explained by its parts. */
import { monthLabel } from '../../format/label.ts';
import { decimal, isPrintedZero, percent, points } from '../../format/number.ts';
import { SPANS, type Span } from '../../format/span.ts';
import { sentences } from '../../i18n/locale.ts';
import { apportion, rateChange } from '../../metrics/ask/contributions.ts';
import type { Answer, Question } from '../../metrics/types.ts';
import { comparisonOf, comparisonOver, earlierPeriod, judgedSpans } from '../../view/comparison.ts';
import { questionFor } from '../../view/question.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import type { RenderContext } from '../page.ts';
import { firstRow, inMonthOrder, rowsOf, singleValue } from '../parts/answer-rows.ts';
import { periodLabel } from '../parts/filter-line.ts';
import { causeOf } from './cause.ts';
import { courseOf, historyPeriod } from './history.ts';
import { type JudgedChange, judgeChanges, type Verdict, verdictOf } from './judge.ts';
import type { VerdictText } from './overdue.ts';
import { ofWhom } from './sentences.ts';

const RATE = 'collection_rate_due';
const DAYS = ['dso', 'add', 'dso_best'] as const;
/** The least change of the rate, and of DSO in days, that is worth a headline. */
const LEAST_RATE = 0.01;
const LEAST_DAYS = 1;
/** A customer is named where it is this much of the change of the rate. */
const MOST = 0.6;

export function ratesQuestions(site: Site, view: View): Record<string, Question> {
  const questions: Record<string, Question> = {
    'rate.now': questionFor(view, RATE, ['customer']),
    'rate.months': questionFor(view, RATE, ['month']),
  };
  for (const metric of DAYS) questions[`${metric}.now`] = questionFor(view, metric);
  const history = historyPeriod(site, view, site.params.dsoWindowMonths);
  if (history) questions['dso.history'] = questionFor(view, 'dso', ['month'], { period: history });
  const compared = earlierPeriod(comparisonOf(site, view));
  if (compared) questions['rate.before'] = questionFor(view, RATE, ['customer'], compared);
  for (const span of judgedSpans(site, view)) {
    const comparison = comparisonOver(span, site, view)!;
    const period = earlierPeriod(comparison);
    if (period) questions[`rate.${span}`] = questionFor(view, RATE, [], period);
    for (const metric of DAYS)
      questions[`${metric}.${span}`] = questionFor(view, metric, [], { asOf: comparison.asOf });
  }
  return questions;
}

type Answers = Record<string, Answer>;

const earlierValues = (name: string, answers: Answers, context: RenderContext) =>
  Object.fromEntries(
    SPANS.filter((span) => answers[`${name}.${span}`]).map((span) => [
      span,
      singleValue(answers[`${name}.${span}`], context),
    ]),
  );

/** What came in of what fell due, over all customers; null where nothing did. */
function rateNow(answers: Answers, context: RenderContext): number | null {
  const rows = rowsOf(answers['rate.now']!, context);
  const due = rows.reduce((sum, row) => sum + (row.denominator ?? 0), 0);
  return due > 0 ? rows.reduce((sum, row) => sum + (row.numerator ?? 0), 0) / due : null;
}

function verdictOn(
  now: number | null,
  name: 'rate' | 'dso',
  least: number,
  answers: Answers,
  context: RenderContext,
): Verdict {
  if (now === null) return { first: null, second: null };
  const earlier = earlierValues(name, answers, context);
  const history = courseOf(answers[`${name}.history`], context);
  return verdictOf(judgeChanges({ now, earlier, history, least }), context.view.compare);
}

/** What lateness and terms did to DSO over a span: its two parts, which sum to the change as printed. */
function daysParts(span: Span, answers: Answers, context: RenderContext) {
  const moved = (metric: 'add' | 'dso_best'): number =>
    (singleValue(answers[`${metric}.now`], context) ?? 0) -
    (singleValue(answers[`${metric}.${span}`], context) ?? 0);
  const [late, notDue] = apportion([moved('add'), moved('dso_best')], 0.1) as [number, number];
  const signed = (days: number): string => decimal(days, context.locale, 1, true);
  return { change: signed(late + notDue), late: signed(late), notDue: signed(notDue) };
}

/** “DSO is 61.2 days, +4.0 on a year ago: lateness +6.4, not yet due −2.4.” */
function daysSentence(
  now: number,
  judged: JudgedChange | null,
  answers: Answers,
  context: RenderContext,
): string {
  const { t, locale } = context;
  const value = decimal(now, locale);
  if (!judged?.isMaterial) return t('verdict.dso.only', { value });
  const ago = t(`verdict.ago.${judged.span}`);
  return t('verdict.dso.moved', { value, ago, ...daysParts(judged.span, answers, context) });
}

/** “DSO +4.0 days on a year ago: lateness +6.4, not yet due −2.4”: the changes that the first line does not say. */
function daysBeside(
  { first, second }: Verdict,
  answers: Answers,
  context: RenderContext,
): string[] {
  const { t } = context;
  const unsaid = first?.isMaterial ? [second] : [first, second?.isMaterial ? second : null];
  return unsaid.flatMap((judged) => {
    if (!judged) return [];
    const parts = daysParts(judged.span, answers, context);
    if (isPrintedZero(parts.change)) return [];
    return [t('verdict.dso.beside', { ago: t(`verdict.ago.${judged.span}`), ...parts })];
  });
}

/** “; without Yuanzhou it would be 98.9%”: where one customer is more than half of the change. */
function withoutText(answers: Answers, judged: JudgedChange, context: RenderContext): string {
  const { t, locale, label, site, view } = context;
  const before = answers['rate.before'];
  if (!before || comparisonOf(site, view)?.span !== judged.span) return '';
  const split = rateChange(
    rowsOf(before, context),
    rowsOf(answers['rate.now']!, context),
    'customer',
  );
  const cause = causeOf(split?.parts ?? [], judged.change);
  if (cause.kind !== 'few' || cause.parts.length !== 1 || view.filter.customer !== undefined)
    return '';
  const [part] = cause.parts;
  // half of two equal parts explains nothing
  if (part!.without === null || cause.share < MOST) return '';
  const parts = { name: label('customer', part!.key), rate: percent(part!.without, locale) };
  return t('verdict.rate.without', parts);
}

function rateSentence(
  now: number,
  judged: JudgedChange | null,
  answers: Answers,
  context: RenderContext,
): string {
  const { t, locale, view } = context;
  const period = periodLabel(context, view.period.from, view.period.to);
  const rate = percent(now, locale);
  if (!judged?.isMaterial) return t('verdict.rate.only', { period, rate });
  const ago = t(`verdict.ago.${judged.span}`);
  const without = withoutText(answers, judged, context);
  return t('verdict.rate.moved', {
    period,
    rate,
    ago,
    change: points(judged.change, locale),
    without,
  });
}

/** The last month's rate, where it is not the period's: what fell due last has had least time to come in. */
function lastMonth(answers: Answers, now: number, { t, locale }: RenderContext): string[] {
  const last = inMonthOrder(answers['rate.months']?.rows ?? []).at(-1);
  if (!last?.by.month || last.value === null) return [];
  const rate = percent(last.value, locale);
  if (rate === percent(now, locale)) return [];
  return [t('verdict.rate.lastMonth', { month: monthLabel(last.by.month, locale), rate })];
}

/** Said where nothing moved; since when, where the reader asked for it. */
function nothingText(firsts: (JudgedChange | null)[], { t, view }: RenderContext): string | null {
  if (firsts.some((first) => !first || first.isMaterial)) return null;
  // where the data reaches back for one of the two only, they are compared over different spans
  const isOneSpan = new Set(firsts.map((first) => first!.span)).size === 1;
  if (!view.compare || !isOneSpan) return t('verdict.nothing');
  return t('verdict.nothingSince', { ago: t(`verdict.ago.${firsts[0]!.span}`) });
}

/** The first line: the one that moved more first; the second line: the other change, and the youngest month. */
export function ratesText(answers: Answers, context: RenderContext): VerdictText | null {
  const { locale } = context;
  const rate = rateNow(answers, context);
  const days = firstRow(answers['dso.now']).value;
  if (rate === null && days === null) return null;
  const onRate = verdictOn(rate, 'rate', LEAST_RATE, answers, context);
  const onDays = verdictOn(days, 'dso', LEAST_DAYS, answers, context);
  const spoken = [
    { of: onRate, text: rate === null ? '' : rateSentence(rate, onRate.first, answers, context) },
    { of: onDays, text: days === null ? '' : daysSentence(days, onDays.first, answers, context) },
  ].sort((a, b) => weight(b.of.first) - weight(a.of.first));
  return {
    first: ofWhom(
      sentences(locale, [
        nothingText(
          spoken.map(({ of }) => of.first),
          context,
        ),
        ...spoken.map(({ text }) => text),
      ]),
      context,
    ),
    second: [
      ...(rate === null ? [] : lastMonth(answers, rate, context)),
      ...daysBeside(onDays, answers, context),
    ],
  };
}

const weight = (judged: JudgedChange | null): number =>
  (judged?.isMaterial ? 1000 : 0) + (judged?.score ?? 0);
