/** The amounts of a row: its currency, exact minor units, debit and credit sides. */

import { currencyDigits } from '../../format/currency-digits.ts';
import { text } from '../../i18n/locale.ts';
import { currenciesOf } from '../../intake/currencies/currency-mark.ts';
import { areSides } from '../../intake/marks/side-columns.ts';
import { isMark } from '../../intake/marks/side-marks.ts';
import { memo } from '../../intake/memo.ts';
import {
  type Amount,
  type DecimalSeparator,
  isBlankValue,
  isNothing,
  numberInText,
  readAmount,
  readDecimal,
  readNumber,
} from '../../intake/number.ts';
import { hasMoreThanZero, plainText } from '../../intake/plain-text.ts';
import { readCurrency } from '../../intake/vocabulary.ts';
import { type CurrencyMarks, currencyOfSetting } from '../profile/currency-profile.ts';
import type { Column } from '../tables.ts';
import { type CanonicalRow, lineOf } from './canonical-row.ts';
import { RoundedAmounts } from './rounded-amounts.ts';
import type { FileColumn, RowInProgress } from './row-in-progress.ts';

type AmountRule = Extract<Amount, { rule: string }>['rule'];
type AmountFound = Exclude<Amount, { rule: string }>;

/** Reads the amounts of the row that `current` holds. */
export class RowMoney {
  /** Positions, or -1: the amount whose sums are the control totals, and the currency. */
  readonly control: number;
  readonly currencyAt: number;

  readonly #current: RowInProgress;
  readonly #columns: readonly FileColumn[];
  readonly #separator: DecimalSeparator;
  readonly #typeAt: number;
  readonly #creditAt: number;
  readonly #sideAt: number;
  /** True in a list of what was paid and what is open, without the amount that both make. */
  readonly #isInParts: boolean;
  /** True where what was paid and what is open stand beside the amount. */
  readonly #hasParts: boolean;
  /** Positions of the tax that is added to a net amount, and of its rate; or -1. */
  readonly #taxAt: number;
  readonly #taxRateAt: number;
  /** What the currency column names. */
  readonly marks: CurrencyMarks = { codes: [], bySign: [], open: [] };
  readonly rounded: RoundedAmounts;
  /** What a cell of the currency column stands for. */
  readonly #named = memo((text) => this.#nameOf(text));

  constructor(current: RowInProgress) {
    const { plan, reading, table } = current;
    this.#current = current;
    this.rounded = new RoundedAmounts(plan.source.name);
    this.#columns = current.columns.filter(({ column }) => column.type === 'money');
    this.control = current.indexOf(table.control);
    this.#separator = reading.decimalSeparators.get(this.control) ?? '.';
    this.currencyAt = current.at('currency');
    this.#typeAt = current.at('doc_type');
    const creditAt = current.at('credit_amount');
    const [debits, credits] = [this.control, creditAt].map((index) => plan.headers[index] ?? '');
    const isPayment = plan.table === 'payment';
    this.#creditAt = isPayment
      ? (reading.flow.outAt ?? -1)
      : areSides(debits!, credits!)
        ? creditAt
        : -1;
    const hasParts = current.at('paid_amount') >= 0 && current.at('open_amount') >= 0;
    this.#hasParts = plan.table === 'invoice' && hasParts;
    this.#isInParts = this.#hasParts && current.at('amount') < 0;
    this.#taxAt = current.at('tax_added');
    this.#taxRateAt = current.at('tax_rate_added');
    // beside two columns of amounts the side is that of the running balance
    this.#sideAt = this.#creditAt < 0 ? current.at('debit_credit') : -1;
  }

  /** True where credits have a column of their own. */
  get hasCreditColumn(): boolean {
    return this.#creditAt >= 0;
  }

  /** The row's currency: its own, else the one beside its amount, else the one that its file names. */
  currency(): string | null {
    const current = this.#current;
    const text = this.#cell(this.currencyAt).trim();
    if (text !== '' && !isBlankValue(text)) {
      const code = this.#named(text);
      if (code === null)
        current.reportProblem('unknown_currency', current.place('currency', { value: text }));
      return code;
    }
    return this.#besideAmount() ?? current.reading.currency;
  }

