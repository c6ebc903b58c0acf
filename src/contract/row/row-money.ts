/** The amounts of a row: its currency, exact minor units, debit and credit sides. */
import { mentionsRole } from '../../intake/headers/headers.ts';
import {
  isBlankValue,
  isNothing,
  numberInText,
  readAmount,
  readDecimal,
} from '../../intake/number.ts';
import { documentWord, readCurrency } from '../../intake/vocabulary.ts';
import { digitsOf } from './cells.ts';
import { sideOf } from './meaning.ts';
import type { CanonicalRow, RowInProgress } from './row-in-progress.ts';

export type RowMoney = ReturnType<typeof rowMoney>;

/** Reads the amounts of the rows that `current` holds one after the other. */
export function rowMoney(current: RowInProgress) {
  const { plan, reading, settings, table } = current;
  const { documents } = reading;
  const money = current.columns.filter(({ column }) => column.type === 'money');
  const control = current.indexOf(table.control);
  const controlSeparator = reading.decimalSeparators.get(control) ?? '.';
  const [currencyAt, docType] = [current.at('currency'), current.at('doc_type')];
  const isDebit = mentionsRole('debit_side', plan.headers[control] ?? '');
  const creditAt = isDebit ? current.at('credit_amount') : -1;
  // beside two columns of amounts the side is that of the running balance
  const sideAt = creditAt < 0 ? current.at('debit_credit') : -1;

  function currencyOf(): string | null {
    const text = currencyAt < 0 ? '' : (current.cells[currencyAt] ?? '').trim();
    if (text !== '' && !isBlankValue(text)) {
      const code = readCurrency(text);
      if (code === null)
        current.reportProblem('unknown_currency', current.place('currency', { value: text }));
      return code;
    }
    const amount = control < 0 ? '' : (current.cells[control] ?? '');
    const code = /[^\d\s.,()+-]/.test(amount)
      ? (readDecimal(amount, controlSeparator)?.code ?? null)
      : null;
    return (code === null ? null : readCurrency(code)) ?? reading.currency;
  }

  const powerOf = (index: number, digits: number): number =>
    reading.unitPowers.get(index) ?? (reading.isMinor ? -digits : plan.power);

  function readMoney(values: CanonicalRow, currency: string | null): void {
    const digits = digitsOf(currency ?? settings.currency ?? null);
    // one column may stand for the amount and for what is open of it
    let unreadableAt = -1;
    for (const { column, index } of money) {
      const text = current.cells[index] ?? '';
      if (isBlankValue(text) || index === unreadableAt) continue;
      if (!column.isRequired && isNothing(text)) {
        values[column.name] = 0;
        continue;
      }
      const separator = reading.decimalSeparators.get(index) ?? '.';
      let amount = readAmount(text, separator, digits, powerOf(index, digits));
      if ('rule' in amount && amount.rule === 'not_a_number') {
        const inside = numberInText(text);
        if (inside !== null) {
          amount = readAmount(inside, separator, digits, powerOf(index, digits));
          current.counter.add('number_in_text', current.row, plan.headers[index] ?? null, text);
        }
      }
      if (/\de[+-]?\d/i.test(text))
        current.counter.add('exponent_read', current.row, plan.headers[index] ?? null, text);
      if ('rule' in amount) {
        const limit = `at most ${digits} decimals${currency ? ` for ${currency}` : ''}`;
        current.rejectCell(
          column,
          amount.rule,
          amount.rule === 'too_many_decimals' ? limit : undefined,
        );
        unreadableAt = index;
        continue;
      }
      if (amount.code !== null && currency !== null && readCurrency(amount.code) !== currency)
        current.reportProblem(
          'currency_contradiction',
          current.place(column.name, { expected: `an amount in ${currency}` }),
        );
      if (amount.isRepaired)
        current.reportProblem(
          'float_noise',
          current.place(column.name, { expected: `${amount.minor} in minor units` }),
        );
      values[column.name] = amount.minor;
    }
  }

  /** The amount of a row; in a list with two columns the credit side is negative. */
  function debitOrCredit(values: CanonicalRow): number | null {
    const debit = values.amount_minor as number | null;
    const isPayment = docType >= 0 && documentWord(current.cells[docType] ?? '') === 'payment';
    if (debit === null && isPayment && typeof values.paid_minor === 'number')
      return receivedOf(values.paid_minor);
    if (creditAt < 0 || (debit !== null && debit !== 0)) return debit;
    const text = current.cells[creditAt] ?? '';
    if (isBlankValue(text)) return debit;
    const digits = digitsOf((values.currency as string | null) ?? settings.currency ?? null);
    const credit = readAmount(text, controlSeparator, digits, powerOf(creditAt, digits));
    if ('rule' in credit) {
      current.reportProblem(credit.rule, {
        ...current.place('amount_minor'),
        column: plan.headers[creditAt],
        value: text,
      });
      return null;
    }
    return -credit.minor || 0;
  }

  /** A statement of account has what was received in a column of its own. */
  const receivedOf = (paid: number): number => paid * (documents.signs.get('payment') ?? 1);

  function sourceAmount(): number {
    if (control < 0) return 0;
    const raw = currencyAt < 0 ? '' : (current.cells[currencyAt] ?? '').trim();
    const currency = (raw === '' ? null : readCurrency(raw)) ?? settings.currency ?? null;
    const digits = digitsOf(currency ?? reading.currency);
    const read = (index: number): number => {
      const cell = index < 0 ? '' : (current.cells[index] ?? '');
      if (isBlankValue(cell)) return 0;
      const amount = readAmount(cell, controlSeparator, digits, powerOf(index, digits));
      return 'rule' in amount ? 0 : amount.minor;
    };
    return read(control) - read(creditAt);
  }

  const side = (): 1 | -1 | 0 => (sideAt < 0 ? 0 : sideOf(current.cells[sideAt] ?? ''));
  /** An amount with the sign that a debit/credit column gives it. */
  const onItsSide = (minor: number): number => {
    const given = side();
    return given === 0 ? minor : given * Math.abs(minor);
  };
  const isNone = (): boolean =>
    money.every(({ index }) => !/[1-9]/.test(current.cells[index] ?? ''));

  return {
    /** Position of the amount whose sums are the control totals, and of the currency; or -1. */
    control,
    currencyAt,
    /** True where credits have a column of their own. */
    hasCreditColumn: creditAt >= 0,
    currencyOf,
    readMoney,
    debitOrCredit,
    sourceAmount,
    onItsSide,
    /** What a debit/credit column says of the row. */
    side,
    /** True for a row without an amount but zero. */
    isNone,
  };
}
