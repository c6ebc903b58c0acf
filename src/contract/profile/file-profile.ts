/** What the rows of one file show together: decimal separators, date order, signs of amounts, which id column to use. */
import { currencyDigits } from '../../format/currency-digits.ts';
import { isoDay } from '../../intake/date.ts';
import {
  type DateEvidence,
  decideNumbered,
  decideOrder,
  hasNoYears,
  monthWords,
  noDateEvidence,
  observeDate,
} from '../../intake/dates/date-evidence.ts';
import {
  areComputed,
  asWholeNumbers,
  decideDecimalSeparator,
  type NumberEvidence,
  noNumberEvidence,
  observeNumber,
} from '../../intake/decimal-separator.ts';
import { mentionsRole } from '../../intake/headers/headers.ts';
import { kindOfName } from '../../intake/kind-words.ts';
import type { DecimalSeparator } from '../../intake/number.ts';
import { isNegativeAmount } from '../../intake/number-parts.ts';
import { speaksOfReturn } from '../../intake/payment-words.ts';
import { hasMoreThanZero } from '../../intake/plain-text.ts';
import { type FilePlan, headerWithUnit } from '../../intake/plan-file.ts';
import { headerUnit, readCurrency } from '../../intake/vocabulary.ts';
import type { Settings } from '../../settings/settings.ts';
import { columnDefinition, columnOf, otherIdOf } from '../plan/plan-columns.ts';
import { type ValueWords, valueWords } from '../plan/value-words.ts';
import { dateOrderQuestion, decimalSignQuestion } from '../questions/setting-questions.ts';
import { type Problem, problem } from '../rules/problem.ts';
import { ApiAmounts } from './api-amounts.ts';
import { CostSign } from './cost-sign.ts';
import { CroreMarks } from './crore-marks.ts';
import { fileCurrencies } from './currency-profile.ts';
import { type DamageEvidence, damageProblems, noDamage, observeDamage } from './date-damage.ts';
import { DatePairs } from './date-pairs.ts';
import { DocumentProfile, PLAIN_DOCUMENTS } from './document-profile.ts';
import { FlowProfile } from './flow-profile.ts';
import { GroupProfile } from './group-profile.ts';
import { IdProfile } from './id-profile.ts';
import type { Reading } from './reading.ts';
import { RowWidth } from './row-width.ts';
import { SideProfile } from './side-profile.ts';
import { UnusedColumns } from './unused-columns.ts';

const NUMBER_TYPES = new Set(['money', 'number', 'share', 'integer']);

interface NumberColumn {
  index: number;
  isMoney: boolean;
  evidence: NumberEvidence;
  /** Row of the first value that can be read in two ways. */
  firstAmbiguousRow: number | undefined;
  /** Rows of the first values with each sign of several currencies, in the order of the evidence. */
  signRows: number[];
}

interface DateColumn {
  index: number;
  evidence: DateEvidence;
  damage: DamageEvidence;
  firstAmbiguousRow: number | undefined;
}

/** Observes row by row; `decide` may be called at any time, also in the middle of a file. */
export class FileProfile {
  readonly #plan: FilePlan;
  readonly #settings: Settings;
  readonly #numbers: NumberColumn[] = [];
  readonly #dates: DateColumn[] = [];
  readonly #words: ValueWords;
  readonly #ids: IdProfile;
  readonly #flow: FlowProfile;
  readonly #sides: SideProfile;
  readonly #documents: DocumentProfile | null;
  readonly #at: Record<'amount' | 'kind' | 'text' | 'currency' | 'customer' | 'invoice', number>;
  readonly #pairs: DatePairs;
  readonly #width: RowWidth;
  readonly #groups: GroupProfile;
  readonly #unused: UnusedColumns;
  readonly #api: ApiAmounts;
  readonly #crores: CroreMarks;
  readonly #costs: CostSign;
  #amounts = 0;
  #negatives = 0;
  #hasRefunds = false;
  /** Negative ones that say whose they are, or that nothing else speaks for. */
  #named = 0;

