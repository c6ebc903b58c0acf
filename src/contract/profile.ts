/** First pass over a file: what its columns say together about decimal signs, date orders and signs. */
import { READABLE_IDS } from '../intake/aliases.ts';
import {
  type DateEvidence,
  type DateOrder,
  decideNumbered,
  decideOrder,
  type NumberedDates,
  noDateEvidence,
  orderOfPairs,
  weighDate,
} from '../intake/date.ts';
import { normaliseHeader } from '../intake/header.ts';
import {
  type DecimalSign,
  decideSign,
  type NumberEvidence,
  noEvidence,
  weighNumber,
} from '../intake/number.ts';
import type { FilePlan } from '../intake/plan-file.ts';
import { readRecords } from '../intake/records.ts';
import { documentWord, headerUnit, readCurrency, readTerms, statusWord } from '../intake/words.ts';
import type { Settings } from '../settings/settings.ts';
import {
  type DamageEvidence,
  type DatedPair,
  damagedPair,
  isDamagedMix,
  noDamage,
  weighDamage,
} from './date-damage.ts';
import { DocumentProfile, type DocumentReading, PLAIN_DOCUMENTS } from './document-profile.ts';
import { type Problem, problem } from './problem.ts';
import { type Column, TABLES } from './tables.ts';

/** How the cells of one file are read. */
export interface Reading {
  order: DateOrder;
  /** By position in the file. */
  signs: Map<number, DecimalSign>;
  numbered: Map<number, NumberedDates>;
  /** -1 where every payment is negative. */
  signFactor: 1 | -1;
  /** Position of the invoice id where another column than the mapped one serves better, or null. */
  invoiceId: number | null;
  /** Position of another document number, for rows whose own is blank; or null. */
  otherId: number | null;
  /** Power of ten of a column's unit, by position; absent where it is the file's. */
  powers: Map<number, number>;
  /** True where whole numbers are the smallest unit of their currency. */
  isMinor: boolean;
  /** Currency that the header of the amount or the title names. */
  currency: string | null;
  /** Columns of ids that were written as decimals, 1930571429.0. */
  floatIds: ReadonlySet<number>;
  /** Columns of payment blocks: any letter is one. */
  blocks: ReadonlySet<number>;
  documents: DocumentReading;
  problems: Problem[];
}

const ID_FIELDS = new Set(['invoice_id', 'customer_id', 'payment_id', 'applies_to', 'account']);
const OTHER_IDS = new Set(
  [
    'doc_id',
    'Document Number',
    'Document No',
    'BELNR',
    'VBELN',
    'Billing Document',
    '单据编号',
    '单据号',
  ].map(normaliseHeader),
);
/** Columns that only one system has, whose amounts are in the smallest unit. */
const MINOR_SYSTEMS = ['livemode'];

/** Which columns and rows a file's amounts are in the smallest unit of. */
function isMinorFile(plan: FilePlan, settings: Settings): boolean {
  const file = plan.source.name;
  for (const [pattern, unit] of Object.entries(settings.amount_units)) {
    const escaped = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
    const matcher = new RegExp(`^${escaped.join('.*')}$`, 'i');
    if (matcher.test(file) || matcher.test(file.slice(file.lastIndexOf('/') + 1)))
      return unit === 'minor';
  }
  return plan.headers.some((header) => MINOR_SYSTEMS.includes(normaliseHeader(header)));
}

const PAYMENT_BLOCK = /^zlspr$|block|sperre|冻结/i;
const PAIRS = 5000;
const NUMBER_TYPES = new Set(['money', 'number', 'share', 'integer']);

export const columnOf = (plan: FilePlan, field: string): number =>
  plan.columns.find((column) => column.field === field)?.index ?? -1;

const definition = (plan: FilePlan, field: string): Column | undefined =>
  TABLES[plan.table].columns.find((column) => column.field === field);

/** A document number that readers know beside a technical id, by position in the file. */
export interface IdPair {
  number: number;
  technical: number;
  mapped: number;
}

const TECHNICAL = ['invoiceid', 'id'];
const READABLE = READABLE_IDS.map(normaliseHeader);

/** The two kinds of invoice id of a file that has both. */
export function idPair(plan: FilePlan): IdPair | null {
  if (plan.table !== 'invoice') return null;
  const mapped = columnOf(plan, 'invoice_id');
  const others = new Set(plan.columns.map((column) => column.index));
  others.delete(mapped);
  const find = (names: readonly string[]): number =>
    plan.headers.findIndex((h, i) => !others.has(i) && names.includes(normaliseHeader(h)));
  const pair = { number: find(READABLE), technical: find(TECHNICAL), mapped };
  const isPair = pair.number >= 0 && pair.technical >= 0;
  return isPair && (mapped === pair.number || mapped === pair.technical) ? pair : null;
}

