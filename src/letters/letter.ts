/** A template filled with one customer's account: what is printed, shown and copied. */
import { addDays, type IsoDate } from '../format/date.ts';
import { dateLabel } from '../format/label.ts';
import { count, currencyName, exactMoney } from '../format/number.ts';
import { sumOf } from '../format/sum-of.ts';
import { letters as en } from '../i18n/en/letters.ts';
import { translate, wordingsOf } from '../i18n/index.ts';
import type { Locale } from '../i18n/locale.ts';
import { letters as zh } from '../i18n/zh/letters.ts';
import { type LetterAccount, type LetterLine, overdueLines, soonLines } from './account.ts';
import { amountInWords } from './amount-words.ts';
import type { TablePlace, Template, TemplateLine, TextPlace } from './template.ts';

export const letterText = wordingsOf('letters', { en, zh });

const OF_OVERDUE: ReadonlySet<TextPlace> = new Set(['overdue', 'overdue_count', 'oldest_days']);
const OF_DUE_SOON: ReadonlySet<TextPlace> = new Set([
  'due_soon',
  'due_soon_count',
  'due_soon_days',
]);

/** What a letter says besides the account. */
export interface LetterFrom {
  locale: Locale;
  company: string;
  customerName: string;
  /** Null: nobody is named. */
  repName: string | null;
  /** Bank account to pay to, and whom to ask; empty where the settings name none. */
  bank: string;
  contact: string;
  replyDays: number;
  dueSoonDays: number;
}

export interface LetterTable {
  heads: { text: string; isNumber: boolean }[];
  rows: string[][];
  total: string[];
}

export type LetterBlock =
  | { kind: 'title' | 'heading'; text: string }
  | { kind: 'paragraph' | 'list'; lines: string[] }
  | { kind: 'table'; table: LetterTable }
  | { kind: 'cut' };

export interface Letter {
  locale: Locale;
  blocks: LetterBlock[];
}

/**
 * Fills a template. A line or a paragraph is left out whose places are all empty or speak of overdue or due amounts that
 * there are not, and so is a table without rows.
 */
export function fillLetter(template: Template, account: LetterAccount, from: LetterFrom): Letter {
  const places = placesOf(account, from);
  const isEmpty = (lines: TemplateLine[]): boolean => {
    const named = lines.flatMap((line) => line.places);
    return named.length > 0 && named.every((place) => isAbsent(place, places[place], account));
  };
  const said = (line: TemplateLine): string => translate('letter', line.text, places).trim();
  const blocks = template.flatMap((block): LetterBlock[] => {
    if (block.kind === 'cut') return [{ kind: 'cut' }];
    if (block.kind === 'table') {
      const lines = linesOf(block.place, account, from);
      return lines.length === 0 ? [] : [{ kind: 'table', table: tableOf(lines, account, from) }];
    }
    if ('line' in block)
      return isEmpty([block.line]) ? [] : [{ kind: block.kind, text: said(block.line) }];
    const lines = block.lines.filter((line) => !isEmpty([line])).map(said);
    return lines.length === 0 || isEmpty(block.lines) ? [] : [{ kind: block.kind, lines }];
  });
  return { locale: from.locale, blocks };
}

/** Whether a place says nothing of this account, if only that an amount is zero. */
function isAbsent(place: TextPlace, text: string, account: LetterAccount): boolean {
  if (OF_OVERDUE.has(place)) return account.overdueMinor === 0;
  if (OF_DUE_SOON.has(place)) return account.dueSoonMinor === 0;
  return text === '';
}

function placesOf(account: LetterAccount, from: LetterFrom): Record<TextPlace, string> {
  const { locale } = from;
  const { currency, asOf, totalMinor } = account;
  const print = (minor: number): string => exactMoney(minor, currency, locale, false);
  const day = (date: IsoDate): string => dateLabel(date, locale);
  const side = totalMinor > 0 ? 'side.ours' : totalMinor < 0 ? 'side.yours' : 'side.none';
  return {
    company: from.company,
    customer: from.customerName,
    customer_id: account.customer,
    date: day(asOf),
    currency: currency === null ? '' : currencyName(currency, locale),
    total: print(totalMinor),
    open: print(account.openMinor),
    credit: account.creditMinor === 0 ? '' : print(account.creditMinor),
    balance: print(Math.abs(totalMinor)),
    balance_words: amountInWords(Math.abs(totalMinor), currency, locale),
    balance_side: letterText(locale, side),
    overdue: print(account.overdueMinor),
    overdue_count: count(overdueLines(account).length, locale),
    oldest_days: count(account.oldestDays, locale),
    due_soon: print(account.dueSoonMinor),
    due_soon_count: count(soonLines(account, from.dueSoonDays).length, locale),
    due_soon_days: count(from.dueSoonDays, locale),
    reply_by: day(addDays(asOf, from.replyDays)),
    rep: from.repName ?? '',
    bank: from.bank,
    contact: from.contact,
  };
}

function linesOf(place: TablePlace, account: LetterAccount, from: LetterFrom): LetterLine[] {
  if (place === 'overdue_items') return overdueLines(account);
  if (place === 'due_soon_items') return soonLines(account, from.dueSoonDays);
  return account.lines;
}

function tableOf(
  lines: LetterLine[],
  { currency }: LetterAccount,
  { locale }: LetterFrom,
): LetterTable {
  const print = (minor: number): string => exactMoney(minor, currency, locale);
  const head = (key: 'document' | 'issued' | 'due' | 'late'): string => letterText(locale, key);
  const unit = currency === null ? '' : ` (${currency})`;
  return {
    heads: [
      { text: head('document'), isNumber: false },
      { text: head('issued'), isNumber: false },
      { text: head('due'), isNumber: false },
      { text: head('late'), isNumber: true },
      { text: letterText(locale, 'open') + unit, isNumber: true },
    ],
    rows: lines.map((line) => [
      line.document === null
        ? letterText(locale, 'unapplied')
        : line.instalment === null
          ? line.document
          : letterText(locale, 'instalment', { document: line.document, n: line.instalment }),
      dateLabel(line.issued, locale),
      line.due === null ? '' : dateLabel(line.due, locale),
      line.document !== null && line.daysLate > 0 ? count(line.daysLate, locale) : '',
      print(line.openMinor),
    ]),
    total: [
      letterText(locale, 'sum'),
      '',
      '',
      '',
      print(sumOf(lines, ({ openMinor }) => openMinor)),
    ],
  };
}

/** The letter as plain text, for a mail: columns of a table are parted by tabs. */
export const plainLetter = ({ blocks }: Letter): string =>
  blocks
    .map((block) => {
      if (block.kind === 'cut') return '-'.repeat(40);
      if (block.kind === 'table') {
        const { heads, rows, total } = block.table;
        return [heads.map(({ text }) => text), ...rows, total]
          .map((cells) => cells.join('\t').trimEnd())
          .join('\n');
      }
      if ('text' in block) return block.text;
      return block.lines.map((line) => (block.kind === 'list' ? `• ${line}` : line)).join('\n');
    })
    .join('\n\n');
