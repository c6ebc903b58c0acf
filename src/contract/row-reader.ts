/** One record of a file to one canonical row: cells, the table's own rules, then its zod schema. */
import { CREDIT_NOTE_FILE } from '../intake/aliases.ts';
import {
  isBlankValue,
  isNothing,
  numberInText,
  readAmount,
  readDecimal,
} from '../intake/number.ts';
import type { FilePlan } from '../intake/plan-file.ts';
import {
  documentWord,
  isGrandTotal,
  isOpeningText,
  isTotalLike,
  kindWord,
  readCurrency,
  readFlag,
  readTerms,
} from '../intake/words.ts';
import type { Settings } from '../settings/settings.ts';
import type { Fate } from './account.ts';
import { dueFromBaseline } from './baseline-date.ts';
import { Broken, type CellReader, cellReader, digitsOf } from './cells.ts';
import { derivedColumns } from './derived-columns.ts';
import { documentNamer } from './document-name.ts';
import { ID_FIELDS } from './id-profile.ts';
import { leftOutRows } from './left-out.ts';
import { type Meaning, meaningOf, sideOf } from './meaning.ts';
import { paymentOf } from './payment-of-list.ts';
import { columnOf } from './plan-columns.ts';
import { type Problem, type ProblemPlace, problem } from './problem.ts';
import type { Reading } from './reading.ts';
import { rowCheck } from './row-check.ts';
import { RULES, type RuleId } from './rules.ts';
import { isFilled, type RowKind, sheetRows } from './sheet-rows.ts';
import type { WritableCell } from './table-writer.ts';
import { type Column, rowSchema, TABLES } from './tables.ts';
import { Tally } from './tally.ts';
import { Totals } from './totals.ts';

export type Values = Record<string, WritableCell>;

export interface Outcome {
  fate: Fate;
  /** The canonical row; only where it is used. */
  values: Values | null;
  /** The row's amount as signed in the file; 0 where it has none. */
  source: number;
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
  brokenIds: ReadonlySet<string>;
}

interface Cell {
  column: Column;
  index: number;
  read: CellReader;
}

const NOTHING: Outcome = { fate: 'not_data', values: null, source: 0 };
const SHORTENED_ID = /^\d[.,]\d+E\+\d{1,2}$/i;
const NOT_DATA_RULE: Partial<Record<RowKind, RuleId>> = {
  total: 'total_row',
  heading: 'heading_row',
  opening: 'opening_balance',
  footer: 'footer_row',
  repeated_header: 'repeated_header',
};

