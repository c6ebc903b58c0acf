/** A rule about the last month that is over: a rate or DSO lies where the months before it do not explain it. */
import { lastWholeMonth, monthEnd, monthOf, monthStart } from '../format/date.ts';
import { isOutside, judgedPeriod, LIMIT_RULES, limitsAfter, sizeOf } from '../metrics/limits.ts';
import type { Answer, AnswerRow } from '../metrics/types.ts';
import { questionFor } from '../view/question.ts';
import type { AlertRule, Evidence } from './alert.ts';
import { companyFilter } from './rule-parts.ts';

/** Those that no longer change once their month is over. */
const JUDGED = [
  { metric: 'on_time_rate', unit: 'ratio' },
  { metric: 'collection_rate_arrears', unit: 'ratio' },
  { metric: 'dso', unit: 'days' },
] as const;

const inOrder = (answer: Answer | undefined, currency: string | null): AnswerRow[] =>
  (answer?.rows ?? [])
    .filter((row) => row.currency === currency)
    .sort((a, b) => (a.by.month! < b.by.month! ? -1 : 1));

/** What is unusual of the month in that currency. */
function evidenceOf(
  answers: Record<string, Answer>,
  month: string,
  currency: string | null,
): Evidence[] {
  const squares = new Map(
    inOrder(answers.squares, currency).map(({ by, value }) => [by.month, value ?? 0]),
  );
  return JUDGED.flatMap(({ metric, unit }): Evidence[] => {
    const rule = LIMIT_RULES[metric]!;
    const rows = inOrder(answers[metric], currency);
    const size = (row: AnswerRow): number => sizeOf(rule, row, squares.get(row.by.month) ?? 0);
    const last = rows.find((row) => row.by.month === month);
    if (!last || last.value === null) return [];
    const earlier = rows
      .filter((row) => row.by.month! < month)
      .map((row) => ({ value: row.value, size: size(row) }));
    const usual = limitsAfter(earlier, size(last), rule.most);
    if (!usual || !isOutside(last.value, usual)) return [];
    return [{ metric, value: last.value, unit, usual, isWhole: true }];
  });
}

export const monthUnusual: AlertRule = {
  id: 'month_unusual',
  severity: 'medium',
  isCompanyWide: true,
  needs: ['payment'],
  questions(view, { firstDate, params }) {
    const to = monthEnd(lastWholeMonth(view.asOf));
    if (to < firstDate) return {};
    const month = { from: monthStart(monthOf(to)), to };
    const byMonth = (metric: string) =>
      questionFor(view, metric, ['month'], {
        period: judgedPeriod(metric, month, firstDate, params.dsoWindowMonths),
        filter: companyFilter(view),
      });
    return {
      squares: byMonth('due_weight_squares'),
      ...Object.fromEntries(JUDGED.map(({ metric }) => [metric, byMonth(metric)])),
    };
  },
  evaluate(answers) {
    const rows = JUDGED.flatMap(({ metric }) => answers[metric]?.rows ?? []);
    const month = rows
      .map(({ by }) => by.month!)
      .sort()
      .at(-1);
    if (month === undefined) return [];
    return [...new Set(rows.map(({ currency }) => currency))].flatMap((currency) => {
      const evidence = evidenceOf(answers, month, currency);
      if (evidence.length === 0) return [];
      const { id, severity } = this;
      const subject = { dimension: 'month' as const, value: month };
      return [{ rule: id, severity, subject, currency, amount: null, evidence }];
    });
  },
};
