/** One record of a file to one canonical row: cells, the table's own rules, then its zod schema. */
import { isBlankValue } from '../../intake/number.ts';
import type { FilePlan } from '../../intake/plan-file.ts';
import { isOpeningText, isTotalLike } from '../../intake/vocabulary.ts';
import type { Settings } from '../../settings/settings.ts';
import type { Disposition } from '../file-reconciliation.ts';
import { ID_FIELDS } from '../profile/id-profile.ts';
import type { Reading } from '../profile/reading.ts';
import { type Problem, problem } from '../rules/problem.ts';
import { PROBLEM_RULES, type RuleId } from '../rules/rules.ts';
import { type ColumnType, rowSchema, TABLES } from '../tables.ts';
import { CellError } from './cells.ts';
import { derivedColumns } from './derived-columns.ts';
import { documentNamer } from './document-name.ts';
import { documentRules } from './document-rows.ts';
import { leftOutRows } from './left-out-rows.ts';
import { otherRules, paymentRules } from './master-rows.ts';
import type { Meaning } from './meaning.ts';
import { paymentOf } from './payment-of-list.ts';
import { printedTotals } from './printed-totals.ts';
import { rowIds } from './row-ids.ts';
import { type CanonicalRow, RowInProgress } from './row-in-progress.ts';
import { rowMoney } from './row-money.ts';
import { isFilled, type SheetRowKind, sheetRows } from './sheet-rows.ts';

interface Outcome {
  disposition: Disposition;
  /** The canonical row; only where it is used. */
  values: CanonicalRow | null;
  /** The row's amount as signed in the file; 0 where it has none. */
  sourceAmount: number;
  /** Where the row goes, if not to the table of its file: money in a list of documents. */
  table?: 'payment';
  /** The clearing that settled the document together with others, or null. */
  clearing?: string | null;
}

export interface RowReader {
  /** An excluded row is counted with its amount, and not read. */
  read(cells: readonly string[], row: number, isExcluded?: boolean): Outcome;
  /** Problems that concern the whole file, known when all rows are read; `decided` is what they all together say. */
  finish(decided: Reading): void;
  /** Documents of which a line was set aside; only where lines are added up. */
  incompleteIds: ReadonlySet<string>;
}

/** Cells that are read with what the rest of the row says. */
const WITH_CONTEXT: ReadonlySet<ColumnType> = new Set(['money', 'currency', 'doc_type', 'kind']);
const NOTHING: Outcome = { disposition: 'not_data', values: null, sourceAmount: 0 };
const NOT_DATA_RULE: Partial<Record<SheetRowKind, RuleId>> = {
  total: 'total_row',
  heading: 'heading_row',
  opening: 'opening_balance',
  footer: 'footer_row',
  repeated_header: 'repeated_header',
};

/** The cell that says what a row is, where it need not be the first. */
const TELLING: Partial<Record<SheetRowKind, (cell: string) => boolean>> = {
  total: isTotalLike,
  opening: isOpeningText,
};

