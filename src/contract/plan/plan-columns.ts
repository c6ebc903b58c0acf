/** Where the fields of a table stand in one file, by its plan. */
import { READABLE_IDS } from '../../intake/aliases.ts';
import { normaliseHeader } from '../../intake/header.ts';
import type { FilePlan } from '../../intake/plan-file.ts';
import { type Column, TABLES } from '../tables.ts';

export const columnOf = (plan: FilePlan, field: string): number =>
  plan.columns.find((column) => column.field === field)?.index ?? -1;

export const columnDefinition = (plan: FilePlan, field: string): Column | undefined =>
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

/** A column that could be the invoice's number too and that no field uses. */
export function otherIdOf(plan: FilePlan): number | null {
  if (plan.table !== 'invoice') return null;
  const used = new Set(plan.columns.map((column) => column.index));
  const index = plan.headers.findIndex(
    (header, i) => !used.has(i) && OTHER_IDS.has(normaliseHeader(header)),
  );
  return index < 0 ? null : index;
}

/**
 * Headers that no field uses, but for the ones that are only checked. `invoiceId` is the column that the rows showed
 * to be the invoice's number, where it is not the mapped one.
 */
export function unusedHeaders(plan: FilePlan, invoiceId: number | null): string[] {
  const used = new Set(plan.columns.map((column) => column.index));
  if (invoiceId !== null) {
    used.delete(columnOf(plan, 'invoice_id'));
    used.add(invoiceId);
  }
  return plan.headers.filter((header, i) => !used.has(i) && normaliseHeader(header) !== '');
}
