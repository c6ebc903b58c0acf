/** Letters filled from a hand-made book: odd customers, each balance worked out on paper. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LetterKind } from '../../src/format/letter-kinds.ts';
import { letterElement } from '../../src/letters/draw-letter.ts';
import { fillLetter, type LetterFrom, plainLetter } from '../../src/letters/letter.ts';
import {
  type Addressee,
  addressees,
  type LetterFilter,
} from '../../src/publish/letters/addressees.ts';
import { lettersFor } from '../../src/publish/letters/letters-file.ts';
import { receivables } from '../../src/publish/letters/receivables.ts';
import type { OpenReport } from '../../src/publish/open-report.ts';
import { leftOutLines } from '../../src/publish/terminal/letters-text.ts';
import { elementMaker } from '../../src/report/parts/dom.ts';
import { settingsSchema } from '../../src/settings/settings.ts';
import { writeFiles } from '../contract/folder.ts';
import { reportOf } from '../with-report.ts';

const MARKUP = '<b>Ahorn</b> & Söhne {total}';
/**
 * A: 1,000 overdue 29 days and 500 due in 5 days. B: 200 in EUR and 300 in USD, both overdue, without a rep. C: paid 150
 * on 100, so 50 are the customer's. D: settled. E: a call and nothing else.
 */
const BOOK = {
  'invoices.csv': `invoice_id,customer_id,customer_name,issue_date,due_date,amount,currency,rep
I1,A,"${MARKUP}",2026-01-01,2026-03-02,1000.00,EUR,R1
I2,A,"${MARKUP}",2026-03-01,2026-04-05,500.00,EUR,R1
I3,B,Birke,2026-01-01,2026-03-01,200.00,EUR,
I4,B,Birke,2026-01-01,2026-03-01,300.00,USD,
I5,C,Carya,2026-01-01,2026-03-01,100.00,EUR,R1
I6,D,Dattel,2026-01-01,2026-03-01,70.00,EUR,R1
`,
  'payments.csv': `payment_id,date,amount,invoice_id,customer_id,currency
P1,2026-02-01,150.00,I5,C,EUR
P2,2026-02-01,70.00,I6,D,EUR
`,
  'report.yml': `as_of: 2026-03-31
company: Werk
letters: { bank: "Bank X\\nDE00 1234", contact: "ar@werk.example" }
`,
};

let report: OpenReport;
beforeAll(async () => {
  report = await reportOf(BOOK);
});
afterAll(() => report.close());

const FROM = {
  locale: 'en',
  company: 'Werk',
  bank: '',
  contact: '',
  replyDays: 14,
  dueSoonDays: 14,
} as const;
const FILE = lettersFor('data/exports', settingsSchema.parse({}));
const find = (kind: LetterKind, filter: LetterFilter = {}) => addressees(report, kind, filter);
const to = ({ found }: { found: Addressee[] }): string[] =>
  found.map(({ account: { customer, currency } }) => `${customer} ${currency}`);

function written(
  kind: LetterKind,
  { account, name, repName }: Addressee,
  more: Partial<LetterFrom> = {},
) {
  const from = { ...FROM, customerName: name, repName, ...more };
  return fillLetter(FILE.templates[kind][from.locale], account, from);
}

test('each kind goes to those it is for, a letter a currency', async () => {
  expect(to(await find('confirmation'))).toEqual(['A EUR', 'B EUR', 'B USD', 'C EUR']);
  expect(to(await find('dunning-1'))).toEqual(['A EUR', 'B EUR', 'B USD']);
  expect(to(await find('reminder'))).toEqual(['A EUR']);
  expect(to(await find('dunning-2', { rep: 'R1' }))).toEqual(['A EUR']);
  expect(to(await find('confirmation', { customer: ['Birke', 'C'] }))).toEqual([
    'B EUR',
    'B USD',
    'C EUR',
  ]);
  expect(to(await find('confirmation', { within: { currency: 'USD' } }))).toEqual([
    ...['B EUR', 'B USD'],
  ]);
});

