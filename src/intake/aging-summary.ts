/** Recognises an aging summary: a customer in each row, its balance by age, and no documents. */

import { HEADER_SEARCH } from './header-row.ts';
import { cleanHeader } from './header-spelling.ts';
import { hasRole } from './headers/headers.ts';
import { mapColumns } from './map-columns.ts';

export interface AgingSummary {
  /** Index of the header among the rows. */
  at: number;
  headers: string[];
  /** Columns of ages, and that of their total or -1. */
  ages: number[];
  total: number;
}

const AGE =
  /^(?:current|not (?:yet )?due|at date|older|未到期|未逾期|(?:账龄|逾期)? ?(?:(?:over|more than|older than|超过|days?|[<>≤≥]=?) ?\d{1,4}|\d{1,4} ?(?:-|–|—|to|至|~|～|_) ?\d{1,4}|\d{1,4}(?= ?(?:\+|d|m|y|天|日|个?月|年|以上|and|or)))(?: ?\+)? ?(?:days?|months?|years?|d|天|日|个?月|年)? ?(?:\+|past due|overdue|and over|or more|and above|above|以内|及?以上|内|含)?)$/i;
const FEWEST = 3;
/** What only a document has. */
const OF_DOCUMENTS = ['invoice_id', 'issue_date', 'due_date', 'settled_date', 'doc_type'];

/** The summary that a list is, or null. */
export function agingSummary(rows: readonly (readonly string[])[]): AgingSummary | null {
  for (const [at, row] of rows.slice(0, HEADER_SEARCH).entries()) {
    const headers = row.map(cleanHeader);
    const ages = headers.flatMap((header, i) => (AGE.test(header.normalize('NFKC')) ? [i] : []));
    if (ages.length < FEWEST) continue;
    const fields = mapColumns(headers, 'invoice').map(({ field }) => field);
    if (fields.some((field) => OF_DOCUMENTS.includes(field))) return null;
    return {
      at,
      headers,
      ages,
      total: headers.findIndex((header) => hasRole('age_total', header)),
    };
  }
  return null;
}
