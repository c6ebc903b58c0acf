/** Where the fields of a table stand in one file, by its plan. */
import { normaliseHeader } from '../../intake/header-spelling.ts';
import { type HeaderRole, hasRole } from '../../intake/headers/headers.ts';
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

/** The two kinds of invoice id of a file that has both. */
export function idPair(plan: FilePlan): IdPair | null {
  if (plan.table !== 'invoice' || plan.isIdByValues) return null;
  const mapped = columnOf(plan, 'invoice_id');
  const others = new Set(plan.columns.map((column) => column.index));
  others.delete(mapped);
  const find = (role: HeaderRole): number =>
    plan.headers.findIndex((header, i) => !others.has(i) && hasRole(role, header));
  const pair = { number: find('readable_id'), technical: find('technical_id'), mapped };
  const isPair = pair.number >= 0 && pair.technical >= 0;
  return isPair && (mapped === pair.number || mapped === pair.technical) ? pair : null;
}

/** A column that could be the invoice's number too and that no field uses. */
export function otherIdOf(plan: FilePlan): number | null {
  if (plan.table !== 'invoice') return null;
  const used = new Set(plan.columns.map((column) => column.index));
  const index = plan.headers.findIndex((header, i) => !used.has(i) && hasRole('other_id', header));
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
