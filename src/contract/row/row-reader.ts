/** One record of a file to one canonical row: what kind of row it is, its values, its table's rules, its zod schema. */
import { isBlankValue } from '../../intake/number.ts';
import type { FilePlan } from '../../intake/plan-file.ts';
import type { Settings } from '../../settings/settings.ts';
import type { Disposition } from '../file-reconciliation.ts';
import type { CurrencyMarks } from '../profile/currency-profile.ts';
import type { Reading } from '../profile/reading.ts';
import { type Problem, problem } from '../rules/problem.ts';
import { PROBLEM_RULES, type RuleId } from '../rules/rules.ts';
import { rowSchema } from '../tables.ts';
import { BetweenRows } from './between-rows.ts';
import type { CanonicalRow } from './canonical-row.ts';
import { crossedOut } from './crossed-out.ts';
import { type DerivedColumns, derivedColumns } from './derived-columns.ts';
import { DocumentBeside } from './document-beside.ts';
import { DocumentLines } from './document-lines.ts';
import { countingLine, leftOutRows } from './left-out-rows.ts';
import type { Meaning } from './meaning.ts';
import { paymentsOfList } from './payment-of-list.ts';
import { raggedRows } from './ragged-rows.ts';
import { RowInProgress } from './row-in-progress.ts';
import { RowMoney } from './row-money.ts';
import { tableRules } from './row-rules.ts';
import { RowStatus } from './row-status.ts';
import { rowValues } from './row-values.ts';
import { reportSection } from './sections.ts';
import { writtenOffRule } from './written-off.ts';

interface Outcome {
  disposition: Disposition;
  /** The canonical row; only where it is used. */
  values: CanonicalRow | null;
  /** The row's amount as signed in the file; 0 where it has none. */
  sourceAmount: number;
  /** Where the row goes, if not to the table of its file: a payment in a list of documents. */
  table?: 'payment';
  /** The clearing that settled the document together with others, or null. */
  clearing?: string | null;
}

const unused = (disposition: Disposition, sourceAmount: number): Outcome => ({
  disposition,
  values: null,
  sourceAmount,
});

const NOT_DATA = unused('not_data', 0);

/** The reader of one file: it holds the row in progress, on which all the steps work. */
export class RowReader {
  readonly #current: RowInProgress;
  readonly #money: RowMoney;
  readonly #between: BetweenRows;
  readonly #lines: DocumentLines;
  readonly #derived: DerivedColumns | null;
  readonly #leftOut: ReturnType<typeof leftOutRows>;
  readonly #readValues: () => CanonicalRow;
  readonly #applyRules: (values: CanonicalRow) => Meaning | null;
  readonly #markWrittenOff: ReturnType<typeof writtenOffRule>;
  readonly #status: RowStatus;
  readonly #toPayment: ReturnType<typeof paymentsOfList>;
  readonly #schema: ReturnType<typeof rowSchema>;
  readonly #beside: DocumentBeside | null;
  readonly #isCrossedOut: ReturnType<typeof crossedOut>;
  readonly #clearingAt: number;
  readonly #isRagged: () => boolean;

  /** `report` gets the problems of the file. */
  constructor(
    plan: FilePlan,
    reading: Reading,
    settings: Settings,
    report: (problem: Problem) => void,
  ) {
    const current = new RowInProgress(plan, reading, settings, report);
    const money = new RowMoney(current);
    this.#current = current;
    this.#money = money;
    this.#between = new BetweenRows(current, money);
    this.#lines = new DocumentLines(current, money);
    this.#derived = derivedColumns(plan);
    this.#leftOut = leftOutRows(plan, reading, current.at('invoice_id'), current.words);
    this.#readValues = rowValues(current, money);
    this.#applyRules = tableRules(current, money);
    this.#markWrittenOff = writtenOffRule(current);
    this.#beside = plan.table === 'invoice' ? new DocumentBeside(current) : null;
    this.#isCrossedOut = crossedOut(current);
    this.#toPayment = paymentsOfList(current);
    this.#schema = rowSchema(current.table);
    this.#clearingAt = current.at('clearing_doc');
    this.#isRagged = raggedRows(current, money.control);
    this.#status = new RowStatus(current);
  }

