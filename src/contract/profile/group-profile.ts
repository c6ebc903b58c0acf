/**
 * In a list of documents: whether the customer stands in the first row of its group alone, as pivot tables and
 * subtotalled sheets have it. Blank customers are taken for such only where sums of groups or other columns show it.
 */
import { type DecimalSeparator, readDecimal } from '../../intake/number.ts';
import type { FilePlan } from '../../intake/plan-file.ts';
import { isTotalLike } from '../../intake/vocabulary.ts';
import { columnOf } from '../plan/plan-columns.ts';

export interface GroupReading {
  /** True where rows without a customer belong to the one above. */
  isCarried: boolean;
  /** True where a row with the customer and the sum of the group stands above its documents. */
  isSumAbove: boolean;
  /** Position of other columns that are filled in the first row of a group alone. */
  beside: readonly number[];
}

const NO_GROUPS: GroupReading = { isCarried: false, isSumAbove: false, beside: [] };

const OF_CUSTOMER = ['region', 'segment', 'rep', 'department'];
/** Without blanks or sums in so many rows there are no groups. */
const ROWS_WITHOUT_GROUPS = 1000;
const MOST_ROWS = 200_000;
const COLLATORS = [new Intl.Collator('en'), new Intl.Collator('zh')];
const SEPARATORS: readonly DecimalSeparator[] = ['.', ','];

/** Hundredths of an amount; NaN where it is none under a separator. */
function hundredths(cell: string, separator: DecimalSeparator): number {
  const decimal = readDecimal(cell, separator);
  if (decimal === null) return Number.NaN;
  const value = Number(decimal.digits) / 10 ** (decimal.fraction - 2);
  return decimal.isNegative ? -value : value;
}

/** True where an amount is the sum of others, under one decimal separator. */
const isSumOf = (printed: string, cells: readonly string[]): boolean =>
  SEPARATORS.some((separator) => {
    const sum = cells.reduce((all, cell) => all + hundredths(cell, separator), 0);
    return Math.abs(sum - hundredths(printed, separator)) < 0.5;
  });

interface Group {
  name: string;
  /** The sum printed above its rows. */
  above: string | null;
  amounts: string[];
  blanks: number;
}

export class GroupProfile {
  readonly #customersAt: readonly number[];
  readonly #documentAt: readonly number[];
  readonly #amountAt: number;
  /** Columns that may be filled in first rows alone, with how often they are. */
  #beside: { index: number; filled: number }[];
  #isOff: boolean;
  #group: Group | null = null;
  #rows = 0;
  readonly #names = new Set<string>();
  #starts = 0;
  #blanks = 0;
  /** Groups with rows that have no customer, and how many of them end in their sum. */
  #groups = { blank: 0, summed: 0 };
  /** Blank customers that no group holds, and customers named again in the row below. */
  #against = 0;
  #above = { tied: 0, failed: 0, several: 0 };

  constructor(plan: FilePlan) {
    const at = (fields: readonly string[]): number[] =>
      fields.map((field) => columnOf(plan, field)).filter((index) => index >= 0);
    this.#customersAt = at(['customer_id', 'customer_name']);
    this.#documentAt = at(['invoice_id', 'issue_date']);
    this.#amountAt = at(['amount', 'open_amount'])[0] ?? -1;
    this.#beside = at(OF_CUSTOMER).map((index) => ({ index, filled: 0 }));
    this.#isOff =
      plan.table !== 'invoice' ||
      plan.isGrouped ||
      this.#customersAt.length === 0 ||
      this.#documentAt.length < 2 ||
      this.#amountAt < 0;
  }

  observe(record: readonly string[]): void {
    if (this.#isOff) return;
    const isDocument = this.#documentAt.some((index) => isFilled(record[index]));
    const amount = (record[this.#amountAt] ?? '').trim();
    const name = this.#customersAt
      .map((index) => (record[index] ?? '').trim())
      .join(' ')
      .trim();
    if (isDocument) this.#document(record, name, amount);
    else if (amount !== '') this.#lone(name, amount);
    if (++this.#rows === ROWS_WITHOUT_GROUPS)
      this.#isOff = this.#blanks + this.#above.tied + this.#above.failed === 0;
    if (this.#rows === MOST_ROWS) this.#isOff = true;
  }

  #document(record: readonly string[], name: string, amount: string): void {
    const group = this.#group;
    if (name === '') {
      this.#blanks++;
      if (group === null) this.#against++;
      else group.blanks++;
      this.#beside = this.#beside.filter(({ index }) => !isFilled(record[index]));
    } else if (group?.name === name && group.amounts.length > 0) {
      if (group.above === null) this.#against++;
    } else if (group?.name !== name) {
      this.#close();
      this.#group = { name, above: null, amounts: [], blanks: 0 };
      for (const column of this.#beside) if (isFilled(record[column.index])) column.filled++;
    }
    if (this.#group?.amounts.length === 0) {
      this.#starts++;
      this.#names.add(this.#group.name);
    }
    this.#group?.amounts.push(amount);
  }

  /** An amount without a document: the sum of a group below or above it. */
  #lone(name: string, amount: string): void {
    const amounts = this.#group?.amounts ?? [];
    if (this.#group?.above === null && amounts.length > 0 && isSumOf(amount, amounts)) {
      this.#close(true);
      return;
    }
    this.#close();
    if (name !== '' && !isTotalLike(name))
      this.#group = { name, above: amount, amounts: [], blanks: 0 };
  }

  #close(isSummed = false): void {
    const group = this.#group;
    this.#group = null;
    if (group === null) return;
    if (group.above !== null && group.amounts.length > 0) {
      const isTied = isSumOf(group.above, group.amounts);
      this.#above[isTied ? 'tied' : 'failed']++;
      if (isTied && group.amounts.length > 1) this.#above.several++;
    }
    if (group.blanks === 0) return;
    this.#groups.blank++;
    if (isSummed) this.#groups.summed++;
  }

  decide(): GroupReading {
    if (this.#isOff) return NO_GROUPS;
    const [open, groups, above] = [this.#group, { ...this.#groups }, { ...this.#above }];
    this.#close();
    const { blank, summed } = this.#groups;
    const { tied, failed, several } = this.#above;
    // more rows may follow
    [this.#group, this.#groups, this.#above] = [open, groups, above];
    const isSumAbove = tied > 0 && several > 0 && failed === 0;
    const beside = this.#beside.filter(({ filled }) => filled > 1 && filled >= this.#starts * 0.5);
    const isOnce = this.#starts === this.#names.size && this.#starts > 1;
    const isShown =
      (blank > 0 && summed >= Math.max(1, blank - 1)) ||
      isSumAbove ||
      (this.#blanks > 2 && isOnce && beside.length > 0) ||
      (this.#blanks > 2 && isOnce && this.#starts > 3 && this.#isSorted());
    const isCarried = this.#blanks > 0 && this.#against === 0 && isShown;
    return { isCarried, isSumAbove, beside: isCarried ? beside.map(({ index }) => index) : [] };
  }

  #isSorted(): boolean {
    const names = [...this.#names];
    return COLLATORS.some(({ compare }) =>
      names.every((name, i) => i === 0 || compare(names[i - 1]!, name) < 0),
    );
  }
}

const isFilled = (cell: string | undefined): boolean => cell !== undefined && cell.trim() !== '';