/** Builds the reader of one file; `report` gets its problems. */
export function rowReader(
  plan: FilePlan,
  reading: Reading,
  settings: Settings,
  report: (problem: Problem) => void,
): RowReader {
  const current = new RowInProgress(plan, reading, settings, report);
  const { table } = current;
  const schema = rowSchema(table);
  const paymentSchema = rowSchema(TABLES.payment);
  const file = plan.source.name;
  const width = plan.headers.length;
  const plain = current.columns.filter(({ column }) => !WITH_CONTEXT.has(column.type));
  const dates = current.columns.filter(({ column }) => column.type === 'date' && column.isRequired);
  const [idAt, docType, clearingAt] = [
    current.at('invoice_id'),
    current.at('doc_type'),
    current.at('clearing_doc'),
  ];
  const money = rowMoney(current);
  const ids = rowIds(current);
  const documents = plan.table === 'invoice' ? documentRules(current, money) : null;
  const ruled = plan.table === 'payment' ? paymentRules(current) : otherRules(current);
  const printed = printedTotals(
    current,
    money,
    dates.map(({ index }) => index),
  );
  const derived = derivedColumns(plan);
  const blank = Object.fromEntries(table.columns.map((column) => [column.name, null]));
  const leftOut = leftOutRows(plan, reading, idAt);
  const lineMode = reading.documents.lines;
  const rows = sheetRows(plan, (cellsOfRow, first) =>
    dates.some(({ index, read }) => {
      if (index === first) return false;
      const value = read(cellsOfRow[index] ?? '');
      // a name in the column of documents is no day
      return value !== null && !(plan.isGrouped && value instanceof CellError);
    }),
  );
  const firstLines = new Map<string, string>();
  const nameOf = plan.table === 'invoice' && idAt < 0 ? documentNamer() : null;
  const incompleteIds = new Set<string>();

  const end = (disposition: Disposition, source: number): Outcome => ({
    disposition: disposition,
    values: null,
    sourceAmount: source,
  });

  /** A blank customer takes the heading above it. */
  function carryCustomer(values: CanonicalRow): void {
    if (rows.heading === null || values.customer_id !== null || values.customer_name !== null)
      return;
    values.customer_id = rows.heading.code;
    values.customer_name = rows.heading.name;
    current.counter.add('customer_carried', current.row, null, rows.heading.name);
  }

  function validate(values: CanonicalRow): void {
    for (const issue of schema.safeParse(values).error?.issues ?? []) {
      const column = table.columns.find((c) => c.name === issue.path[0])!;
      current.rejectCell(
        column,
        issue.message in PROBLEM_RULES ? (issue.message as RuleId) : 'missing_value',
      );
      if (column.isLenient) values[column.name] = null;
    }
  }

  function nameDocument(values: CanonicalRow, namer: NonNullable<typeof nameOf>): void {
    values.invoice_id = namer(values);
    if (values.invoice_id !== null)
      current.counter.add('no_document_number', current.row, null, values.invoice_id);
  }

  /** True for a further line of a document whose rows each carry its total. */
  function isRepeatedLine(): boolean {
    if (lineMode !== 'repeated') return false;
    const id = (current.cells[idAt] ?? '').trim();
    const total = current.cells[money.control] ?? '';
    const first = firstLines.get(id);
    if (first === undefined) firstLines.set(id, total);
    return id !== '' && first === total;
  }

  function dataRow(source: number): Outcome {
    const out = leftOut(current.cells);
    if (out !== null) {
      const { rule, index } = out;
      const value = current.cells[index] ?? '';
      report(problem(rule, { file, row: current.row, column: plan.headers[index] ?? null, value }));
      return end('not_data', source);
    }
    const values: CanonicalRow = { ...blank };
    for (const { column, index, read } of plain) {
      const value = read(current.cells[index] ?? '');
      if (value instanceof CellError) current.rejectCell(column, value.rule, value.expected);
      else if (typeof value === 'string' && ID_FIELDS.has(column.field))
        values[column.name] = ids.tidyId(column, index, value);
      else values[column.name] = value;
    }
    if (plan.table === 'invoice' && values.invoice_id === null) ids.takeOtherId(values);
    const currency = money.currencyOf();
    if ('currency' in values) values.currency = currency;
    money.readMoney(values, currency);
    if (plan.table === 'invoice' || plan.table === 'payment') carryCustomer(values);
    if (documents) {
      const meaning = documents.meaningRules(values);
      if (meaning?.table === 'payment') return paymentRow(values, meaning, source);
      values.doc_type = meaning?.type ?? 'invoice';
      documents.invoiceRules(values);
      if (nameOf) nameDocument(values, nameOf);
    } else ruled(values);
    if (!current.isSetAside) validate(values);
    if (current.isSetAside) return end('set_aside', source);
    if (isRepeatedLine()) return end('not_data', source);
    if (derived) derived.compare(values, current.cells, current.row);
    return { disposition: 'used', values, sourceAmount: source, clearing: clearingOf() };
  }

  /** Money in a list of documents: a row of payments. */
  function paymentRow(values: CanonicalRow, meaning: Meaning, source: number): Outcome {
    if (current.isSetAside) return end('set_aside', source);
    const payment = paymentOf(values, meaning);
    if (values.issue_date === null)
      current.reportProblem('missing_value', current.place('issue_date'));
    else if (!paymentSchema.safeParse(payment).success)
      current.reportProblem('missing_value', current.place('amount_minor'));
    if (current.isSetAside) return end('set_aside', source);
    current.counter.add(
      'payments_in_list',
      current.row,
      plan.headers[docType] ?? null,
      current.cells[docType] ?? '',
    );
    return {
      disposition: 'used',
      values: payment,
      sourceAmount: source,
      table: 'payment',
      clearing: clearingOf(),
    };
  }

  const clearingOf = (): string | null => {
    const text = clearingAt < 0 ? '' : (current.cells[clearingAt] ?? '').trim();
    return isBlankValue(text) || /^0+$/.test(text) ? null : text;
  };

  return {
    incompleteIds: incompleteIds,
    read(cellsOfRow, rowNumber, isExcluded = false) {
      current.cells = cellsOfRow;
      current.row = rowNumber;
      current.isSetAside = false;
      if (isExcluded) {
        printed.totals.add(money.sourceAmount(), null, false);
        return end('not_data', money.sourceAmount());
      }
      const kindSeen = rows.kindOf(current.cells);
      if (kindSeen === 'blank') return NOTHING;
      const kindOfRow =
        kindSeen === 'data' && printed.isBareTotal()
          ? 'total'
          : kindSeen === 'opening' && money.isNone()
            ? 'heading'
            : kindSeen;
      const rule = NOT_DATA_RULE[kindOfRow];
      if (rule !== undefined) {
        const telling = current.cells.findIndex(TELLING[kindOfRow] ?? isFilled);
        const at = telling < 0 ? current.cells.findIndex(isFilled) : telling;
        const value = current.cells[at]!;
        report(problem(rule, { file, row: current.row, column: plan.headers[at] ?? null, value }));
        if (kindOfRow === 'total') printed.checkTotal(value);
        else if (kindOfRow === 'heading') printed.totals.boundary();
        return NOTHING;
      }
      if (
        current.cells.length < width ||
        (current.cells.length > width && current.cells.findLastIndex(isFilled) >= width)
      ) {
        const expected = `${width} cells, as the header has`;
        const value = `${current.cells.length} cells`;
        current.reportProblem('ragged_row', {
          file,
          row: current.row,
          column: null,
          value,
          expected,
        });
        return end('set_aside', 0);
      }
      const outcome = dataRow(money.sourceAmount());
      const currency = outcome.values?.currency as string | null | undefined;
      printed.totals.add(
        money.onItsSide(outcome.sourceAmount),
        currency ?? null,
        outcome.disposition === 'used',
      );
      if (lineMode === 'summed' && outcome.disposition === 'set_aside' && idAt >= 0)
        incompleteIds.add((current.cells[idAt] ?? '').trim());
      return outcome;
    },
    finish(decided) {
      for (const found of derived?.problems() ?? []) report(found);
      for (const found of current.counter.problems()) report(found);
      const { lines, linesShown } = decided.documents;
      if (lines !== null) {
        const rule = lines === 'repeated' ? 'lines_repeated' : 'lines_summed';
        const column = plan.headers[money.control] ?? null;
        report(problem(rule, { file, column, value: linesShown, expected: 'one row a document' }));
      }
      if (decided.isMinor) report(problem('minor_units', { file }));
    },
  };
}
