/** A decision about a customer, as it is written down in a meeting and taken along as a row of `actions.csv`. */
import { BYTE_ORDER_MARK, csvCell } from '../../format/csv-cell.ts';
import { currencyDigits } from '../../format/currency-digits.ts';
import type { IsoDate } from '../../format/date.ts';
import type { DECISIONS } from '../../format/ladder-steps.ts';
import { guardNote } from '../../format/note-cell.ts';

export type DecisionKind = (typeof DECISIONS)[number];

export interface Decision {
  /** Its own for good: a later file with the same one replaces it. */
  id: string;
  decidedOn: IsoDate;
  customer: string;
  customerName: string;
  /** Null where the data names none. */
  currency: string | null;
  decision: DecisionKind;
  owner: string;
  nextDate: IsoDate | null;
  /** Minor units; null where nothing was promised. */
  promisedMinor: number | null;
  decidedBy: string;
  note: string;
}

const COLUMNS: [header: string, cell: (decision: Decision) => string][] = [
  ['action_id', ({ id }) => id],
  ['decided_on', ({ decidedOn }) => decidedOn],
  ['customer_id', ({ customer }) => csvCell(customer)],
  ['customer_name', ({ customerName }) => csvCell(customerName)],
  ['currency', ({ currency }) => currency ?? ''],
  ['decision', ({ decision }) => decision],
  ['owner', ({ owner }) => csvCell(owner)],
  ['next_date', ({ nextDate }) => nextDate ?? ''],
  ['promised_amount', promisedText],
  ['decided_by', ({ decidedBy }) => csvCell(decidedBy)],
  ['note', ({ note }) => quoted(guardNote(note))],
];

function promisedText({ promisedMinor, currency }: Decision): string {
  if (promisedMinor === null) return '';
  const digits = currencyDigits(currency);
  return (promisedMinor / 10 ** digits).toFixed(digits);
}

const quoted = (text: string): string =>
  /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** The file that goes into the folder of exports; its mark tells spreadsheets that it is UTF-8. */
export const actionsCsv = (decisions: readonly Decision[]): string =>
  BYTE_ORDER_MARK +
  [
    COLUMNS.map(([header]) => header).join(','),
    ...decisions.map((decision) => COLUMNS.map(([, cell]) => cell(decision)).join(',')),
    '',
  ].join('\r\n');

/** “actions-2026-06-30-lin-yue.csv”: files of several people and weeks keep their order side by side. */
export function actionsFileName(decidedOn: IsoDate, decidedBy: string): string {
  const name = decidedBy
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return `actions-${decidedOn}${name === '' ? '' : `-${name}`}.csv`;
}