/** The cell that says what a row is, where it need not be the first. */
const TELLING: Partial<Record<RowKind, (cell: string) => boolean>> = {
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
  const table = TABLES[plan.table];
  const schema = rowSchema(table);
  const isAccepted = rowCheck(table);
  const paymentSchema = rowSchema(TABLES.payment);
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
  const [status, currencyAt, clearingAt] = [at('status'), at('currency'), at('clearing_doc')];
  const [docType, kind, terms] = [at('doc_type'), at('kind'), at('terms')];
  const defaultWord = CREDIT_NOTE_FILE.test(file) ? 'credit_note' : 'invoice';
  const derived = derivedColumns(plan);
  const blank = Object.fromEntries(table.columns.map((column) => [column.name, null]));
  const identity = table.columns.find(
    (c) => c.isRequired && (c.name === 'customer_id' || c.name === 'rep_id'),
  );
  const dateColumns = cells.filter((cell) => cell.column.type === 'date' && cell.column.isRequired);
  const [noteAt, lostAt, idAt] = [at('note'), at('dispute_lost'), at('invoice_id')];
  const firstNameAt = at('first_name');
  const netDueDate = dueFromBaseline(plan, reading);
  const leftOut = leftOutRows(plan, reading, idAt);
  // Xero writes how much of the foreign currency one unit of its own buys
  const isInverseRate = /^currency[ _]?rate$/i.test(plan.headers[at('fx_rate')] ?? '');
  const isDebit = /debit|借|soll|дебет/i.test(plan.headers[control] ?? '');
  const creditAt = isDebit ? at('credit_amount') : -1;
  // beside two columns of amounts the side is that of the running balance
  const sideAt = creditAt < 0 ? at('debit_credit') : -1;
  const { documents } = reading;
  const rows = sheetRows(plan, (cellsOfRow, first) =>
    dateColumns.some(({ index, read }) => {
      if (index === first) return false;
      const value = read(cellsOfRow[index] ?? '');
      // a name in the column of documents is no day
      return value !== null && !(plan.isGrouped && value instanceof Broken);
    }),
  );
  // a document fills one of these
  const tellingColumns =
    plan.table === 'invoice' || plan.table === 'payment'
      ? [
          idAt,
          docType,
          at('customer_id'),
          at('customer_name'),
          at('payment_id'),
          ...dateColumns.map(({ index }) => index),
        ].filter((i) => i >= 0)
      : [];
  const totals = new Totals();
  const tally = new Tally(file);
  const firstLines = new Map<string, string>();
  const nameOf = plan.table === 'invoice' && idAt < 0 ? documentNamer() : null;
  const brokenIds = new Set<string>();

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
    if (rule === 'unknown_terms') {
      const { column: header, value } = place(column.name);
      tally.add(rule, row, header ?? null, value ?? '');
      return;
    }
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
    const code = /[^\d\s.,()+-]/.test(amount)
      ? (readDecimal(amount, controlSign)?.code ?? null)
      : null;
    return (code === null ? null : readCurrency(code)) ?? reading.currency;
  }

  const powerOf = (index: number, digits: number): number =>
    reading.powers.get(index) ?? (reading.isMinor ? -digits : plan.power);

  function readMoney(values: Values, currency: string | null): void {
    const digits = digitsOf(currency ?? settings.currency ?? null);
    // one column may stand for the amount and for what is open of it
    let brokenAt = -1;
    for (const { column, index } of money) {
      const text = record[index] ?? '';
      if (isBlankValue(text) || index === brokenAt) continue;
      if (!column.isRequired && isNothing(text)) {
        values[column.name] = 0;
        continue;
      }
      const sign = reading.signs.get(index) ?? '.';
      let amount = readAmount(text, sign, digits, powerOf(index, digits));
      if ('rule' in amount && amount.rule === 'not_a_number') {
        const inside = numberInText(text);
        if (inside !== null) {
          amount = readAmount(inside, sign, digits, powerOf(index, digits));
          tally.add('number_in_text', row, plan.headers[index] ?? null, text);
        }
      }
      if (/\de[+-]?\d/i.test(text))
        tally.add('exponent_read', row, plan.headers[index] ?? null, text);
      if ('rule' in amount) {
        const limit = `at most ${digits} decimals${currency ? ` for ${currency}` : ''}`;
        breaks(column, amount.rule, amount.rule === 'too_many_decimals' ? limit : undefined);
        brokenAt = index;
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

  /** What the row is; its amount becomes positive. Null where it has none. */
  function meaningRules(values: Values): Meaning | null {
    const amount = debitOrCredit(values);
    if (amount === 0) tell('amount_zero', place('amount_minor'));
    if (!amount) return null;
    const typeText = docType < 0 ? null : (record[docType] ?? '');
    const side = sideAt < 0 ? 0 : sideOf(record[sideAt] ?? '');
    const isCreditSide = creditAt >= 0 && amount < 0;
    const meaning = meaningOf(
      typeText,
      defaultWord,
      isCreditSide ? -amount : amount,
      isCreditSide ? -1 : side,
      noteAt < 0 ? '' : (record[noteAt] ?? ''),
      documents,
    );
    if (typeText !== null && documentWord(typeText) === 'unknown')
      tally.add('unknown_doc_type', row, plan.headers[docType] ?? null, typeText, typeText);
    if (meaning.told) {
      const told = place(docType < 0 ? 'amount_minor' : 'doc_type');
      tally.add(meaning.told, row, told.column ?? null, told.value ?? '');
    }
    if (meaning.amount < 0)
      tell(
        meaning.table === 'payment' ? 'negative_adjustment' : 'amount_negative',
        place('amount_minor'),
      );
    values.amount_minor = Math.abs(meaning.amount);
    if (meaning.type !== 'invoice' || side < 0) {
      for (const name of ['open_minor', 'paid_minor', 'credited_minor']) {
        if (typeof values[name] === 'number') values[name] = Math.abs(values[name] as number);
      }
    }
    return meaning;
  }

  /** The amount of a row; in a list with two columns the credit side is negative. */
  function debitOrCredit(values: Values): number | null {
    const debit = values.amount_minor as number | null;
    const isPayment = docType >= 0 && documentWord(record[docType] ?? '') === 'payment';
    if (debit === null && isPayment && typeof values.paid_minor === 'number')
      return receivedOf(values.paid_minor);
    if (creditAt < 0 || (debit !== null && debit !== 0)) return debit;
    const text = record[creditAt] ?? '';
    if (isBlankValue(text)) return debit;
    const digits = digitsOf((values.currency as string | null) ?? settings.currency ?? null);
    const credit = readAmount(text, controlSign, digits, powerOf(creditAt, digits));
    if ('rule' in credit) {
      tell(credit.rule, { ...place('amount_minor'), column: plan.headers[creditAt], value: text });
      return null;
    }
    return -credit.minor || 0;
  }

  /** A statement of account has what was received in a column of its own. */
  const receivedOf = (paid: number): number => paid * (documents.signs.get('payment') ?? 1);

  /** A blank customer takes the heading above it. */
  function carryCustomer(values: Values): void {
    if (rows.heading === null || values.customer_id !== null || values.customer_name !== null)
      return;
    values.customer_id = rows.heading.code;
    values.customer_name = rows.heading.name;
    tally.add('customer_carried', row, null, rows.heading.name);
  }

  function invoiceRules(values: Values): void {
    if (isInverseRate && values.fx_rate !== null) values.fx_rate = 1 / (values.fx_rate as number);
    if (values.due_date === null && netDueDate) values.due_date = netDueDate(record);
    if (lostAt >= 0 && readFlag(record[lostAt] ?? '') === true) {
      if (values.settled_date === null) values.is_disputed = true;
      else {
        values.credited_minor = values.amount_minor!;
        values.paid_minor = 0;
        tally.add('dispute_lost', row, plan.headers[lostAt] ?? null, record[idAt] ?? '');
      }
    }
    if (
      status >= 0 &&
      values.settled_date === null &&
      /^disputed$|争议/i.test(record[status] ?? '')
    )
      values.is_disputed = true;
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
    if (word === 'unknown') {
      const text = record[kind] ?? '';
      tally.add('unknown_kind', row, plan.headers[kind] ?? null, text, text);
    }
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
    // the day comes from the payment that the row applies
    if (plan.isApplication) values.pay_date = 0;
  }

  function otherRules(values: Values): void {
    const firstName = firstNameAt < 0 ? '' : (record[firstNameAt] ?? '').trim();
    if (firstName !== '') values.name = [firstName, values.name].filter(Boolean).join(' ');
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
    if (isAccepted(values)) return;
    for (const issue of schema.safeParse(values).error?.issues ?? []) {
      const column = table.columns.find((c) => c.name === issue.path[0])!;
      breaks(column, issue.message in RULES ? (issue.message as RuleId) : 'missing_value');
      if (column.isLenient) values[column.name] = null;
    }
  }

  function sourceAmount(): number {
    if (control < 0) return 0;
    const raw = currencyAt < 0 ? '' : (record[currencyAt] ?? '').trim();
    const currency = (raw === '' ? null : readCurrency(raw)) ?? settings.currency ?? null;
    const digits = digitsOf(currency ?? reading.currency);
    const read = (index: number): number => {
      const cell = index < 0 ? '' : (record[index] ?? '');
      if (isBlankValue(cell)) return 0;
      const amount = readAmount(cell, controlSign, digits, powerOf(index, digits));
      return 'rule' in amount ? 0 : amount.minor;
    };
    return read(control) - read(creditAt);
  }

  /** An amount with the sign that a debit/credit column gives it. */
  function onItsSide(minor: number): number {
    const side = sideAt < 0 ? 0 : sideOf(record[sideAt] ?? '');
    return side === 0 ? minor : side * Math.abs(minor);
  }

  /** Compares a printed total with the rows above it. */
  function checkTotal(text: string): void {
    if (control < 0 || isBlankValue(record[control] ?? '')) {
      totals.boundary();
      return;
    }
    const raw = currencyAt < 0 ? '' : (record[currencyAt] ?? '').trim();
    const code = readCurrency(raw) ?? readCurrency(/\b([A-Z]{3})\b/.exec(text)?.[1] ?? '');
    const found = totals.check(onItsSide(sourceAmount()), code, isGrandTotal(text));
    if (found === null) return;
    const digits = digitsOf(code ?? settings.currency ?? null);
    const shown = (minor: number): string => (minor / 10 ** digits).toFixed(digits);
    const expected = `${shown(found.own)}, the sum of the rows; printed is ${shown(found.printed)}`;
    tell('total_differs', place(table.control, { expected }));
  }

  /** True for a sum without a word: an amount that says nothing of what it is for, and is that of the rows above. */
  function isBareTotal(): boolean {
    if (
      tellingColumns.length === 0 ||
      control < 0 ||
      tellingColumns.some((i) => isFilled(record[i] ?? ''))
    )
      return false;
    const printed = onItsSide(sourceAmount());
    return printed !== 0 && totals.isSum(printed);
  }

  /** Ids as text: without the ".0" of a decimal, and never a shortened number. */
  function tidyId(column: Column, index: number, text: string): string | null {
    const header = plan.headers[index] ?? null;
    if (reading.floatIds.has(index) && /^\d+\.0+$/.test(text)) {
      tally.add('float_id', row, header, text);
      return text.slice(0, text.indexOf('.'));
    }
    if (!SHORTENED_ID.test(text)) return text;
    const isReference = plan.table === 'payment' && column.field === 'invoice_id';
    if (!isReference && column.field !== 'applies_to') {
      tell('damaged_id', place(column.name));
      return text;
    }
    tell('value_ignored', place(column.name, { expected: RULES.damaged_id.en.expected }));
    return null;
  }

  /** A blank number takes the document number that stands in another column. */
  function takeOtherId(values: Values): void {
    const index = reading.otherId;
    const text = index === null ? '' : (record[index] ?? '').trim();
    if (index === null || isBlankValue(text) || SHORTENED_ID.test(text)) return;
    values.invoice_id = reading.floatIds.has(index) ? text.replace(/\.0+$/, '') : text;
    tally.add('other_id', row, plan.headers[index] ?? null, text);
  }

  function nameDocument(values: Values, namer: NonNullable<typeof nameOf>): void {
    values.invoice_id = namer(values);
    if (values.invoice_id !== null) tally.add('no_document_number', row, null, values.invoice_id);
  }

  /** True for a further line of a document whose rows each carry its total. */
  function isRepeatedLine(): boolean {
    if (documents.lines !== 'repeated') return false;
    const id = (record[idAt] ?? '').trim();
    const total = record[control] ?? '';
    const first = firstLines.get(id);
    if (first === undefined) firstLines.set(id, total);
    return id !== '' && first === total;
  }

  function dataRow(source: number): Outcome {
    const out = leftOut(record);
    if (out !== null) {
      const { rule, index } = out;
      const value = record[index] ?? '';
      report(problem(rule, { file, row, column: plan.headers[index] ?? null, value }));
      return end('not_data', source);
    }
    const values: Values = { ...blank };
    for (const { column, index, read } of plain) {
      const value = read(record[index] ?? '');
      if (value instanceof Broken) breaks(column, value.rule, value.expected);
      else if (typeof value === 'string' && ID_FIELDS.has(column.field))
        values[column.name] = tidyId(column, index, value);
      else values[column.name] = value;
    }
    if (plan.table === 'invoice' && values.invoice_id === null) takeOtherId(values);
    const currency = currencyOf();
    if ('currency' in values) values.currency = currency;
    readMoney(values, currency);
    if (plan.table === 'invoice' || plan.table === 'payment') carryCustomer(values);
    if (plan.table === 'invoice') {
      const meaning = meaningRules(values);
      if (meaning?.table === 'payment') return paymentRow(values, meaning, source);
      values.doc_type = meaning?.type ?? 'invoice';
      invoiceRules(values);
      if (nameOf) nameDocument(values, nameOf);
    } else if (plan.table === 'payment') paymentRules(values);
    else otherRules(values);
    if (!broken) validate(values);
    if (broken) return end('set_aside', source);
    if (isRepeatedLine()) return end('not_data', source);
    if (derived) derived.compare(values, record, row);
    return { fate: 'used', values, source, clearing: clearingOf() };
  }

  /** Money in a list of documents: a row of payments. */
  function paymentRow(values: Values, meaning: Meaning, source: number): Outcome {
    if (broken) return end('set_aside', source);
    const payment = paymentOf(values, meaning);
    if (values.issue_date === null) tell('missing_value', place('issue_date'));
    else if (!paymentSchema.safeParse(payment).success)
      tell('missing_value', place('amount_minor'));
    if (broken) return end('set_aside', source);
    tally.add('payments_in_list', row, plan.headers[docType] ?? null, record[docType] ?? '');
    return { fate: 'used', values: payment, source, table: 'payment', clearing: clearingOf() };
  }

  const clearingOf = (): string | null => {
    const text = clearingAt < 0 ? '' : (record[clearingAt] ?? '').trim();
    return isBlankValue(text) || /^0+$/.test(text) ? null : text;
  };

  return {
    brokenIds,
    read(cellsOfRow, rowNumber, isExcluded = false) {
      record = cellsOfRow;
      row = rowNumber;
      broken = false;
      if (isExcluded) {
        totals.add(sourceAmount(), null, false);
        return end('not_data', sourceAmount());
      }
      const kindSeen = rows.kindOf(record);
      if (kindSeen === 'blank') return NOTHING;
      const kindOfRow =
        kindSeen === 'data' && isBareTotal()
          ? 'total'
          : kindSeen === 'opening' && money.every(({ index }) => !/[1-9]/.test(record[index] ?? ''))
            ? 'heading'
            : kindSeen;
      const rule = NOT_DATA_RULE[kindOfRow];
      if (rule !== undefined) {
        const telling = record.findIndex(TELLING[kindOfRow] ?? isFilled);
        const at = telling < 0 ? record.findIndex(isFilled) : telling;
        const value = record[at]!;
        report(problem(rule, { file, row, column: plan.headers[at] ?? null, value }));
        if (kindOfRow === 'total') checkTotal(value);
        else if (kindOfRow === 'heading') totals.boundary();
        return NOTHING;
      }
      if (
        record.length < width ||
        (record.length > width && record.findLastIndex(isFilled) >= width)
      ) {
        const expected = `${width} cells, as the header has`;
        const value = `${record.length} cells`;
        tell('ragged_row', { file, row, column: null, value, expected });
        return end('set_aside', 0);
      }
      const outcome = dataRow(sourceAmount());
      const currency = outcome.values?.currency as string | null | undefined;
      totals.add(onItsSide(outcome.source), currency ?? null, outcome.fate === 'used');
      if (documents.lines === 'summed' && outcome.fate === 'set_aside' && idAt >= 0)
        brokenIds.add((record[idAt] ?? '').trim());
      return outcome;
    },
    finish(decided) {
      for (const found of derived?.problems() ?? []) report(found);
      for (const found of tally.problems()) report(found);
      const { lines, linesShown } = decided.documents;
      if (lines !== null) {
        const rule = lines === 'repeated' ? 'lines_repeated' : 'lines_summed';
        const column = plan.headers[control] ?? null;
        report(problem(rule, { file, column, value: linesShown, expected: 'one row a document' }));
      }
      if (decided.isMinor) report(problem('minor_units', { file }));
    },
  };
}
