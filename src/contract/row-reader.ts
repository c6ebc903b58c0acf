/** One record of a file to one canonical row: cells, the table's own rules, then its zod schema. */
import { CREDIT_NOTE_FILE } from '../intake/aliases.ts';
import { isBlankValue, readAmount, readDecimal } from '../intake/number.ts';
import type { FilePlan } from '../intake/plan-file.ts';
import {
  documentWord,
  isTotalWord,
  kindWord,
  readCurrency,
  readTerms,
  statusWord,
} from '../intake/words.ts';
import type { Settings } from '../settings/settings.ts';
import type { Fate } from './account.ts';
import { Broken, type CellReader, cellReader, digitsOf } from './cells.ts';
import { derivedColumns } from './derived-columns.ts';
import { type Problem, type ProblemPlace, problem } from './problem.ts';
import { columnOf, type Reading } from './profile.ts';
import { RULES, type RuleId } from './rules.ts';
import type { WritableCell } from './table-writer.ts';
import { type Column, rowSchema, TABLES } from './tables.ts';

export type Values = Record<string, WritableCell>;

export interface Outcome {
  fate: Fate;
  /** The canonical row; only where it is used. */
  values: Values | null;
  /** The row's amount as signed in the file; 0 where it has none. */
  source: number;
}

export interface RowReader {
  read(cells: readonly string[], row: number): Outcome;
  /** Problems that concern the whole file, known when all rows are read. */
  finish(): void;
}

interface Cell {
  column: Column;
  index: number;
  read: CellReader;
}

const NOTHING: Outcome = { fate: 'not_data', values: null, source: 0 };