test('who has promised or disputes all that is late gets no dunning letter', async () => {
  // A promised both invoices for tomorrow; B disputes all it owes in EUR; C disputes a part; D's promise is past; E
  // promised one of two; F disputes one, and promised the other
  const book = {
    'invoices.csv': `invoice_id,customer_id,customer_name,issue_date,due_date,amount,currency
I1,A,Ahorn,2026-01-01,2026-03-02,1000.00,EUR
I2,A,Ahorn,2026-01-01,2026-03-02,500.00,EUR
I3,B,Birke,2026-01-01,2026-03-01,200.00,EUR
I4,B,Birke,2026-01-01,2026-03-01,300.00,USD
I5,C,Carya,2026-01-01,2026-03-01,100.00,EUR
I6,D,Dattel,2026-01-01,2026-03-01,70.00,EUR
I7,E,Eibe,2026-01-01,2026-03-01,20.00,EUR
I8,E,Eibe,2026-01-01,2026-03-01,900.00,EUR
I9,F,Fichte,2026-01-01,2026-03-01,40.00,EUR
I10,F,Fichte,2026-01-01,2026-03-01,50.00,EUR
`,
    'payments.csv': 'payment_id,date,amount,invoice_id\n',
    'promises.csv': `invoice_id,made_on,due_on,amount
I1,2026-03-20,2026-04-01,1000.00
I2,2026-03-20,2026-04-01,500.00
I7,2026-03-20,2026-04-01,20.00
I9,2026-03-20,2026-04-02,40.00
I6,2026-03-05,2026-03-20,70.00
`,
    'disputes.csv': `dispute_id,invoice_id,opened,resolved,amount,reason
D1,I3,2026-03-05,,,price
D3,I10,2026-03-05,,,price
D2,I5,2026-03-05,,60.00,price
`,
    'report.yml': 'as_of: 2026-03-31\n',
  };
  const own = await reportOf(book);
  try {
    const found = (kind: LetterKind, filter: LetterFilter = {}) => addressees(own, kind, filter);
    const dunning = await found('dunning-1');
    expect(to(dunning)).toEqual(['B USD', 'C EUR', 'D EUR', 'E EUR']);
    const leftOut = [
      { name: 'Ahorn', currency: 'EUR', because: { promisedFor: '2026-04-01' } },
      { name: 'Birke', currency: 'EUR', because: 'disputed' },
      { name: 'Fichte', currency: 'EUR', because: { promisedFor: '2026-04-02' } },
    ] as const;
    expect(dunning.leftOut).toEqual(leftOut);
    expect(leftOutLines(dunning.leftOut)).toEqual([
      'Left out: 2 with all that is late promised: Ahorn (EUR) for 2026-04-01, Fichte (EUR) for 2026-04-02',
      'Left out: 1 with all that is late in dispute: Birke (EUR)',
      'Write to them too with --all, or name them.',
    ]);
    expect((await found('last-notice')).leftOut).toEqual(leftOut);
    const all = await found('dunning-1', { all: true });
    expect([to(all).length, all.leftOut]).toEqual([7, []]);
    expect(to(await found('dunning-1', { customer: ['Ahorn'] }))).toEqual(['A EUR']);
    // a balance is confirmed by anybody
    const asked = await found('confirmation');
    expect([to(asked).length, asked.leftOut]).toEqual([7, []]);
  } finally {
    await own.close();
  }
  expect((await find('dunning-1')).leftOut).toEqual([]);
  expect(leftOutLines([])).toEqual([]);
});

test('who is asked for by name and has nothing is confirmed at zero, and gets no reminder', async () => {
  const zero = await find('confirmation', { customer: ['D'] });
  expect(to(zero)).toEqual(['D EUR']);
  const text = plainLetter(written('confirmation', zero.found[0]!));
  expect(text).toContain('€0.00 — nothing is owed either way\nIn words: Euro: zero and 00/100');
  expect(await find('dunning-1', { customer: ['D'] })).toEqual({
    found: [],
    nothing: ['Dattel'],
    leftOut: [],
  });
  await expect(find('confirmation', { customer: ['Nobody'] })).rejects.toThrow(
    '--customer Nobody: the exports have nobody of that id or name',
  );
});

test('a dunning letter lists what is overdue alone, with its sum', async () => {
  const { found } = await find('dunning-1');
  const text = plainLetter(written('dunning-1', found[0]!));
  expect(text).toContain('€1,000.00 is overdue');
  expect(text).toContain('I1\t1 Jan 2026\t2 Mar 2026\t29\t1,000.00\nTotal\t\t\t\t1,000.00');
  expect(text).not.toContain('I2');
  expect(text).toContain('Please pay by 14 Apr 2026');
});

test('a reminder lists what falls due, in Chinese too', async () => {
  const { found } = await find('reminder');
  const text = plainLetter(written('reminder', found[0]!, { locale: 'zh', repName: null }));
  expect(text).toContain('以下款项将于未来 14 天内到期，合计 €500.00：');
  expect(text).toContain('I2\t2026年3月1日\t2026年4月5日\t\t500.00\n合计\t\t\t\t500.00');
});