  #nameOf(text: string): string | null {
    const { settings } = this.#current;
    const sign = plainText(text);
    const said = currencyOfSetting(sign, settings);
    const code = said ?? readCurrency(text);
    const isOpen = said === null && (currenciesOf(sign)?.size ?? 0) > 1;
    if (isOpen) this.marks.open.push([sign, this.#current.place('currency')]);
    else if (code !== null) this.marks.codes.push(code);
    return code;
  }

  /** The currency that stands beside the row's amount. */
  #besideAmount(): string | null {
    const amount = this.#cell(this.control);
    if (!/[^\d\s.,()+-]/.test(amount)) return null;
    const decimal = readDecimal(amount, this.#separator);
    if (decimal === null) return null;
    return decimal.code ?? this.#current.reading.signs.get(decimal.sign ?? '') ?? null;
  }

  /** Fills in all amounts of the row, in minor units of its currency. */
  fillIn(values: CanonicalRow, currency: string | null): void {
    const digits = currencyDigits(currency ?? this.#current.settings.currency ?? null);
    // one column may stand for the amount and for what is open of it: it is reported once
    let unreadableAt = -1;
    const line = lineOf(values);
    for (const { column, at, index } of this.#columns) {
      const text = this.#cell(index);
      if (isBlankValue(text) || index === unreadableAt) continue;
      if (!column.isRequired && isNothing(text)) {
        line[at] = 0;
        continue;
      }
      const amount = this.#amount(text, index, digits);
      if ('rule' in amount) {
        this.#reject(column, amount.rule, digits, currency);
        unreadableAt = index;
        continue;
      }
      this.#check(column, amount, currency);
      this.#noteRounding(amount, text, index, digits);
      line[at] = this.#turned(amount.minor, text, index);
    }
    if (this.#hasParts) this.#turnPaid(values);
    if (this.#isInParts) this.#addParts(values);
    if (this.#taxAt >= 0 || this.#taxRateAt >= 0) this.#addTax(values, digits);
  }

  /** Without the minus that all amounts of its column carry. */
  #turned(minor: number, text: string, index: number): number {
    const { counter, plan, reading, row } = this.#current;
    if (minor >= 0 || !reading.turned.has(index)) return minor;
    counter.add('cost_with_minus', row, plan.headers[index] ?? null, text);
    return -minor;
  }

  /** What was paid, written with a minus: the amount with it is what is open. */
  #turnPaid(values: CanonicalRow): void {
    const { amount_minor: amount, paid_minor: paid, open_minor: open } = values;
    if (typeof amount !== 'number' || typeof paid !== 'number' || typeof open !== 'number') return;
    if (paid >= 0 || amount <= 0 || amount + paid !== open) return;
    values.paid_minor = -paid;
    const { column, value } = this.#current.place('paid_minor');
    this.#current.counter.add('paid_with_minus', this.#current.row, column ?? null, value ?? '');
  }

  /** The tax on a net amount, which report.yml says is to be added. */
  #addTax(values: CanonicalRow, digits: number): void {
    const net = values.amount_minor;
    if (typeof net !== 'number') return;
    const rate = readNumber(this.#cell(this.#taxRateAt).replace('%', ''), this.#separator) ?? 0;
    // 0.2 and 20 are the same rate
    const share = Math.abs(rate) < 1 ? rate : rate / 100;
    const added = Math.abs(this.#sourceAt(this.#taxAt, digits)) + Math.round(Math.abs(net) * share);
    values.amount_minor = net + (net < 0 ? -added : added);
  }

  /** The amount of a document of which only the parts are listed. */
  #addParts(values: CanonicalRow): void {
    const [paid, open] = [values.paid_minor, values.open_minor];
    if (typeof paid !== 'number' || paid === 0) return;
    values.amount_minor = paid + Number(values.credited_minor ?? 0) + Number(open ?? 0);
    const { column, value } = this.#current.place('paid_minor');
    this.#current.counter.add('amount_of_parts', this.#current.row, column ?? null, value ?? '');
  }

  /** The amount of a row; in a list with two columns the credit side is negative. */
  debitOrCredit(values: CanonicalRow): number | null {
    const current = this.#current;
    const debit = values.amount_minor as number | null;
    const isPayment =
      this.#typeAt >= 0 && current.words.document(this.#cell(this.#typeAt)) === 'payment';
    // a statement of account has what was received in a column of its own
    if (debit === null && isPayment && typeof values.paid_minor === 'number')
      return values.paid_minor * (current.reading.documents.signs.get('payment') ?? 1);
    const index = this.#creditAt;
    if (index < 0 || (debit !== null && debit !== 0)) return debit;
    const text = this.#cell(index);
    if (isBlankValue(text)) return debit;
    const digits = currencyDigits(
      (values.currency as string | null) ?? current.settings.currency ?? null,
    );
    const credit = this.#read(text, this.#separator, index, digits);
    if ('rule' in credit) {
      const column = current.plan.headers[index];
      current.reportProblem(credit.rule, {
        ...current.place('amount_minor'),
        column,
        value: text,
      });
      return null;
    }
    this.#noteRounding(credit, text, index, digits);
    return -credit.minor || 0;
  }

  /** The row's amount as signed in the file, for the control totals; 0 where it has none that can be read. */
  sourceAmount(): number {
    if (this.control < 0) return 0;
    const { settings, reading } = this.#current;
    const raw = this.#cell(this.currencyAt).trim();
    const currency = (raw === '' ? null : this.#named(raw)) ?? this.#besideAmount();
    const digits = currencyDigits(currency ?? reading.currency ?? settings.currency ?? null);
    return this.#sourceAt(this.control, digits) - this.#sourceAt(this.#creditAt, digits);
  }

  /** What a debit/credit column says of the row. */
  side(): 1 | -1 | 0 {
    if (this.#sideAt < 0) return 0;
    return this.#current.reading.sides.get(this.#cell(this.#sideAt).trim()) ?? 0;
  }

  /** Position of a mark of the row that says neither debit nor credit, or -1. */
  unreadSide(): number {
    const at = this.#sideAt;
    return at >= 0 && this.side() === 0 && isMark(this.#cell(at)) ? at : -1;
  }

  /** An amount with the sign that a debit/credit column gives it. */
  onItsSide(minor: number): number {
    const side = this.side();
    return side === 0 ? minor : side * Math.abs(minor);
  }

  /** True for a row without an amount but zero. */
  isNone(): boolean {
    return this.#columns.every(({ index }) => !hasMoreThanZero(this.#cell(index)));
  }

  #cell(index: number): string {
    return index < 0 ? '' : (this.#current.cells[index] ?? '');
  }

  /** Power of ten of a column's unit. */
  #power(index: number, digits: number): number {
    const { reading, plan } = this.#current;
    return reading.unitPowers.get(index) ?? (reading.isMinor ? -digits : plan.power);
  }

  #sourceAt(index: number, digits: number): number {
    const cell = this.#cell(index);
    if (isBlankValue(cell)) return 0;
    const amount = this.#read(cell, this.#separator, index, digits);
    return 'rule' in amount ? 0 : amount.minor;
  }

  #read(text: string, separator: DecimalSeparator, index: number, digits: number): Amount {
    const isComputed = this.#current.reading.computed.has(index);
    return readAmount(text, separator, digits, this.#power(index, digits), isComputed);
  }

  #noteRounding({ roundedBy }: AmountFound, text: string, index: number, digits: number): void {
    const { plan, row } = this.#current;
    if (roundedBy !== undefined)
      this.rounded.add(plan.headers[index] ?? '', row, text, roundedBy, digits);
  }

  /** An amount, also inside a text. */
  #amount(text: string, index: number, digits: number): Amount {
    const { counter, row, plan, reading } = this.#current;
    const separator = reading.decimalSeparators.get(index) ?? '.';
    const header = plan.headers[index] ?? null;
    let amount = this.#read(text, separator, index, digits);
    if ('rule' in amount && amount.rule === 'not_a_number') {
      const inside = numberInText(text);
      if (inside !== null) {
        amount = readAmount(inside, separator, digits, this.#power(index, digits));
        counter.add('number_in_text', row, header, text);
      }
    }
    if (/\de[+-]?\d/i.test(text)) counter.add('exponent_read', row, header, text);
    return amount;
  }

  #reject(column: Column, rule: AmountRule, digits: number, currency: string | null): void {
    const limit = text(
      `at most ${digits} decimals${currency ? ` for ${currency}` : ''}`,
      `${currency ? `${currency} ` : ''}最多 ${digits} 位小数`,
    );
    this.#current.rejectCell(column, rule, rule === 'too_many_decimals' ? limit : undefined);
  }

  #check(
    { name }: Column,
    { code, sign, isRepaired, minor }: AmountFound,
    currency: string | null,
  ): void {
    const current = this.#current;
    const isOther = code !== null ? code !== currency : sign !== null && !mayBe(sign, currency);
    if (currency !== null && isOther)
      current.reportProblem(
        'currency_contradiction',
        current.place(name, {
          expected: text(`an amount in ${currency}`, `${currency} 金额`),
        }),
      );
    if (isRepaired)
      current.reportProblem(
        'float_noise',
        current.place(name, {
          expected: text(`${minor} in minor units`, `最小单位 ${minor}`),
        }),
      );
  }
}

/** Whether a sign of several currencies may stand for this one. */
const mayBe = (sign: string, currency: string | null): boolean =>
  currency !== null && currenciesOf(sign)?.has(currency) === true;
