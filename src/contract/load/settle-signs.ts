/**
 * What a sign of several currencies stands for in one file, by what the other files of the folder name: where exactly one
 * currency of the data has the sign it is that one, where several have it or none, it is asked about.
 */
import { text } from '../../i18n/locale.ts';
import { currenciesOf, usualCurrency } from '../../intake/currencies/currency-mark.ts';
import { settingsLine } from '../../settings/settings-line.ts';
import { ASSUMED, signProblem } from '../profile/currency-profile.ts';
import { currencySignQuestion } from '../questions/column-questions.ts';
import { type Problem, type ProblemPlace, problem } from '../rules/problem.ts';
import type { ReadFile, ReadTask } from './read-file.ts';

/** A file that is read, but not loaded. */
export interface FileRead {
  task: ReadTask;
  read: ReadFile;
}

const TABLES_OF_MONEY: ReadonlySet<string> = new Set(['invoice', 'payment']);

/** Signs of the file that the other files may decide. */
export const hasOpenSigns = ({ task, read }: FileRead): boolean =>
  TABLES_OF_MONEY.has(task.plan.table) && openSigns(read).size > 0;

const openSigns = ({ reading, currencyMarks }: ReadFile): Map<string, ProblemPlace> =>
  new Map([...currencyMarks.open, ...reading.marks.open]);

interface Settled {
  /** Sign → code, for the files to be read again with. */
  signs: Map<string, string>;
  problems: Problem[];
}

/** What is decided of the open signs of one of the files. */
export function settleSigns(file: FileRead, all: readonly FileRead[]): Settled {
  const settled: Settled = { signs: new Map(), problems: [] };
  const money = all.filter(({ task }) => TABLES_OF_MONEY.has(task.plan.table));
  const named = money.flatMap(({ read: { reading, currencyMarks } }) => [
    ...reading.marks.codes,
    ...currencyMarks.codes,
  ]);
  const bySign = money.flatMap(({ read }) => read.reading.marks.bySign);
  const others = money.flatMap(({ read }) => [...openSigns(read).keys()]);
  for (const [sign, place] of openSigns(file.read)) {
    // the dollar of the United States has no sign but "$": beside "A$" it is not Australia's
    const ofSigns = bySign.filter((code) => (ASSUMED[sign] ?? code) === code);
    const codes = new Set([...named, ...ofSigns]);
    // alone in the data its amounts stay unnamed: no other currency is added to them
    const isAlone =
      codes.size + bySign.length === 0 &&
      others.every((other) => isSame(sign, other)) &&
      file.task.settings.currency === undefined &&
      file.read.currencyMarks.open.length === 0;
    if (!isAlone) settle(settled, file.task, sign, place, codes);
  }
  return settled;
}

/** True where two signs are one in two ways of writing it. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [currenciesOf(one), currenciesOf(other)];
  return a !== null && b !== null && [...a].some((code) => b.has(code));
}

const lineOf = (sign: string, code: string): string =>
  settingsLine({ values: { currency: { [sign]: code } } });

function settle(
  { signs, problems }: Settled,
  { plan }: ReadTask,
  sign: string,
  place: ProblemPlace,
  codes: ReadonlySet<string>,
): void {
  const all = [...(currenciesOf(sign) ?? [])];
  const fitting = all.filter((code) => codes.has(code));
  const usual = usualCurrency(sign);
  if (usual !== null && (codes.has(usual) || fitting.length === 0)) {
    signs.set(sign, usual);
    if (codes.has(usual) || codes.size === 0) return;
    const some = [...codes].sort().join(', ');
    const expected = text(
      `one of ${some}; "${sign}" is read as ${usual}`,
      `${some} 之一；“${sign}”按 ${usual} 读取`,
    );
    const question = currencySignQuestion(sign, all, usual, codes);
    const line = lineOf(sign, usual);
    problems.push(problem('sign_of_no_other', { ...place, expected, line, question }));
  } else if (fitting.length === 1) {
    const [code] = fitting as [string];
    signs.set(sign, code);
    const expected = text(
      `the currency of "${sign}": read as ${code}, which the other amounts name`,
      `“${sign}”的币种：按其他金额写明的 ${code} 读取`,
    );
    const question = currencySignQuestion(sign, all, code, codes);
    const line = lineOf(sign, code);
    problems.push(problem('sign_by_others', { ...place, expected, line, question }));
  } else if (fitting.length > 1 && namesInvoices(plan)) {
    const some = fitting.sort().join(', ');
    const expected = text(
      `the currency of its invoice, one of ${some}`,
      `其发票的币种，${some} 之一`,
    );
    const line = lineOf(sign, fitting[0]!);
    problems.push(problem('sign_by_invoice', { ...place, expected, line }));
  } else {
    const { assumed, found } = signProblem(sign, place, fitting.length > 1 ? fitting : all, codes);
    if (assumed !== null) signs.set(sign, assumed);
    problems.push(found);
  }
}

/** True for payments that say which invoice they pay, whose currency is theirs. */
const namesInvoices = ({ table, columns }: ReadTask['plan']): boolean =>
  table === 'payment' && columns.some(({ field }) => field === 'invoice_id');

/** The task with what its signs stand for, as report.yml would say it. */
export function withSigns(task: ReadTask, signs: ReadonlyMap<string, string>): ReadTask {
  const { settings } = task;
  const currency = { ...settings.values.currency, ...Object.fromEntries(signs) };
  return { ...task, settings: { ...settings, values: { ...settings.values, currency } } };
}