  /** An excluded row is counted with its amount, and not read. */
  read(cells: readonly string[], row: number, isExcluded = false): Outcome {
    this.#current.start(cells, row);
    this.#between.start();
    if (isExcluded) {
      const amount = this.#money.sourceAmount();
      this.#between.count(amount, null, false);
      return unused('not_data', amount);
    }
    const kind = this.#between.kind();
    if (kind !== 'data') {
      this.#between.report(kind);
      return kind === 'loose_amount' ? unused('set_aside', this.#money.sourceAmount()) : NOT_DATA;
    }
    if (this.#isRagged()) return unused('set_aside', 0);
    const outcome = this.#dataRow();
    const currency = outcome.values?.currency as string | null | undefined;
    this.#between.count(
      this.#money.onItsSide(outcome.sourceAmount),
      currency ?? null,
      outcome.disposition === 'used',
    );
    if (outcome.disposition === 'set_aside') this.#lines.setAside();
    return outcome;
  }

  /** Reports what concerns the whole file, when all rows are read; `decided` is what they all together say. */
  finish(decided: Reading): void {
    const { plan, counter, report } = this.#current;
    const file = plan.source.name;
    this.#between.finish();
    this.#derived?.problems().forEach(report);
    counter.problems().forEach(report);
    this.#money.rounded.problems().forEach(report);
    this.#current.questions.problems().forEach(report);
    this.#current.assumed.problems().forEach(report);
    this.#current.blanks.problems(plan).forEach(report);
    const { lines, linesShown } = decided.documents;
    if (lines !== null) {
      const rule = lines === 'repeated' ? 'lines_repeated' : 'lines_summed';
      const column = plan.headers[this.#money.control] ?? null;
      report(problem(rule, { file, column, value: linesShown }));
    }
    const { short } = decided.width;
    if (short !== null)
      report(problem('may_be_cut_off', { file, column: plan.headers.at(-1)!, ...short }));
    decided.warnings.forEach(report);
    if (decided.isMinor) report(problem('minor_units', { file }));
    for (const [index, power] of decided.unitPowers)
      if (power > 0) {
        const column = plan.headers[index]!;
        report(problem('unit_scaled', { file, column, value: `× ${10 ** power}` }));
      }
  }

  /** Rows that only their status says are paid. */
  get paidRows(): readonly number[] {
    return this.#status.paidRows;
  }

  /** What the currency column names. */
  get currencyMarks(): CurrencyMarks {
    return this.#money.marks;
  }

  /** Rows that ask for money in advance, where no row is called the final invoice of such. */
  get depositRows(): readonly number[] {
    const typed = this.#current.hasFinals ? [] : this.#current.deposits;
    return [...new Set([...typed, ...(this.#beside?.depositRows ?? [])])];
  }

  /** Documents of which a row was set aside; only where rows are added up. */
  get incompleteIds(): ReadonlySet<string> {
    return this.#lines.incompleteIds;
  }

  #dataRow(): Outcome {
    const current = this.#current;
    const { cells, row, plan } = current;
    const sourceAmount = this.#money.sourceAmount();
    const leftOut = this.#leftOut(cells);
    if (leftOut !== null) {
      const { rule, index } = leftOut;
      current.questions.noteAnswered('status', this.#status.at, sourceAmount);
      if (rule === 'payable') current.questions.noteAnswered('doc_type', index, sourceAmount);
      const place = { file: plan.source.name, row, column: plan.headers[index] ?? null };
      const value = cells[index] ?? '';
      const line = rule === 'void_or_draft' ? countingLine(leftOut, plan, value) : undefined;
      current.report(problem(rule, { ...place, value, line }));
      return unused('not_data', sourceAmount);
    }
    if (this.#isCrossedOut(sourceAmount)) return unused('not_data', sourceAmount);
    const besideAt = this.#beside?.start() ?? null;
    if (besideAt !== null) return this.#leaveOut(besideAt, sourceAmount);
    reportSection(current);
    if (current.section?.word === 'out') return unused('not_data', sourceAmount);
    current.questions.count(sourceAmount);
    const values = this.#readValues();
    this.#status.ask(values, sourceAmount);
    if (plan.table === 'invoice' || plan.table === 'payment') this.#between.carryCustomer(values);
    const meaning = this.#applyRules(values);
    if (meaning?.table === 'payment') {
      const payment = this.#toPayment(values, meaning);
      return payment === null
        ? unused('set_aside', sourceAmount)
        : { ...this.#used(payment, sourceAmount), table: 'payment' };
    }
    if (current.isNothing) return unused(current.endOfNothing(), sourceAmount);
    this.#markWrittenOff?.(values, sourceAmount);
    if (!current.isSetAside) this.#validate(values);
    if (!current.isSetAside) this.#beside?.ask(values);
    if (current.isSetAside) return unused('set_aside', sourceAmount);
    if (this.#lines.isRepeated()) return unused('not_data', sourceAmount);
    this.#derived?.compare(values, cells, row);
    this.#status.note(values);
    return this.#used(values, sourceAmount);
  }

  /** A document that report.yml calls void for what stands beside it. */
  #leaveOut(index: number, sourceAmount: number): Outcome {
    const current = this.#current;
    const place = { file: current.plan.source.name, row: current.row };
    const column = current.plan.headers[index] ?? null;
    this.#beside?.ask({ amount_minor: sourceAmount });
    const value = current.cells[index] ?? '';
    current.report(problem('void_or_draft', { ...place, column, value }));
    return unused('not_data', sourceAmount);
  }

  #used(values: CanonicalRow, sourceAmount: number): Outcome {
    return { disposition: 'used', values, sourceAmount, clearing: this.#clearing() };
  }

  #validate(values: CanonicalRow): void {
    const { table } = this.#current;
    for (const issue of this.#schema.safeParse(values).error?.issues ?? []) {
      const column = table.columns.find((c) => c.name === issue.path[0])!;
      const rule = issue.message in PROBLEM_RULES ? (issue.message as RuleId) : 'missing_value';
      this.#current.rejectCell(column, rule);
      if (column.isLenient) values[column.name] = null;
    }
  }

  #clearing(): string | null {
    const at = this.#clearingAt;
    const text = at < 0 ? '' : (this.#current.cells[at] ?? '').trim();
    return isBlankValue(text) || /^0+$/.test(text) ? null : text;
  }
}
