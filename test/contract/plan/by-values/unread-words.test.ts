/** Words and flags on no list: what may decide what a row counts for is asked about, never passed over. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csv } from '../../folder.ts';
import { INVENTED, planned } from './plan.ts';

const HEADERS = 'Invoice Number,Customer Name,Invoice Date,Due Date,Amount';
const invoices = (header: string, cells: readonly string[], customer = (i: number) => `C${i}`) => ({
  'list.csv': csv(
    `${HEADERS},${header}`,
    ...cells.map((cell, i) => `I${i + 1},${customer(i)},2026-01-05,2026-02-04,100.00,${cell}`),
  ),
});
const payments = (header: string, cells: readonly string[]) => ({
  'payments.csv': csv(
    `Payment No,Payment Date,Invoice No,Amount,${header}`,
    ...cells.map((cell, i) => `P${i},2026-02-01,I${i},10.00,${cell}`),
  ),
});
const fieldsOf = async (files: Record<string, string>) => {
  const { columns, problems, rules } = await planned(files);
  return { fields: Object.values(columns)[0]!, problems, rules };
};

test('a column of few words in no language is asked about, with the fields that it may be', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(INVENTED, { minLength: 3, maxLength: 5 }),
      fc.constantFrom(invoices, payments),
      async ([header, ...words], file) => {
        const cells = [words[0]!, words[0]!, ...words, ''];
        const { problems } = await fieldsOf(file(header!, cells));
        const [asked] = problems.filter(({ rule }) => rule === 'words_unread');
        expect(asked?.column).toBe(header);
        for (const word of words) expect(asked?.value).toContain(word);
        const field = file === invoices ? 'invoice.status' : 'payment.kind';
        const settings = asked!.question!.answers.map((answer) => answer.settings);
        expect(settings).toContainEqual({
          columns: { [asked!.file]: { [header!]: field } },
        });
      },
    ),
    { numRuns: 8 },
  );
});

test('a column that describes the customer is not', async () => {
  const [north, south] = ['zqoxwo', 'qjovko'];
  const cells = [north, south, north, south] as string[];
  const file = invoices('Vkoqjo', cells, (i) => `C${i % 2}`);
  expect((await fieldsOf(file)).rules).not.toContain('words_unread');
  // the same words, not the same customers
  const mixed = invoices('Vkoqjo', cells, (i) => `C${Math.floor(i / 2)}`);
  expect((await fieldsOf(mixed)).rules).toContain('words_unread');
});

test('nor is a column of one word, of names, of numbers or of a known name', async () => {
  for (const [header, cells] of [
    ['Vkoqjo', ['zqoxwo', 'zqoxwo']],
    ['Vkoqjo', [...'abcdefghijklmnop'].map((letter) => `${letter} zqoxwo`)],
    ['Vkoqjo', ['12', '14']],
    ['Region', ['zqoxwo', 'qjovko']],
  ] as const)
    expect((await fieldsOf(invoices(header, cells))).rules, header).not.toContain('words_unread');
});

test.each([
  ['Cancelled', 'X', ''],
  ['Is Void', 'TRUE', 'FALSE'],
  ['Makulerad', 'Ja', 'Nej'],
  ['Annullata', 'Sì', 'No'],
  ['Storniert', 'ja', 'nein'],
  ['是否作废', '是', '否'],
  ['İptal', 'Evet', 'Hayır'],
  ['Отменен', 'Да', 'Нет'],
  ['Draft', 'Yes', 'No'],
])('a yes under %s takes a document out', async (header, yes, no) => {
  const { fields } = await fieldsOf(invoices(header, [no, yes, no]));
  expect(fields.deleted).toBe(header);
});

test('a yes under the word for a returned debit takes a payment out', async () => {
  const { fields } = await fieldsOf(payments('Rückläufer', ['Nein', 'Ja', 'Nein']));
  expect(fields.deleted).toBe('Rückläufer');
});

test('a flag of anything else is left alone', async () => {
  const { fields } = await fieldsOf(invoices('Emailed', ['Yes', 'No', 'Yes']));
  expect(fields).not.toHaveProperty('deleted');
});

test.each([
  ['Posted', 'Yes', 'No'],
  ['Gebucht', 'ja', 'nein'],
  ['Active', '1', '0'],
  ['是否审核', '是', '否'],
  ['Is Credit Note', 'TRUE', 'FALSE'],
  ['Zaksięgowana', 'Tak', 'Nie'],
])('a yes or no to %s is asked about', async (header, yes, no) => {
  const { problems } = await fieldsOf(invoices(header, [yes, no, yes]));
  const [asked] = problems.filter(({ rule }) => rule === 'words_unread');
  expect(asked?.column).toBe(header);
  expect(asked?.value).toContain(no);
  expect((await fieldsOf(invoices(header, [yes, yes, yes]))).rules).not.toContain('words_unread');
});

test('nor where somebody is, and how they are reached, whatever the header', async () => {
  const words = ['Zqoxwo', 'Zqoxwo', 'Vkoqjo', 'Vkoqjo'];
  for (const header of [
    'Client City',
    'bill_to_country',
    'Ciudad del cliente',
    'Ville',
    '客户地址',
    'Город',
  ])
    expect((await fieldsOf(invoices(header, words))).rules).not.toContain('words_unread');
  for (const cells of [
    ['a@zqoxwo.example', 'a@zqoxwo.example', 'b@vkoqjo.example', ''],
    ['www.zqoxwo.example', 'zqoxwo.example', 'https://vkoqjo.example/x', 'zqoxwo.example'],
  ])
    expect((await fieldsOf(invoices('Jxozqo', cells))).rules).not.toContain('words_unread');
  for (const header of ['Email status', 'Sorte', 'City mark', 'Report'])
    expect((await fieldsOf(invoices(header, words))).rules).toContain('words_unread');
});