  constructor(plan: FilePlan, settings: Settings) {
    this.#plan = plan;
    this.#settings = settings;
    for (const { index, field } of plan.columns) {
      const type = columnDefinition(plan, field)?.type;
      if (type && NUMBER_TYPES.has(type))
        this.#numbers.push({
          index,
          isMoney: type === 'money',
          evidence: noNumberEvidence(),
          firstAmbiguousRow: undefined,
          signRows: [],
        });
      if (type === 'date')
        this.#dates.push({
          index,
          evidence: noDateEvidence(),
          damage: noDamage(),
          firstAmbiguousRow: undefined,
        });
    }
    this.#words = valueWords(settings, plan);
    this.#ids = new IdProfile(plan, this.#words);
    this.#flow = new FlowProfile(plan);
    this.#sides = new SideProfile(plan);
    this.#pairs = new DatePairs(plan);
    this.#width = new RowWidth(plan);
    this.#groups = new GroupProfile(plan);
    this.#unused = new UnusedColumns(plan, settings);
    this.#api = new ApiAmounts(plan, settings);
    this.#crores = new CroreMarks(plan, settings);
    this.#costs = new CostSign(plan);
    this.#documents = plan.table === 'invoice' ? new DocumentProfile(plan, this.#words) : null;
    this.#at = {
      amount: plan.table === 'payment' ? columnOf(plan, 'amount') : -1,
      kind: columnOf(plan, 'kind'),
      text: columnOf(plan, 'bank_ref'),
      currency: columnOf(plan, 'currency'),
      customer: Math.max(columnOf(plan, 'customer_name'), columnOf(plan, 'customer_id')),
      invoice: columnOf(plan, 'invoice_id'),
    };
  }

  /** One row below the header, by its number in the file. */
  observe(record: readonly string[], row: number): void {
    for (const column of this.#numbers) {
      const cell = record[column.index];
      if (!cell) continue;
      if (column.isMoney)
        observeNumber(column.evidence, cell, (code) => this.#isWhole(code, record));
      else observeNumber(column.evidence, cell);
      if (column.evidence.ambiguous === 1) column.firstAmbiguousRow ??= row;
      if (column.evidence.signs.size > column.signRows.length) column.signRows.push(row);
    }
    for (const column of this.#dates) {
      const cell = record[column.index];
      if (!cell) continue;
      const isIso = isoDay(cell) !== null;
      observeDamage(column.damage, cell, row, isIso);
      if (isIso) column.evidence.filled++;
      else observeDate(column.evidence, cell);
      if (column.evidence.ambiguous === 1) column.firstAmbiguousRow ??= row;
    }
    this.#pairs.observe(record, row);
    this.#width.observe(record, row);
    this.#groups.observe(record);
    this.#ids.observe(record);
    this.#flow.observe(record);
    this.#sides.observe(record);
    this.#unused.observe(record, row);
    this.#api.observe(record);
    this.#crores.observe(record, row);
    this.#costs.observe(record);
    this.#documents?.observe(record);
    const amount = record[this.#at.amount];
    if (amount) {
      this.#amounts++;
      if (isNegativeAmount(amount)) this.#observeNegative(record);
      else if (!hasMoreThanZero(amount)) this.#amounts--;
    }
  }

  /** True where the row's currency has no decimals. */
  #isWhole(code: string | null, record: readonly string[]): boolean {
    const named = readCurrency(record[this.#at.currency] ?? '') ?? code;
    return named !== null && currencyDigits(named) === 0;
  }

  #observeNegative(record: readonly string[]): void {
    this.#negatives++;
    const { kind, text, customer, invoice } = this.#at;
    if (text < 0 || record[customer] || record[invoice]) this.#named++;
    const isCash = kind < 0 || this.#words.kind(record[kind] ?? '') === 'cash';
    if (!isCash || speaksOfReturn(record[text] ?? '')) this.#hasRefunds = true;
  }

  /** -1 where money received carries a minus: all of several receipts, or nearly all of many. */
  #signFactor(): 1 | -1 {
    const [amounts, negatives] = [this.#amounts, this.#negatives];
    const { file, sheet } = this.#plan.source;
    // money that goes out of a bank account names no customer
    const isNamed = this.#named >= negatives * 0.5;
    if (this.#at.kind < 0 && amounts >= 10 && negatives >= amounts * 0.95 && isNamed) return -1;
    if (negatives === 0 || negatives < amounts) return 1;
    if (kindOfName(file, sheet) !== null) return -1;
    return negatives >= 2 && isNamed && !this.#hasRefunds ? -1 : 1;
  }

  /** `unclosed` is the row at which a quotation mark is never closed. */
  decide(unclosed: number | null = null): Reading {
    const plan = this.#plan;
    const file = plan.source.name;
    const problems: Problem[] = [];
    if (unclosed !== null) problems.push(problem('unclosed_quote', { file, row: unclosed }));
    const money = this.#numbers.filter(({ isMoney }) => isMoney);
    const { currency, signs, marks, warnings, ...asked } = fileCurrencies(
      plan,
      this.#settings,
      money,
    );
    problems.push(...asked.problems, ...this.#crores.problems(currency));
    const decimalSeparators = this.#decideSeparators(money, currency, problems);
    const dateOrder = this.#decideOrder(problems);
    const damage = new Map(this.#dates.map((column) => [column.index, column.damage]));
    problems.push(...damageProblems(plan, damage, this.#pairs.due));
    return {
      unitPowers: unitPowers(plan, money),
      ...this.#api.decide(),
      otherId: otherIdOf(plan),
      currency,
      signs,
      marks,
      warnings: [...warnings, ...this.#unused.problems(), ...this.#api.problems()],
      floatIds: this.#ids.floatColumns(),
      paymentBlocks: new Set(
        plan.columns
          .filter(({ header }) => mentionsRole('payment_block', header))
          .map(({ index }) => index),
      ),
      documents: this.#documents?.decide() ?? PLAIN_DOCUMENTS,
      flow: this.#flow.decide(),
      sides: this.#sides.decide(),
      width: this.#width.decide(),
      groups: this.#groups.decide(),
      dateOrder,
      monthWords: monthWords(this.#dates.map(({ evidence }) => evidence)),
      decimalSeparators,
      computed: new Set(
        money.filter(({ evidence }) => areComputed(evidence)).map(({ index }) => index),
      ),
      numberedDates: new Map(
        this.#dates.map(({ index, evidence }) => [
          index,
          decideNumbered(evidence, this.#plan.yearFrom),
        ]),
      ),
      signFactor: this.#signFactor(),
      turned: this.#costs.decide(),
      invoiceId: this.#ids.invoiceIdColumn(),
      problems,
    };
  }

  #decideSeparators(
    money: readonly NumberColumn[],
    currency: string | null,
    problems: Problem[],
  ): Map<number, DecimalSeparator> {
    const { headers, source } = this.#plan;
    const code = currency ?? this.#settings.currency ?? null;
    const isWhole = this.#at.currency < 0 && currencyDigits(code) === 0;
    const all: NumberEvidence = {
      ...noNumberEvidence(),
      point: money.reduce((sum, { evidence }) => sum + evidence.point, 0),
      comma: money.reduce((sum, { evidence }) => sum + evidence.comma, 0),
    };
    const separators = new Map<number, DecimalSeparator>();
    for (const { index, isMoney, evidence, firstAmbiguousRow: openRow } of this.#numbers) {
      const own = isMoney && isWhole ? asWholeNumbers(evidence) : evidence;
      const separator = decideDecimalSeparator(own, all, this.#settings.decimal_sign);
      separators.set(index, separator ?? '.');
      if (separator !== null || !isMoney) continue;
      const [column, value] = [headers[index] ?? '', evidence.example];
      const question = decimalSignQuestion(value ?? '', openRow, evidence.ambiguous);
      const place = { file: source.name, row: openRow, column, value, question };
      problems.push(problem('ambiguous_numbers', place));
    }
    return separators;
  }

  #decideOrder(problems: Problem[]): Reading['dateOrder'] {
    const evidence = this.#dates.map((column) => column.evidence);
    const setting = this.#settings.date_order;
    const pairs = this.#pairs;
    const yearless = this.#plan.yearFrom
      ? undefined
      : this.#dates.find((one) => hasNoYears(one.evidence));
    if (yearless) {
      const [file, column] = [this.#plan.source.name, this.#plan.headers[yearless.index] ?? ''];
      problems.push(
        problem('days_without_year', { file, column, value: yearless.evidence.yearless.example }),
      );
    }
    const order = decideOrder(
      evidence,
      setting,
      () => pairs.order(),
      () => pairs.isYearFirst(),
    );
    if (order !== null) return order;
    const undecided =
      this.#dates.find((column) => column.evidence.ambiguous > 0) ??
      this.#dates.find(({ evidence }) => evidence.short.count > 0) ??
      this.#dates.find(({ evidence: { dmy, mdy } }) => dmy + mdy > 0);
    const column = undecided ? (this.#plan.headers[undecided.index] ?? '') : null;
    const value = undecided?.evidence.example ?? null;
    const row = undecided?.firstAmbiguousRow;
    const rows = undecided?.evidence.ambiguous ?? 0;
    const question = value === null ? null : dateOrderQuestion(value, row, rows);
    const place = { file: this.#plan.source.name, row, column, value, question };
    problems.push(problem('ambiguous_dates', place));
    return 'ymd';
  }
}

/** Powers of ten that headers name, by position. */
function unitPowers(plan: FilePlan, money: readonly NumberColumn[]): Map<number, number> {
  const powers = new Map<number, number>();
  for (const { index } of money) {
    const { power } = headerUnit(headerWithUnit(plan, index));
    if (power !== null) powers.set(index, power);
  }
  return powers;
}
