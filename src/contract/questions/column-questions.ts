/** Questions about columns and signs of one file: which column is a field, which currency a sign. */
import type { Locale } from '../../i18n/locale.ts';
import type { TableName } from '../../intake/table-names.ts';
import type { SettingsInput } from '../../settings/settings.ts';
import { settingsLine } from '../../settings/settings-line.ts';
import { type Answer, fileQuestion, type Question, TYPED } from './question.ts';

/** The answer that a column is a field such as `invoice.amount`. */
export const fieldAnswer = (file: string, header: string, field: string): Answer => ({
  id: header,
  words: { en: `${header} is ${field}`, zh: `${header} 为 ${field}` },
  settings: { columns: { [file]: { [header]: field } } },
  effects: [],
});

/** `columns: { "invoices.csv": { "Net": "invoice.amount" } }` */
export const columnsLine = (file: string, header: string, field: string): string =>
  settingsLine({ columns: { [file]: { [header]: field } } });

/** Which of two columns is a field of the table; `taken` holds till it is answered. */
export function columnQuestion(
  file: string,
  table: TableName,
  field: string,
  taken: string,
  other: string,
): Question | null {
  // one name for two columns says nothing in report.yml
  if (taken === other || taken === '' || other === '') return null;
  const full = `${table}.${field}`;
  const answers = [taken, other].map((header) => fieldAnswer(file, header, full));
  return fileQuestion(`columns.${file}.${full}`, answers, { assumed: taken });
}

/** Which field a column is that is not read; it is not read till then. */
export function unreadColumnQuestion(
  file: string,
  header: string,
  table: TableName,
  fields: readonly string[],
  assumed = 'ignore',
): Question {
  const ignored: Answer = {
    id: 'ignore',
    words: { en: `${header} decides nothing`, zh: `${header} 不影响金额` },
    settings: { columns: { [file]: { [header]: 'ignore' } } },
    effects: [],
  };
  const answers = fields.map((field) => ({
    ...fieldAnswer(file, header, `${table}.${field}`),
    id: field,
  }));
  return fileQuestion(`columns.${file}.${header}`, [ignored, ...answers], { assumed });
}

/** Whether an amount is what is owed, or net of the tax that another column has; null where none has it. */
export function netQuestion(
  file: string,
  amount: string,
  tax: { header: string; isRate: boolean } | null,
  isProven: boolean,
): Question {
  const gross: Answer = {
    ...fieldAnswer(file, amount, 'invoice.amount'),
    id: 'gross',
    words: { en: `${amount} is what is owed, tax included`, zh: `${amount} 为含税应收金额` },
  };
  const net = tax && {
    ...fieldAnswer(file, tax.header, `invoice.${tax.isRate ? 'tax_rate_added' : 'tax_added'}`),
    id: 'net',
    words: {
      en: `${amount} is net: ${tax.header} is added`,
      zh: `${amount} 不含税：加上 ${tax.header}`,
    },
  };
  const answers = net ? [gross, net] : [gross];
  return fileQuestion(`columns.${file}.invoice.amount`, answers, {
    assumed: isProven ? null : 'gross',
  });
}

const MAX_CODES = 10;

/** By how much is traded in them: turnover of April 2022, BIS triennial survey. */
const BY_USE =
  'USD EUR JPY GBP CNY AUD CAD CHF HKD SGD SEK KRW NOK NZD INR MXN TWD ZAR BRL DKK PLN THB ILS IDR CZK AED TRY HUF CLP SAR PHP MYR COP RUB RON PEN ARS'.split(
    ' ',
  );

/** The codes that the exports and settings speak of first, then those in most use. */
function byLikeliness(codes: readonly string[], seen: ReadonlySet<string>): string[] {
  const rank = (code: string): number => {
    const at = BY_USE.indexOf(code);
    return (seen.has(code) ? 0 : 1000) + (at < 0 ? BY_USE.length : at);
  };
  return codes.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

const currencyName = (code: string, locale: Locale): string =>
  new Intl.DisplayNames(locale, { type: 'currency' }).of(code) ?? code;

/** Which currency a sign stands for; one that is not listed is typed in. `seen` are codes of the exports and settings. */
export function currencySignQuestion(
  sign: string,
  codes: readonly string[],
  assumed: string | null,
  seen: ReadonlySet<string> = new Set(),
): Question {
  const answer = (id: string, code: string, words: Answer['words']): Answer => ({
    id,
    words,
    settings: { values: { currency: { [sign]: code } } } as SettingsInput,
    effects: [],
  });
  const likely = byLikeliness(codes, seen).filter((code) => code !== assumed);
  const listed = [...(assumed === null ? [] : [assumed]), ...likely].slice(0, MAX_CODES);
  const named = (code: string): Answer['words'] => ({
    en: currencyName(code, 'en'),
    zh: currencyName(code, 'zh'),
  });
  const answers = [
    ...listed.map((code) => answer(code, code, named(code))),
    answer('other', TYPED, {
      en: 'another currency, by its code of three letters',
      zh: '其他币种，请输入三个字母的代码',
    }),
  ];
  return fileQuestion(`values.currency.${sign}`, answers, { word: sign, assumed });
}
