/** Finds date columns in which a spreadsheet of another locale swapped day and month in a part of the values. */
import { text } from '../../i18n/locale.ts';
import { readDate } from '../../intake/date.ts';
import type { FilePlan } from '../../intake/plan-file.ts';
import { columnOf } from '../plan/plan-columns.ts';
import { type Problem, problem, rowCount } from '../rules/problem.ts';

const TEXT_DATE = /^(\d{1,2})[-/.](\d{1,2})[-/.](?:\d{4}|\d{2})(?!\d)/;
const REAL_DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/;
const SERIAL = /^[2-7]\d{4}(?:\.\d+)?$/;

/** What one column holds: dates left as text, and dates that a spreadsheet understood. */
export interface DamageEvidence {
  /** Text dates whose first part is over 12, whose second part is, or neither. */
  textFirst: number;
  textSecond: number;
  textAmbiguous: number;
  /** Real dates with a day over 12, and up to 12. */
  realHigh: number;
  realLow: number;
  example: string | null;
  row: number | null;
}

export const noDamage = (): DamageEvidence => ({
  textFirst: 0,
  textSecond: 0,
  textAmbiguous: 0,
  realHigh: 0,
  realLow: 0,
  example: null,
  row: null,
});

/** `isIso`: the cell is a date such as 2026-03-31, as most are. */
export function observeDamage(
  evidence: DamageEvidence,
  cell: string,
  row: number,
  isIso: boolean,
): void {
  const text = isIso ? cell : cell.trim();
  const m = isIso ? null : TEXT_DATE.exec(text);
  if (m) {
    if (Number(m[1]) > 12) evidence.textFirst++;
    else if (Number(m[2]) > 12) evidence.textSecond++;
    else evidence.textAmbiguous++;
    return;
  }
  let day = isIso ? Number(text.slice(8)) : Number(REAL_DATE.exec(text)?.[3] ?? 0);
  if (!isIso && SERIAL.test(text))
    day = new Date((Math.floor(Number(text)) - 25_569) * 86_400_000).getUTCDate();
  if (day === 0) return;
  if (day > 12) evidence.realHigh++;
  else {
    evidence.realLow++;
    if (evidence.example === null) {
      evidence.example = cell;
      evidence.row = row;
    }
  }
}

/** Real dates all up to the 12th while the text dates all lie beyond it: the real ones were swapped. */
const isDamagedMix = (e: DamageEvidence): boolean =>
  e.realLow >= 3 && e.realHigh === 0 && e.textFirst + e.textSecond >= 3 && e.textAmbiguous === 0;

export interface DatedPair {
  issue: string;
  due: string;
  terms: number | null;
  row: number;
}

const swapped = (text: string): string | null => {
  const m = REAL_DATE.exec(text.trim());
  if (!m || Number(m[3]) > 12 || Number(m[3]) === Number(m[2])) return null;
  return `${m[1]}-${m[3]!.padStart(2, '0')}-${m[2]!.padStart(2, '0')}`;
};

/**
 * Pairs of real dates that contradict each other as written (due before issue, or not the terms
 * given) and agree when day and month of one of them change places. Returns the first such pair
 * where they are many, else null.
 */
function damagedPair(pairs: readonly DatedPair[]): { pair: DatedPair; count: number } | null {
  let count = 0;
  let wrong = 0;
  let first: DatedPair | null = null;
  for (const pair of pairs) {
    const { issue, due, terms } = pair;
    const [a, b] = [readDate(issue, 'ymd'), readDate(due, 'ymd')];
    if (a === null || b === null || !REAL_DATE.test(issue) || !REAL_DATE.test(due)) continue;
    const agrees = (from: number, to: number): boolean =>
      terms === null ? to >= from && to - from <= 120 : to - from === terms;
    if (terms === null ? b >= a : agrees(a, b)) continue;
    wrong++;
    const [x, y] = [swapped(issue), swapped(due)];
    const options: [string, string][] = [];
    if (x !== null) options.push([x, due]);
    if (y !== null) options.push([issue, y]);
    if (x !== null && y !== null) options.push([x, y]);
    const isMended = options.some(([i, d]) => agrees(readDate(i, 'ymd')!, readDate(d, 'ymd')!));
    if (!isMended) continue;
    count++;
    first ??= pair;
  }
  const isMany = count >= 3 && count >= pairs.length * 0.1 && count >= wrong * 0.8;
  return isMany && first ? { pair: first, count } : null;
}

/** Columns, and pairs of dates, that a spreadsheet's locale has damaged. */
export function damageProblems(
  plan: FilePlan,
  damage: ReadonlyMap<number, DamageEvidence>,
  dated: readonly DatedPair[],
): Problem[] {
  const file = plan.source.name;
  const found = [...damage].find(([, evidence]) => isDamagedMix(evidence));
  if (found) {
    const [index, { example, row, realLow, textFirst, textSecond }] = found;
    return [
      problem('damaged_dates', {
        file,
        row,
        column: plan.headers[index] ?? null,
        value: example,
        expected: text(
          `dates of one kind: ${realLow} are real dates, all up to the 12th of a month, and ${textFirst + textSecond} are texts, all beyond it`,
          `同一种日期：${realLow} 个为真正的日期，均不晚于每月 12 日；${textFirst + textSecond} 个为文本，均晚于 12 日`,
        ),
      }),
    ];
  }
  const pair = damagedPair(dated);
  if (pair === null) return [];
  const { issue, due, terms, row } = pair.pair;
  return [
    problem('damaged_dates', {
      file,
      row,
      column: plan.headers[columnOf(plan, 'due_date')] ?? null,
      value: `${issue} … ${due}`,
      expected: text(
        `${terms === null ? 'a due date on or after the issue date' : `a due date ${terms} days after the issue date`}: ${rowCount(pair.count)} ${pair.count === 1 ? 'is' : 'are'} so only with day and month swapped`,
        `${terms === null ? '到期日不早于开票日' : `到期日为开票日后 ${terms} 天`}：有 ${pair.count} 行只有调换日月后才符合`,
      ),
    }),
  ];
}
