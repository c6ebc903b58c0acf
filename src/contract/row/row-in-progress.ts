/** The row that is being read: its cells, where the fields of its table stand, and how its problems are reported. */
import { type Localised, text } from '../../i18n/locale.ts';
import type { FilePlan } from '../../intake/plan-file.ts';
import type { Settings } from '../../settings/settings.ts';
import { columnOf } from '../plan/plan-columns.ts';
import { type ValueWords, valueWords } from '../plan/value-words.ts';
import type { Reading } from '../profile/reading.ts';
import { type Problem, type ProblemPlace, problem } from '../rules/problem.ts';
import { ProblemCounter } from '../rules/problem-counter.ts';
import { PROBLEM_RULES, type RuleId } from '../rules/rules.ts';
import { type Column, TABLES, type TableDef } from '../tables.ts';
import { AssumedList } from './assumed-list.ts';
import { BlankWords } from './blank-words.ts';
import { CELLS_BEFORE } from './canonical-row.ts';
import { type CellReader, cellReader, isFormula } from './cells.ts';
import { OpenQuestions } from './open-questions.ts';
import type { Section } from './sections.ts';

export interface FileColumn {
  column: Column;
  /** Position in the line of a canonical row. */
  at: number;
  /** Position in the file. */
  index: number;
  read: CellReader;
}

export class RowInProgress {
  /** The row's cells and its number, anew for each row. */
  cells: readonly string[] = [];
  row = 0;
  /** True once the row is set aside. */
  isSetAside = false;
  /** What a line of words above the row says of it. */
  section: Section | null = null;
  /** Rows that ask for money in advance, and whether others ask for the rest by their name. */
  readonly deposits: number[] = [];
  hasFinals = false;
  /** What report.yml says of the words beside the row that call it a credit note, where no column has its type. */
  typeBeside: string | null = null;
  /** True for a row that says nothing of money: all its amounts are zero. */
  isNothing = false;

  readonly plan: FilePlan;
  readonly reading: Reading;
  readonly settings: Settings;
  readonly table: TableDef;
  readonly report: (problem: Problem) => void;
  /** Of problems that are reported once a file, with a count. */
  readonly counter: ProblemCounter;
  /** Words that are on no list. */
  readonly questions: OpenQuestions;
  readonly blanks = new BlankWords();
  readonly assumed: AssumedList;
  readonly words: ValueWords;
  /** The columns of the table that the file has. */
  readonly columns: FileColumn[] = [];
  readonly #headerOf = new Map<string, { header: string; index: number }>();

  constructor(
    plan: FilePlan,
    reading: Reading,
    settings: Settings,
    report: (problem: Problem) => void,
  ) {
    this.plan = plan;
    this.reading = reading;
    this.settings = settings;
    this.report = report;
    this.table = TABLES[plan.table];
    this.counter = new ProblemCounter(plan.source.name);
    this.questions = new OpenQuestions(this);
    this.assumed = new AssumedList(this, this.questions);
    this.words = valueWords(settings, plan);
    const isSheet = plan.source.unpacked?.encoding === 'XLSX';
    const isOpenAmount = this.at('amount') < 0 && this.at('open_amount') >= 0;
    for (const [at, column] of this.table.columns.entries()) {
      const field = column.field === 'amount' && isOpenAmount ? 'open_amount' : column.field;
      const index = this.at(field);
      const header = index < 0 ? column.field : (plan.headers[index] ?? column.field);
      this.#headerOf.set(column.name, { index, header });
      if (index >= 0)
        this.columns.push({
          column,
          at: CELLS_BEFORE + at,
          index,
          read: cellReader(column, index, reading, isSheet),
        });
    }
  }

  /** The next row, by its number in the file. */
  start(cells: readonly string[], row: number): void {
    this.cells = cells;
    this.row = row;
    this.isSetAside = false;
    this.isNothing = false;
  }

  /** Position of a field, or -1. */
  at(field: string): number {
    const { invoiceId } = this.reading;
    return field === 'invoice_id' && invoiceId !== null ? invoiceId : columnOf(this.plan, field);
  }

  /** Position of a column of the raw table, or -1. */
  indexOf(column: string | null): number {
    return column === null ? -1 : (this.#headerOf.get(column)?.index ?? -1);
  }

  /** Where a column's problem is. */
  place(column: string | null, more: Partial<ProblemPlace> = {}): ProblemPlace {
    const place = column === null ? undefined : this.#headerOf.get(column);
    const value = place && place.index >= 0 ? (this.cells[place.index] ?? '') : null;
    const file = this.plan.source.name;
    return { file, row: this.row, column: place?.header ?? column, value, ...more };
  }

  reportProblem(rule: RuleId, where: ProblemPlace): void {
    if (PROBLEM_RULES[rule].severity === 'set_aside') this.isSetAside = true;
    this.report(problem(rule, where));
  }

  /** A row whose amount is zero: nothing where its other amounts are zero too, else set aside. */
  rejectZero(isNone: boolean): void {
    this.isNothing = isNone;
    if (!isNone) this.reportProblem('amount_zero', this.place('amount_minor'));
  }

  /** Where a row of no amount goes: left out and counted, unless something else of it was set aside. */
  endOfNothing(): 'set_aside' | 'not_data' {
    if (this.isSetAside) return 'set_aside';
    const place = this.place('amount_minor');
    this.counter.add('zero_document', this.row, place.column ?? null, place.value ?? '');
    return 'not_data';
  }

  /** A cell that breaks a rule: the row is set aside, or the cell left blank where its column is lenient. */
  rejectCell(column: Column, rule: RuleId, own?: string | Localised): void {
    const { en, zh } = PROBLEM_RULES[rule];
    const expected = own ?? text(en.expected, zh.expected);
    const place = this.place(column.name, { expected });
    if (isFormula(place.value ?? '')) {
      this.reportProblem('formula_without_value', place);
      return;
    }
    if (rule === 'unknown_terms' || rule === 'empty_date') {
      this.counter.add(rule, this.row, place.column ?? null, place.value ?? '');
      return;
    }
    const isLeftBlank = column.isLenient && PROBLEM_RULES[rule].severity === 'set_aside';
    this.reportProblem(isLeftBlank ? 'value_ignored' : rule, place);
  }
}