test('a reminder asks for what is overdue as well, and of a customer who owes nothing else if he is chosen', async () => {
  const [both] = (await find('reminder')).found;
  const text = plainLetter(written('reminder', both!));
  expect(text).toContain('€500.00 falls due in the next 14 days:');
  expect(text).toContain('€1,000.00 has fallen due already');
  expect(text).toContain('I1\t1 Jan 2026\t2 Mar 2026\t29\t1,000.00\nTotal\t\t\t\t1,000.00');
  const chosen = await find('reminder', { customer: ['Birke'] });
  expect(to(chosen)).toEqual(['B EUR', 'B USD']);
  const late = plainLetter(written('reminder', chosen.found[0]!));
  expect(late).toContain('€200.00 has fallen due already');
  expect(late).not.toContain('falls due in the next');
  const chinese = plainLetter(written('reminder', chosen.found[0]!, { locale: 'zh' }));
  expect(chinese).toContain('以下款项已到期，合计 €200.00');
  expect(chinese).not.toContain('天内到期');
});

test('a guide for a call says nothing of amounts that there are not', async () => {
  const { found } = await find('call-guide', { customer: ['Birke'] });
  const guide = plainLetter(written('call-guide', found[0]!));
  expect(guide).toContain('Open €200.00, of which overdue €200.00 on 1 items');
  expect(guide).not.toContain('Due in the next');
});

test('a balance in the customer’s favour says whose it is', async () => {
  const { found } = await find('confirmation', { customer: ['C'] });
  const text = plainLetter(written('confirmation', found[0]!));
  expect(text).toContain('€50.00 — owed by us to you\nIn words: Euro: fifty and 00/100');
  expect(text).toContain('Payment or credit not yet applied\t1 Feb 2026\t\t\t−50.00');
  expect(text).toContain('Total\t\t\t\t−50.00');
  const chinese = plainLetter(written('confirmation', found[0]!, { locale: 'zh' }));
  expect(chinese).toContain('截至 2026年3月31日，我公司欠贵公司：€50.00\n金额大写：欧元伍拾元整');
});

test('nobody to name and no bank account leave no empty line behind', async () => {
  const { found } = await find('dunning-1', { customer: ['B'] });
  const bare = plainLetter(written('dunning-1', found[0]!));
  expect(bare).not.toContain('pay to');
  const full = plainLetter(
    written('dunning-1', found[0]!, { bank: 'Bank X\nDE00 1234', contact: 'ar@werk.example' }),
  );
  expect(full).toContain('Please pay to:\nBank X\nDE00 1234');
  expect(full).toMatch(/Werk\nar@werk\.example$/);
});

test('a name with markup and braces is text', async () => {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const { found } = await find('confirmation', { customer: ['A'] });
  const drawn = letterElement(elementMaker(document), written('confirmation', found[0]!), 'page');
  expect(drawn.querySelector('b')).toBeNull();
  expect(drawn.textContent).toContain(`To: ${MARKUP} (A)`);
  expect(drawn.innerHTML).toContain('&lt;b&gt;Ahorn&lt;/b&gt; &amp; Söhne {total}');
});

test('each balance is what the movements say', async () => {
  const owed = await receivables(report);
  for (const { account } of (await find('confirmation')).found)
    expect(account.totalMinor).toBe(owed(account.customer, account.currency));
  expect([owed('A', 'EUR'), owed('C', 'EUR'), owed('D', 'EUR')]).toEqual([150_000, -5_000, 0]);
});

test('a folder’s own letters come before those that come along, and say where they are wrong', () => {
  const dir = mkdtempSync(join(tmpdir(), 'letters-'));
  try {
    writeFiles(dir, { ...BOOK, 'letters/reminder.en.md': 'Pay, {customer}.\n' });
    const { templates, bank } = lettersFor(dir, report.settings);
    expect(templates.reminder.en).toHaveLength(1);
    expect(bank.zh).toBe('Bank X\nDE00 1234');
    writeFiles(dir, { 'letters/reminder.en.md': 'Pay,\n{who}.\n' });
    expect(() => lettersFor(dir, report.settings)).toThrow(/reminder\.en\.md:2: no place \{who\}/);
  } finally {
    rmSync(dir, { recursive: true });
  }
});

test('the number of a document is one piece, whatever stands beside it', () => {
  const { document } = parseHTML('<html></html>');
  const cells = (documents: string[]) => ({
    heads: [{ text: 'Document', isNumber: false }],
    rows: documents.map((name) => [name]),
    total: ['Sum'],
  });
  const named = [
    'INV-2026-000123',
    'INV-2026-000123, instalment 3',
    '发票/2026-12（第 3 期）',
    'A7',
  ];
  const drawn = letterElement(
    elementMaker(document),
    { locale: 'en', blocks: [{ kind: 'table', table: cells(named) }] },
    'page',
  );
  const heads = [...drawn.querySelectorAll('tbody th')];
  expect(heads.map((head) => head.textContent)).toEqual(named);
  expect(heads.map((head) => head.querySelector('.whole')?.textContent)).toEqual([
    'INV-2026-000123',
    'INV-2026-000123',
    '发票/2026-12',
    undefined,
  ]);
});
