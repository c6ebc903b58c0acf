/** Questions about a file that cannot be used as it is: whether it is an export, and which of its columns is what. */
import type { FilePlan } from '../../intake/plan-file.ts';
import type { Encoding } from '../../settings/encodings.ts';
import type { SuggestedColumns } from '../plan/suggest-columns.ts';
import { fieldAnswer } from './column-questions.ts';
import {
  type Answer,
  exampleRow,
  fileQuestion,
  MAX_EXAMPLE_ROWS,
  type Question,
} from './question.ts';

const IGNORED = 'ignore';

const ignoring = (name: string): Answer => ({
  id: IGNORED,
  words: {
    en: 'it is no export of receivables: leave it out',
    zh: '不是应收数据：忽略该文件',
  },
  settings: { columns: { [name]: { '*': 'ignore' } } },
  effects: [],
});

/** As `columns:` of report.yml; null where a field is missing, or two columns have one name. */
function readingAs(name: string, suggested: SuggestedColumns): Answer | null {
  const { table, headers, mapped, guessed, open } = suggested;
  const fields = [...mapped, ...guessed];
  const named = fields.map(([index]) => headers[index]!);
  if (open.length > 0 || guessed.size === 0 || new Set(named).size < named.length) return null;
  const guesses = [...guessed].map(([index, field]) => `${headers[index]} → ${field}`).join(', ');
  return {
    id: table,
    words: {
      en: `read it as a list of the table “${table}”; guessed from the values: ${guesses}`,
      zh: `按 ${table} 表读取；按数值推测：${guesses}`,
    },
    settings: {
      columns: {
        [name]: Object.fromEntries(
          fields.map(([index, field]) => [headers[index]!, `${table}.${field}`]),
        ),
      },
    },
    effects: [],
  };
}

/** `name` as problems have it; `isAside` where the rest is read without it. */
export function unusedFileQuestion(
  name: string,
  suggested: SuggestedColumns | null,
  isAside = false,
): Question {
  const reading = suggested && readingAs(name, suggested);
  const answers = [...(reading ? [reading] : []), ignoring(name)];
  const examples = (suggested?.rows ?? [])
    .map((cells, i) => exampleRow(cells, suggested!.firstRow + i))
    .filter(({ text }) => text !== '')
    .slice(0, MAX_EXAMPLE_ROWS);
  return fileQuestion(`columns.${name}`, answers, {
    examples,
    assumed: isAside ? IGNORED : null,
  });
}

/** Whether the rows of a hidden sheet count; `isLeft` where they do not till it is answered. */
export function hiddenSheetQuestion(
  { source: { name }, table, columns }: FilePlan,
  rows: number,
  isLeft: boolean,
): Question {
  const fields = Object.fromEntries(
    columns.map(({ header, field }) => [header, `${table}.${field}`]),
  );
  const counting: Answer = {
    id: 'count',
    words: { en: 'its rows count like those of a visible sheet', zh: '其数据与可见工作表一样计入' },
    settings: { columns: { [name]: fields } },
    effects: [],
  };
  const leaving: Answer = {
    ...ignoring(name),
    words: { en: 'it is old or a draft: leave it out', zh: '为旧数据或草稿：不计入' },
  };
  const assumed = isLeft ? IGNORED : counting.id;
  return fileQuestion(`hidden ${name}`, [counting, leaving], { rows, assumed });
}

/** Which of several columns is a required field that no header names. */
export const missingFieldQuestion = (
  name: string,
  field: string,
  headers: readonly string[],
): Question =>
  fileQuestion(`columns.${name}.${field}`, [
    ...headers.map((header) => fieldAnswer(name, header, field)),
    ignoring(name),
  ]);

/** What a list is that is read as payments, and whose name and columns say nothing of it. */
export function listQuestion(
  { source, columns }: FilePlan,
  { rows, amounts, examples }: Pick<Question, 'rows' | 'amounts' | 'examples'>,
): Question {
  const mapped = columns.map(({ header, field }) => [header, `payment.${field}`]);
  const payments: Answer = {
    id: 'payment',
    words: { en: 'money received', zh: '收到的款项' },
    settings: { columns: { [source.name]: Object.fromEntries(mapped) } },
    effects: [],
  };
  const gone = amounts.flatMap(({ currency, minor }): Answer['effects'] => [
    { figure: 'cash', currency, minor: -minor },
    { figure: 'open', currency, minor },
  ]);
  const answers = [payments, { ...ignoring(source.name), effects: gone }];
  const known = { rows, amounts, examples, assumed: payments.id };
  return fileQuestion(`columns.${source.name}`, answers, known);
}

/** Of a file that report.yml leaves out. */
export const ignoredFileQuestion = (name: string): Question => ({
  ...unusedFileQuestion(name, null),
  answered: IGNORED,
});

/** Which of two encodings a file is in; the first is assumed. */
export function encodingQuestion(
  name: string,
  ...readings: { encoding: Encoding; shown: string }[]
): Question {
  const answers = readings.map(({ encoding, shown }): Answer => {
    const text = shown.trim();
    return {
      id: encoding,
      words: { en: `names read as “${text}”`, zh: `名称读作“${text}”` },
      settings: { encodings: { [name]: encoding } },
      effects: [],
    };
  });
  return fileQuestion(`encodings ${name}`, answers, { assumed: answers[0]!.id });
}

/** What the documents of a list are that has the columns of the invoices, and another name. */
export function invoiceListQuestion(name: string, rows: number): Question {
  const kind = (id: 'invoice' | 'credit_note' | 'prepayment', words: Answer['words']): Answer => ({
    id,
    words,
    settings: { values: { doc_type: { [name]: id } } },
    effects: [],
  });
  const answers = [
    kind('invoice', { en: 'invoices', zh: '发票' }),
    kind('credit_note', { en: 'credit notes, returns or corrections', zh: '红字发票、退货或更正' }),
    kind('prepayment', { en: 'prepayments', zh: '预收款' }),
    {
      ...ignoring(name),
      words: {
        en: 'void, drafts or no receivables: leave it out',
        zh: '已作废、草稿或非应收：不计入',
      },
    },
  ];
  return fileQuestion(`values.doc_type.${name}`, answers, { rows, assumed: 'invoice' });
}