/** Reads the whole file once. Problems are refusals: what no setting decides. */
export async function profileFile(
  plan: FilePlan,
  settings: Settings,
  onRows: (rows: number, bytes: number) => void,
): Promise<Reading> {
  const numbers = new Map<number, NumberEvidence>();
  const dates = new Map<number, DateEvidence>();
  const isMoney = new Set<number>();
  for (const { index, field } of plan.columns) {
    const type = definition(plan, field)?.type;
    if (type && NUMBER_TYPES.has(type)) numbers.set(index, noEvidence());
    if (type === 'money') isMoney.add(index);
    if (type === 'date') dates.set(index, noDateEvidence());
  }
  /** Where each column's first value that can be read in two ways stands. */
  const exampleRows = new Map<number, number>();
  const numberList = [...numbers];
  const dateList = [...dates];
  const issue = columnOf(plan, 'issue_date');
  const later = [columnOf(plan, 'due_date'), columnOf(plan, 'settled_date')].filter((i) => i >= 0);
  const pairs: [string, string][] = [];
  const dated: DatedPair[] = [];
  const [due, terms] = [columnOf(plan, 'due_date'), columnOf(plan, 'terms')];
  const damage = new Map<number, DamageEvidence>([...dates.keys()].map((i) => [i, noDamage()]));
  const idColumns = plan.columns.filter(({ field }) => ID_FIELDS.has(field));
  const otherId = otherIdOf(plan);
  const idEvidence = [
    ...idColumns.map(({ index }) => index),
    ...(otherId === null ? [] : [otherId]),
  ].map((index) => ({ index, filled: 0, floats: 0 }));
  const documents = plan.table === 'invoice' ? new DocumentProfile(plan) : null;
  const pair = idPair(plan);
  const status = columnOf(plan, 'status');
  const docType = columnOf(plan, 'doc_type');
  const ids = new Set<string>();
  let hasBlankNumber = false;
  let hasRepeatedNumber = false;
  const amount = plan.table === 'payment' ? columnOf(plan, 'amount') : -1;
  const hasKind = columnOf(plan, 'kind') >= 0;
  let amounts = 0;
  let negatives = 0;

  const unclosed = await readRecords(
    plan.source.path,
    plan.encoding,
    plan.delimiter,
    (rows, first, bytes) => {
      for (let r = Math.max(0, plan.headerRow + 1 - first); r < rows.length; r++) {
        const row = rows[r]!;
        if (plan.correct?.(row, first + r)) continue;
        for (const [index, evidence] of numberList) {
          const cell = row[index];
          if (!cell) continue;
          weighNumber(evidence, cell);
          if (evidence.open === 1 && !exampleRows.has(index)) exampleRows.set(index, first + r);
        }
        for (const [index, evidence] of dateList) {
          const cell = row[index];
          if (!cell) continue;
          weighDate(evidence, cell);
          weighDamage(damage.get(index)!, cell, first + r);
          if (evidence.open === 1 && !exampleRows.has(index)) exampleRows.set(index, first + r);
        }
        if (issue >= 0 && pairs.length < PAIRS) {
          for (const index of later) {
            if (row[issue] && row[index]) pairs.push([row[issue], row[index]]);
          }
        }
        for (const evidence of idEvidence) {
          const cell = row[evidence.index]?.trim();
          if (!cell) continue;
          evidence.filled++;
          if (/^\d+\.0+$/.test(cell)) evidence.floats++;
        }
        documents?.weigh(row);
        if (issue >= 0 && due >= 0 && dated.length < PAIRS && row[issue] && row[due]) {
          const days = terms < 0 ? null : (readTerms(row[terms] ?? '')?.days ?? null);
          dated.push({ issue: row[issue], due: row[due], terms: days, row: first + r });
        }
        if (amount >= 0 && row[amount]) {
          amounts++;
          if (/^\s*[-(]|-\s*$/.test(row[amount])) negatives++;
        }
        if (pair && row.length > 1) {
          const isData =
            (status < 0 || statusWord(row[status] ?? '') === 'live') &&
            (docType < 0 || documentWord(row[docType] ?? '') !== 'payable');
          if (isData) {
            const id = (row[pair.number] ?? '').trim();
            if (id === '') hasBlankNumber = true;
            else if (ids.has(id)) hasRepeatedNumber = true;
            else ids.add(id);
          }
        }
      }
      onRows(rows.length, bytes);
    },
  );

  const file = plan.source.name;
  const problems: Problem[] = [];
  if (unclosed !== null) problems.push(problem('unclosed_quote', { file, row: unclosed }));

  const money = [...isMoney].map((index) => numbers.get(index)!);
  const all: NumberEvidence = {
    point: money.reduce((sum, e) => sum + e.point, 0),
    comma: money.reduce((sum, e) => sum + e.comma, 0),
    open: 0,
    example: null,
    codes: new Set(),
  };
  const signs = new Map<number, DecimalSign>();
  for (const [index, own] of numbers) {
    const sign = decideSign(own, all, settings.decimal_sign);
    signs.set(index, sign ?? '.');
    if (sign === null && isMoney.has(index)) {
      const header = plan.headers[index] ?? '';
      problems.push(
        problem('ambiguous_numbers', {
          file,
          row: exampleRows.get(index),
          column: header,
          value: own.example,
        }),
      );
    }
  }

  const order = decideOrder([...dates.values()], settings.date_order, () => orderOfPairs(pairs));
  if (order === null) {
    const open =
      [...dates].find(([, e]) => e.open > 0) ?? [...dates].find(([, e]) => e.dmy + e.mdy > 0);
    const column = open ? (plan.headers[open[0]] ?? '') : null;
    problems.push(
      problem('ambiguous_dates', {
        file,
        row: open && exampleRows.get(open[0]),
        column,
        value: open?.[1].example ?? null,
      }),
    );
  }
  problems.push(...damageProblems(plan, damage, dated));
  const units = new Map(
    [...isMoney].map((index) => [index, headerUnit(plan.headers[index] ?? '')]),
  );
  const powers = new Map<number, number>();
  for (const [index, { power }] of units) if (power !== null) powers.set(index, power);
  const control = Math.max(columnOf(plan, 'amount'), columnOf(plan, 'open_amount'));
  return {
    powers,
    isMinor: isMinorFile(plan, settings),
    otherId,
    currency: units.get(control)?.currency ?? plan.title.currency ?? onlyCurrency(money),
    floatIds: new Set(
      idEvidence.filter((e) => e.floats > 0 && e.floats >= e.filled * 0.9).map((e) => e.index),
    ),
    blocks: new Set(
      plan.columns.filter(({ header }) => PAYMENT_BLOCK.test(header)).map(({ index }) => index),
    ),
    documents: documents?.decide() ?? PLAIN_DOCUMENTS,
    order: order ?? 'ymd',
    signs,
    numbered: new Map([...dates].map(([index, e]) => [index, decideNumbered(e)])),
    signFactor: !hasKind && amounts >= 10 && negatives >= amounts * 0.95 ? -1 : 1,
    invoiceId: pair && chosenId(pair, ids.size === 0 || hasBlankNumber, hasRepeatedNumber),
    problems,
  };
}

/** The one currency that is written beside amounts: rows that leave it out mean it too. */
function onlyCurrency(money: readonly NumberEvidence[]): string | null {
  const codes = new Set(money.flatMap((evidence) => [...evidence.codes].map(readCurrency)));
  return codes.size === 1 ? [...codes][0]! : null;
}

/** A column that could be the invoice's number too and that no field uses. */
function otherIdOf(plan: FilePlan): number | null {
  if (plan.table !== 'invoice') return null;
  const used = new Set(plan.columns.map((column) => column.index));
  const index = plan.headers.findIndex(
    (header, i) => !used.has(i) && OTHER_IDS.has(normaliseHeader(header)),
  );
  return index < 0 ? null : index;
}

/** Columns, and pairs of dates, that a spreadsheet's locale has damaged. */
function damageProblems(
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
        expected: `dates of one kind: ${realLow} are real dates, all up to the 12th of a month, and ${textFirst + textSecond} are texts, all beyond it`,
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
      expected: `${terms === null ? 'a due date on or after the issue date' : `a due date ${terms} days after the issue date`}: ${pair.count} rows are so only with day and month swapped`,
    }),
  ];
}

/** Numbers are preferred where they are filled, and unique if a technical id was mapped. */
function chosenId(pair: IdPair, hasBlank: boolean, isRepeated: boolean): number {
  if (hasBlank) return pair.technical;
  return isRepeated ? pair.mapped : pair.number;
}

/** Headers that no field uses, but for the ones that are only checked. */
export function unusedHeaders(plan: FilePlan, reading: Reading): string[] {
  const used = new Set(plan.columns.map((column) => column.index));
  if (reading.invoiceId !== null) {
    used.delete(columnOf(plan, 'invoice_id'));
    used.add(reading.invoiceId);
  }
  return plan.headers.filter((header, i) => !used.has(i) && normaliseHeader(header) !== '');
}
