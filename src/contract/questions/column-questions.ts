/** Questions about columns and signs of one file: which column is a field, which currency a sign. */
import type { TableName } from '../../intake/table-names.ts';
import type { SettingsInput } from '../../settings/settings.ts';
import { type Answer, fileQuestion, type Question, TYPED } from './question.ts';

/** The answer that a column is a field such as `invoice.amount`. */
export const fieldAnswer = (file: string, header: string, field: string): Answer => ({
  id: header,
  words: { en: `${header} is ${field}`, zh: `${header} 为 ${field}` },
  settings: { columns: { [file]: { [header]: field } } },
  effects: [],
});

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

/** Which deciding field a column of unread words is; it is not read till then. */
export function unreadWordsQuestion(
  file: string,
  header: string,
  table: TableName,
  fields: readonly string[],
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
  return fileQuestion(`columns.${file}.${header}`, [ignored, ...answers], { assumed: 'ignore' });
}

const MAX_CODES = 6;

/** Which currency a sign stands for; one that is not listed is typed in. */
export function currencySignQuestion(
  sign: string,
  codes: readonly string[],
  assumed: string | null,
): Question {
  const answer = (id: string, code: string, words: Answer['words']): Answer => ({
    id,
    words,
    settings: { values: { currency: { [sign]: code } } } as SettingsInput,
    effects: [],
  });
  const listed = [...new Set(assumed === null ? codes : [assumed, ...codes])].slice(0, MAX_CODES);
  const answers = [
    ...listed.map((code) =>
      answer(code, code, { en: `${sign} is ${code}`, zh: `${sign} 为 ${code}` }),
    ),
    answer('other', TYPED, { en: 'another currency, by its code', zh: '其他币种（代码）' }),
  ];
  return fileQuestion(`values.currency.${sign}`, answers, { word: sign, assumed });
}
