/** What the exports leave open and a line of report.yml decides: how much hangs on it, and what each answer does. */
import { currencyDigits } from '../../format/currency-digits.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { SettingsInput } from '../../settings/settings.ts';

export type HeadlineFigure = 'invoiced' | 'open' | 'cash';

/** In minor units; the currency is null where the exports name none. */
export interface AmountIn {
  currency: string | null;
  minor: number;
}

/** As printed: 100.00 EUR; `usual` is the currency of what names none. */
export function amountText({ currency, minor }: AmountIn, usual: string | null): string {
  const digits = currencyDigits(currency ?? usual);
  const amount = (minor / 10 ** digits).toFixed(digits);
  return currency === null ? amount : `${amount} ${currency}`;
}

/** What an answer does to a figure of the headline, against what is assumed without it. */
interface Effect extends AmountIn {
  figure: HeadlineFigure;
}

/** In place of a value in the settings of an answer: it is typed in by whoever answers. */
export const TYPED = '…';

/** Whether a value of the settings is to be typed in. */
export const hasTyped = (settings: unknown): boolean =>
  settings === TYPED ||
  (typeof settings === 'object' &&
    settings !== null &&
    Object.values(settings).some((value) => hasTyped(value)));

/** The settings with a typed value in its place. */
export const withTyped = <T>(settings: T, typed: string | number): T =>
  (settings === TYPED
    ? typed
    : typeof settings === 'object' && settings !== null && !Array.isArray(settings)
      ? Object.fromEntries(
          Object.entries(settings).map(([key, value]) => [key, withTyped(value, typed)]),
        )
      : settings) as T;

export interface Answer {
  /** The value that is written, or another short name: "void". */
  id: string;
  words: Record<Locale, string>;
  /** What report.yml says then. */
  settings: SettingsInput;
  /** Empty where it changes no figure, or where it cannot be said before the files are read so. */
  effects: Effect[];
}

/** A row as it stands in the file, as an example. */
export interface ExampleRow {
  row: number;
  text: string;
}

/** It belongs to the problem that reports it, which names the rule, the file, the column and the value. */
export interface Question {
  /** The same for all files that one answer decides for: the setting and what it is for. */
  id: string;
  /** The word of the exports that is asked about; null where the column or the file is. */
  word: string | null;
  rows: number;
  amounts: AmountIn[];
  examples: ExampleRow[];
  answers: Answer[];
  /** Id of the answer that holds while nobody has answered; null where the file is not read till then. */
  assumed: string | null;
  /** Id of the answer that report.yml gives; null while it is open. */
  answered: string | null;
}

/** A question without amounts: the file is not read before it is answered. */
export const fileQuestion = (
  id: string,
  answers: Answer[],
  more: Partial<Question> = {},
): Question => ({
  id,
  word: null,
  rows: 0,
  amounts: [],
  examples: [],
  answers,
  assumed: null,
  answered: null,
  ...more,
});

export const MAX_EXAMPLE_ROWS = 3;
const MAX_EXAMPLE_LENGTH = 160;

/** The filled cells of a row in one line. */
export function exampleRow(cells: readonly string[], row: number): ExampleRow {
  const text = cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join(' | ');
  return {
    row,
    text: text.length > MAX_EXAMPLE_LENGTH ? `${text.slice(0, MAX_EXAMPLE_LENGTH)}…` : text,
  };
}

/** Adds an amount to those of its currency. */
export function addAmount<T extends AmountIn>(
  amounts: T[],
  more: T,
  isSame: (one: T) => boolean = () => true,
): void {
  const same = amounts.find((one) => one.currency === more.currency && isSame(one));
  if (same) same.minor += more.minor;
  else amounts.push({ ...more });
}