/** Builds the reader of one file; `report` gets its problems. */
export function rowReader(
  plan: FilePlan,
  reading: Reading,
  settings: Settings,
  report: (problem: Problem) => void,
): RowReader {
  const table = TABLES[plan.table];
  const schema = rowSchema(table);
  const file = plan.source.name;
  const width = plan.headers.length;
  const at = (field: string): number =>
    field === 'invoice_id' && reading.invoiceId !== null
      ? reading.invoiceId
      : columnOf(plan, field);

  const amountField = at('amount') < 0 && at('open_amount') >= 0 ? 'open_amount' : 'amount';
  const cells: Cell[] = [];
  const headerOf = new Map<string, { header: string; index: number }>();
  for (const column of table.columns) {
    const index = at(column.field === 'amount' ? amountField : column.field);
    headerOf.set(column.name, {
      index,
      header: index < 0 ? column.field : (plan.headers[index] ?? column.field),
    });
    if (index >= 0) cells.push({ column, index, read: cellReader(column, index, reading) });
  }
  const isContext = (type: string): boolean => ['currency', 'doc_type', 'kind'].includes(type);
  const money = cells.filter((cell) => cell.column.type === 'money');
  const plain = cells.filter(
    (cell) => cell.column.type !== 'money' && !isContext(cell.column.type),
  );
  const control = table.control === null ? -1 : (headerOf.get(table.control)?.index ?? -1);
  const controlSign = reading.signs.get(control) ?? '.';
  const [status, deleted, currencyAt] = [at('status'), at('deleted'), at('currency')];
  const [docType, kind, terms] = [at('doc_type'), at('kind'), at('terms')];
  const defaultWord = CREDIT_NOTE_FILE.test(file) ? 'credit_note' : 'invoice';
  const derived = derivedColumns(plan);
  const blank = Object.fromEntries(table.columns.map((column) => [column.name, null]));
  const identity = table.columns.find(
    (c) => c.isRequired && (c.name === 'customer_id' || c.name === 'rep_id'),
  );
  const dateColumns = cells.filter((cell) => cell.column.type === 'date' && cell.column.isRequired);

  let broken = false;
  let row = 0;
  let record: readonly string[] = [];

  const place = (column: string | null, more: Partial<ProblemPlace> = {}): ProblemPlace => {
    const found = column === null ? undefined : headerOf.get(column);
    const value = found && found.index >= 0 ? (record[found.index] ?? '') : null;
    return { file, row, column: found?.header ?? column, value, ...more };
  };
  const tell = (rule: RuleId, where: ProblemPlace): void => {
    if (RULES[rule].severity === 'set_aside') broken = true;
    report(problem(rule, where));
  };
  const breaks = (column: Column, rule: RuleId, expected?: string): void => {
    const isKept = column.isLenient && RULES[rule].severity === 'set_aside';
    const told = expected ?? RULES[rule].en.expected;
    tell(isKept ? 'value_ignored' : rule, place(column.name, { expected: told }));
  };
  const end = (fate: Fate, source: number): Outcome => ({ fate, values: null, source });

  function currencyOf(): string | null {
    const text = currencyAt < 0 ? '' : (record[currencyAt] ?? '').trim();
    if (text !== '' && !isBlankValue(text)) {
      const code = readCurrency(text);
      if (code === null) tell('unknown_currency', place('currency', { value: text }));
      return code;
    }
    const amount = control < 0 ? '' : (record[control] ?? '');
    const code = /[A-Za-z]/.test(amount) ? (readDecimal(amount, controlSign)?.code ?? null) : null;
    return code === null ? null : readCurrency(code);
  }

  function readMoney(values: Values, currency: string | null): void {
    const digits = digitsOf(currency ?? settings.currency ?? null);
    for (const { column, index } of money) {
      const text = record[index] ?? '';
      if (isBlankValue(text)) continue;
      const amount = readAmount(text, reading.signs.get(index) ?? '.', digits, plan.power);
      if ('rule' in amount) {
        const limit = `at most ${digits} decimals${currency ? ` for ${currency}` : ''}`;
        breaks(column, amount.rule, amount.rule === 'too_many_decimals' ? limit : undefined);
        continue;
      }
      if (amount.code !== null && currency !== null && readCurrency(amount.code) !== currency)
        tell(
          'currency_contradiction',
          place(column.name, { expected: `an amount in ${currency}` }),
        );
      if (amount.isRepaired)
        tell('float_noise', place(column.name, { expected: `${amount.minor} in minor units` }));
      values[column.name] = amount.minor;
    }
  }

  function invoiceRules(values: Values): void {
    const word = docType < 0 ? defaultWord : documentWord(record[docType] ?? '');
    if (word === 'not_invoice') tell('not_an_invoice', place('doc_type'));
    if (word === 'unknown') tell('unknown_doc_type', place('doc_type'));
    const isCredit = word === 'credit_note' || word === 'prepayment';
    values.doc_type = isCredit ? word : 'invoice';
    const amount = values.amount_minor as number | null;
    if (amount === 0) tell('amount_zero', place('amount_minor'));
    else if (amount !== null && amount < 0) {
      if (!isCredit) tell('amount_negative', place('amount_minor'));
      for (const name of ['amount_minor', 'open_minor', 'paid_minor', 'credited_minor']) {
        if (typeof values[name] === 'number') values[name] = 0 - (values[name] as number) || 0;
      }
    }
    if (values.customer_id === null && values.customer_name === null)
      tell('missing_customer', place(at('customer_id') < 0 ? 'customer_name' : 'customer_id'));
    if (terms >= 0 && values.discount_rate === null) {
      const read = readTerms(record[terms] ?? '');
      if (read?.discountRate) {
        values.discount_rate = read.discountRate;
        values.discount_days = read.discountDays;
      }
    }
    const [issue, due] = [values.issue_date, values.due_date] as (number | null)[];
    if (issue !== null && due !== null && due! < issue!)
      tell('due_before_issue', place('due_date'));
  }

  function paymentRules(values: Values): void {
    const word = kind < 0 ? 'cash' : kindWord(record[kind] ?? '');
    if (word === 'unknown') tell('unknown_kind', place('kind'));
    let amount = values.amount_minor as number | null;
    values.kind = word === 'unknown' ? 'cash' : word;
    if (amount === null) return;
    amount *= reading.signFactor;
    if (amount === 0) tell('amount_zero', place('amount_minor'));
    else if (amount < 0) {
      if (values.kind === 'cash') values.kind = 'refund';
      if (values.kind !== 'refund') tell('negative_adjustment', place('amount_minor'));
    }
    values.amount_minor = Math.abs(amount);
  }

  function otherRules(values: Values): void {
    if (identity && values[identity.name] === null) values[identity.name] = values.name ?? null;
    if (plan.table === 'target' && values.amount_minor === null && values.rate === null && !broken)
      tell('missing_value', place('amount_minor'));
    if (plan.table === 'activity' || plan.table === 'promise') {
      const { customer_id, customer_name, invoice_id } = values;
      if (customer_id === null && customer_name === null && invoice_id === null)
        tell('missing_customer', place('customer_id'));
    }
  }

  function validate(values: Values): void {
    if (schema.safeParse(values).success) return;
    for (const issue of schema.safeParse(values).error?.issues ?? []) {
      const column = table.columns.find((c) => c.name === issue.path[0])!;
      breaks(column, issue.message in RULES ? (issue.message as RuleId) : 'missing_value');
      if (column.isLenient) values[column.name] = null;
    }
  }

  function sourceAmount(): number {
    if (control < 0) return 0;
    const text = record[control] ?? '';
    if (isBlankValue(text)) return 0;
    const raw = currencyAt < 0 ? '' : (record[currencyAt] ?? '').trim();
    const currency = (raw === '' ? null : readCurrency(raw)) ?? settings.currency ?? null;
    const amount = readAmount(text, controlSign, digitsOf(currency), plan.power);
    return 'rule' in amount ? 0 : amount.minor;
  }

  function leftOut(): RuleId | null {
    const type = docType >= 0 ? docType : kind;
    if (type >= 0 && documentWord(record[type] ?? '') === 'payable') return 'payable';
    if (deleted >= 0 && /^(true|1|yes|是)$/i.test((record[deleted] ?? '').trim()))
      return 'void_or_draft';
    if (status >= 0 && statusWord(record[status] ?? '') !== 'live') {
      return plan.table === 'promise' ? null : 'void_or_draft';
    }
    return null;
  }

  return {
    read(cellsOfRow, rowNumber) {
      record = cellsOfRow;
      row = rowNumber;
      broken = false;
      let filled = 0;
      let last = -1;
      let first = -1;
      for (let i = 0; i < record.length; i++) {
        if (record[i] !== '' && record[i]!.trim() !== '') {
          filled++;
          last = i;
          if (first < 0) first = i;
        }
      }
      if (filled === 0) return NOTHING;
      if (
        isTotalWord(record[first]!) &&
        dateColumns.every((c) => c.read(record[c.index] ?? '') === null || c.index === first)
      ) {
        report(
          problem('total_row', {
            file,
            row,
            column: plan.headers[first] ?? null,
            value: record[first]!,
          }),
        );
        return NOTHING;
      }
      if (last >= width || record.length < width) {
        const expected = `${width} cells, as the header has`;
        const value = `${record.length} cells`;
        tell('ragged_row', { file, row, column: null, value, expected });
        return end('set_aside', 0);
      }
      const source = sourceAmount();
      const out = leftOut();
      if (out !== null) {
        const field = out === 'payable' ? (docType >= 0 ? 'doc_type' : 'kind') : null;
        const index = field
          ? at(field)
          : statusWord(record[status] ?? '') !== 'live'
            ? status
            : deleted;
        const value = record[index] ?? '';
        report(problem(out, { file, row, column: plan.headers[index] ?? null, value }));
        return end('not_data', source);
      }
      const values: Values = { ...blank };
      for (const { column, index, read } of plain) {
        const value = read(record[index] ?? '');
        if (value instanceof Broken) breaks(column, value.rule, value.expected);
        else values[column.name] = value;
      }
      const currency = currencyOf();
      if ('currency' in values) values.currency = currency;
      readMoney(values, currency);
      if (plan.table === 'invoice') invoiceRules(values);
      else if (plan.table === 'payment') paymentRules(values);
      else otherRules(values);
      if (!broken) validate(values);
      if (broken) return end('set_aside', source);
      if (derived) derived.compare(values, record, row);
      return { fate: 'used', values, source };
    },
    finish() {
      for (const found of derived?.problems() ?? []) report(found);
    },
  };
}
