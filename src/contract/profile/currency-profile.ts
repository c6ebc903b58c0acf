/** Which currencies the amounts of one file are in, where no column names them: signs beside amounts and in headers. */
import { text } from '../../i18n/locale.ts';
import { currenciesOf, usualCurrency } from '../../intake/currencies/currency-mark.ts';
import type { NumberEvidence } from '../../intake/decimal-separator.ts';
import { type FilePlan, headerWithUnit } from '../../intake/plan-file.ts';
import { headerUnit } from '../../intake/vocabulary.ts';
import type { Settings } from '../../settings/settings.ts';
import { settingsLine } from '../../settings/settings-line.ts';
import { columnOf } from '../plan/plan-columns.ts';
import { currencySignQuestion } from '../questions/column-questions.ts';
import { type Problem, type ProblemPlace, problem } from '../rules/problem.ts';

interface MoneyColumn {
  index: number;
  evidence: NumberEvidence;
  signRows: readonly number[];
}

/** What the amounts of one file name beside them, for the other files of the folder. */
export interface CurrencyMarks {
  /** Codes and names of the file itself. */
  codes: string[];
  /** Currencies that only a sign names. */
  bySign: string[];
  /** Signs of several currencies that neither report.yml nor another mark of the file decides, each where it stands. */
  open: [sign: string, place: ProblemPlace][];
}

export interface FileCurrencies {
  marks: CurrencyMarks;
  /** Currency of rows that name none. */
  currency: string | null;
  /** What a sign that several currencies have stands for; a sign that is not here leaves its amounts unnamed. */
  signs: Map<string, string>;
  /** What was assumed, and what must be answered. */
  warnings: Problem[];
  problems: Problem[];
}

/** Beside the signs of other currencies it is the dollar of the United States; the others write theirs as A$ or CA$. */
export const ASSUMED: Readonly<Record<string, string>> = { $: 'USD' };

/** The currency that the settings give a sign: in words, or as the currency of the company. */
export function currencyOfSetting(sign: string, { values, currency }: Settings): string | null {
  if (Object.hasOwn(values.currency, sign)) return values.currency[sign]!;
  return currency !== undefined && currenciesOf(sign)?.has(currency) ? currency : null;
}

export function fileCurrencies(
  plan: FilePlan,
  settings: Settings,
  money: readonly MoneyColumn[],
): FileCurrencies {
  const control = Math.max(columnOf(plan, 'amount'), columnOf(plan, 'open_amount'));
  const header = plan.headers[control] ?? '';
  const unit = headerUnit(headerWithUnit(plan, control));
  const named = unit.currency ?? plan.preamble.currency;
  const codes = new Set(money.flatMap(({ evidence }) => [...evidence.codes]));
  const bySign = new Set(money.flatMap(({ evidence }) => [...evidence.bySign]));
  const found: FileCurrencies = {
    currency: named,
    signs: new Map(),
    marks: { codes: [...codes].filter((code) => !bySign.has(code)), bySign: [...bySign], open: [] },
    warnings: [],
    problems: [],
  };
  if (named !== null) found.marks.codes.push(named);
  const signs = new Map<string, ProblemPlace>();
  const file = plan.source.name;
  if (unit.sign !== null) signs.set(unit.sign, { file, column: header });
  for (const { index, evidence, signRows } of money)
    for (const [i, [sign, value]] of [...evidence.signs].entries())
      signs.set(sign, { file, row: signRows[i], column: plan.headers[index] ?? null, value });
  const others = new Set([...codes, ...signs.keys()]);
  const seen = codesOf(settings, codes, named);
  const isAlone = others.size === 1 && named === null && columnOf(plan, 'currency') < 0;
  for (const [sign, place] of signs) {
    const ofSetting = currencyOfSetting(sign, settings);
    const said = ofSetting ?? usualCurrency(sign);
    if (said !== null) found.signs.set(sign, said);
    // alone in its file it is what the other files say
    if (ofSetting === null && isAlone) found.marks.open.push([sign, place]);
    else if (said === null && columnOf(plan, 'currency') < 0) ask(found, sign, place, seen);
  }
  const all = new Set([...codes, ...found.signs.values()]);
  const isOne = all.size === 1 && [...signs.keys()].every((sign) => found.signs.has(sign));
  found.currency ??= isOne ? [...all][0]! : null;
  if (unit.sign !== null) found.currency ??= found.signs.get(unit.sign) ?? null;
  return found;
}

/** The currencies that the file and the settings speak of. */
function codesOf(
  { currency, report_currency, rates }: Settings,
  inFile: ReadonlySet<string>,
  named: string | null,
): ReadonlySet<string> {
  const codes = [...inFile, named, currency, report_currency, ...Object.keys(rates)];
  return new Set(codes.filter((code) => code !== null && code !== undefined));
}

/** Assumes what a sign stands for, and says so; else the file is refused until report.yml answers. */
function ask(
  { signs, warnings, problems }: FileCurrencies,
  sign: string,
  place: ProblemPlace,
  seen: ReadonlySet<string>,
): void {
  const { assumed, found } = signProblem(sign, place, undefined, seen);
  if (assumed !== null) signs.set(sign, assumed);
  (assumed === null ? problems : warnings).push(found);
}

/** What is assumed of a sign, or null, and the problem that says or asks so; `codes` are those that it may stand for. */
export function signProblem(
  sign: string,
  place: ProblemPlace,
  codes: readonly string[] = [...(currenciesOf(sign) ?? [])],
  seen?: ReadonlySet<string>,
): { assumed: string | null; found: Problem } {
  const usual = ASSUMED[sign];
  const assumed = usual !== undefined && codes.includes(usual) ? usual : null;
  const question = currencySignQuestion(sign, codes, assumed, seen);
  const [likeliest] = question.answers;
  const line = settingsLine(likeliest!.settings);
  if (assumed !== null) {
    const expected = text(
      `the currency of "${sign}": read as ${assumed}`,
      `“${sign}”的币种：按 ${assumed} 读取`,
    );
    return { assumed, found: problem('sign_assumed', { ...place, expected, line, question }) };
  }
  const some = question.answers.slice(0, Math.min(4, codes.length)).map(({ id }) => id);
  const shown = `${some.join(', ')}${codes.length > some.length ? ' …' : ''}`;
  const expected = text(
    `one currency: "${sign}" may be ${shown}`,
    `一种货币：“${sign}”可能是 ${shown}`,
  );
  return { assumed, found: problem('ambiguous_sign', { ...place, expected, line, question }) };
}
