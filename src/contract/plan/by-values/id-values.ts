/** Values of payments that may be invoice numbers, looked for in the columns of the invoice lists. */

import type { FilePlan } from '../../../intake/plan-file.ts';
import { withoutTextMark } from '../../../intake/text-mark.ts';
import { columnOf, idPair } from '../plan-columns.ts';
import { eachRow, numberInEither, type Sample } from './sample.ts';

/** Letters, digits and hyphens, as most numbers are made of: nothing of them is marks or decimals. */
const PLAIN = /^[A-Za-z\d/_-]*$/;

/** As one number is compared, whatever a spreadsheet made of it. */
export const idKey = (cell: string): string =>
  PLAIN.test(cell)
    ? cell.toLowerCase()
    : withoutTextMark(cell.normalize('NFKC').trim()).toLowerCase().replace(/\.0+$/, '');

/** One cell may name several invoices. */
export const idKeys = (cell: string): string[] => {
  const whole = idKey(cell);
  const parts = whole.split(/[\s,;|&+/、，；]+/).filter((part) => part !== '');
  return parts.length > 1 ? [whole, ...parts] : [whole];
};

/** What an id looks like: its digits as 9, short runs of letters as they are. */
const maskOf = (key: string): string => key.replace(/\p{N}/gu, '9').replace(/\p{L}{5,}/gu, 'a');
/** The same where letters and lengths differ from id to id. */
const looseMaskOf = (key: string): string => key.replace(/\p{N}+/gu, '9').replace(/\p{L}+/gu, 'a');
/** Ids of so many looks have none. */
const MOST_MASKS = 20;

function masksOf(keys: readonly string[]): Set<string> {
  const masks = new Set(keys.map(maskOf));
  return masks.size <= MOST_MASKS ? masks : new Set(keys.map(looseMaskOf));
}

/** Whether a key looks like the ids of a column. */
export const looksLike = (key: string, { masks }: IdColumn): boolean =>
  masks.has(maskOf(key)) || masks.has(looseMaskOf(key));

/** Where a number was found first, and what its row says. */
export interface FoundId {
  sample: Sample;
  customerId: string;
  customerName: string;
  amount: number | null;
}

/** A column of an invoice list that could be its number. */
export interface IdColumn {
  sample: Sample;
  index: number;
  isMapped: boolean;
  masks: ReadonlySet<string>;
  found: Map<string, FoundId>;
}

const MOST_COLUMNS = 8;

/** The numbers of the invoice lists, worked out when first asked for. */
export class InvoiceIds {
  readonly #samples: readonly Sample[];
  readonly #freeOf: (plan: FilePlan) => readonly number[];
  #known: Set<string> | null = null;
  #columns: IdColumn[] | null = null;

  constructor(samples: readonly Sample[], freeOf: (plan: FilePlan) => readonly number[]) {
    this.#samples = samples;
    this.#freeOf = freeOf;
  }

  /** Numbers in the first rows of the lists. */
  get known(): ReadonlySet<string> {
    this.#known ??= new Set(
      this.#samples.flatMap(({ plan, rows }) => {
        const index = columnOf(plan, 'invoice_id');
        return index < 0 ? [] : rows.map((row) => idKey(row[index] ?? ''));
      }),
    );
    return this.#known;
  }

  get columns(): readonly IdColumn[] {
    this.#columns ??= this.#samples.flatMap((sample) =>
      idColumns(sample, this.#freeOf(sample.plan)),
    );
    return this.#columns;
  }

  /** True where no list has further rows. */
  get isWhole(): boolean {
    return this.#samples.every(({ isWhole }) => isWhole);
  }

  /** Looks the wanted numbers up in all rows of all lists: long ones are read through, so ask for all numbers at once. */
  async find(wanted: ReadonlySet<string>): Promise<void> {
    this.findInFirstRows(wanted);
    for (const [sample, take] of this.#takers(wanted))
      if (!sample.isWhole) await eachRow(sample.plan, take);
  }

  /** Looks the wanted numbers up in the first rows of all lists. */
  findInFirstRows(wanted: ReadonlySet<string>): void {
    for (const [sample, take] of this.#takers(wanted)) sample.rows.forEach(take);
  }

  #takers(wanted: ReadonlySet<string>): [Sample, (cells: readonly string[]) => void][] {
    return this.#samples.flatMap((sample) => {
      const own = this.columns.filter((column) => column.sample === sample);
      return own.length === 0 ? [] : [[sample, takerOf(sample, own, wanted)]];
    });
  }

  /** To be called when the columns of a list have changed. */
  forget(): void {
    this.#known = null;
    this.#columns = null;
  }
}

/** The mapped number, if the list has one, and every other column whose values are filled and differ from row to row. */
function idColumns(sample: Sample, free: readonly number[]): IdColumn[] {
  const { plan, rows } = sample;
  const mapped = columnOf(plan, 'invoice_id');
  if (rows.length === 0) return [];
  const pair = idPair(plan);
  const others = [
    columnOf(plan, 'contract_no'),
    pair?.number ?? -1,
    pair?.technical ?? -1,
    ...free,
  ];
  const indexes = [...new Set([mapped, ...others])].filter((index) => index >= 0);
  return indexes
    .flatMap((index): IdColumn[] => {
      const keys = rows.map((row) => idKey(row[index] ?? '')).filter((key) => key !== '');
      const isId = keys.length >= rows.length * 0.9 && new Set(keys).size >= keys.length * 0.9;
      const isMapped = index === mapped;
      if (!isMapped && !isId) return [];
      return [{ sample, index, isMapped, masks: masksOf(keys), found: new Map() }];
    })
    .slice(0, MOST_COLUMNS);
}

/** Takes from a row the wanted numbers of its list. */
function takerOf(
  sample: Sample,
  columns: readonly IdColumn[],
  wanted: ReadonlySet<string>,
): (cells: readonly string[]) => void {
  const at = (field: string): number => columnOf(sample.plan, field);
  const [customerId, customerName, amount] = [at('customer_id'), at('customer_name'), at('amount')];
  return (cells) => {
    for (const { index, found } of columns) {
      const key = idKey(cells[index] ?? '');
      if (!wanted.has(key) || found.has(key)) continue;
      found.set(key, {
        sample,
        customerId: idKey(cells[customerId] ?? ''),
        customerName: idKey(cells[customerName] ?? ''),
        amount: numberInEither(cells[amount]),
      });
    }
  };
}

/** Whether a column has a value of its own in nearly every row: rows of one number may be instalments or lines. */
export async function isOwnNumber({ sample, index }: IdColumn): Promise<boolean> {
  const seen = new Set<string>();
  let rows = 0;
  await eachRow(sample.plan, (cells) => {
    const key = idKey(cells[index] ?? '');
    if (key === '') return;
    rows++;
    seen.add(key);
  });
  return seen.size === rows;
}
