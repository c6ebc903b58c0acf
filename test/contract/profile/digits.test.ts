/** Amounts in the digits of any script count among those that say how a list is read. */
import { expect, test } from 'vitest';
import { valueWords } from '../../../src/contract/plan/value-words.ts';
import { DocumentProfile } from '../../../src/contract/profile/document-profile.ts';
import { FlowProfile } from '../../../src/contract/profile/flow-profile.ts';
import { sideColumns } from '../../../src/intake/marks/side-columns.ts';
import type { FilePlan } from '../../../src/intake/plan-file.ts';
import { settingsSchema } from '../../../src/settings/settings.ts';

/** The first digit of each script. */
const ZEROS = ['0', '０', '٠', '۰', '०', '๐'];
const plan = (table: string, headers: string[], fields: string[]): FilePlan =>
  ({
    table,
    headers,
    source: { name: 'list.csv', file: 'list.csv', sheet: null },
    columns: fields.map((field, index) => ({ field, index, header: headers[index] })),
  }) as unknown as FilePlan;

test.each(ZEROS)('digits from %s', (zero) => {
  const own = (text: string): string =>
    text.replace(/\d/g, (digit) => String.fromCodePoint(zero.codePointAt(0)! + Number(digit)));

  // most payments are positive: the negative one was taken back
  const documents = new DocumentProfile(
    plan('invoice', ['Type', 'Amount'], ['doc_type', 'amount']),
    valueWords(settingsSchema.parse({})),
  );
  for (const amount of ['100', '-100', '100']) documents.observe(['Payment', own(amount)]);
  expect(documents.decide().signs.size).toBe(0);

  // what went out stands in a column of its own
  const flow = new FlowProfile(plan('payment', ['Amount', 'Withdrawals'], ['amount']));
  flow.observe([own('100'), own('0')]);
  flow.observe(['', own('20')]);
  expect(flow.decide().outAt).toBe(1);

  const rows = [
    [own('100'), own('0')],
    [own('0'), own('40')],
  ];
  expect(sideColumns(['Debit', 'Credit'], rows)).toMatchObject({ debit: 0, credit: 1 });
});
