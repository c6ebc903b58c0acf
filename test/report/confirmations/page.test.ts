/** What the page says of hand-made letters: some open, some different, all agreed, none sent; in both languages. */
import { expect, test } from 'vitest';
import { openFolder } from '../from-folder.ts';

const INVOICES = `invoice_id,customer_id,issue_date,due_date,amount,currency
I1,A,2026-01-01,2026-03-01,600.00,CNY
I2,B,2026-01-01,2026-03-01,300.00,CNY
I3,C,2026-01-01,2026-03-01,100.00,CNY
`;
const HEAD = 'customer_id,balance_date,sent_on,currency,confirmed_amount,answered_on,answer\n';
const A = 'A,2026-03-31,2026-04-01,CNY';

async function said(
  letters: string,
  locale: 'en' | 'zh' = 'en',
  payments = '',
): Promise<Record<string, string>> {
  const files = {
    'invoices.csv': INVOICES,
    'payments.csv': `payment_id,date,amount,invoice_id,customer_id\n${payments}`,
    'confirmations.csv': HEAD + letters,
    'report.yml': 'as_of: 2026-04-30\n',
  };
  const folder = await openFolder(files);
  try {
    const drawn = await folder.draw('confirmations', '', locale);
    return Object.fromEntries(
      Object.entries(drawn).map(([block, element]) => [block, element.textContent ?? '']),
    );
  } finally {
    await folder.close();
  }
}

test('who has not answered, the largest first, and by how much others differ', async () => {
  const { answer, list } = await said(
    `${A},,,\nB,2026-03-31,2026-04-01,CNY,250,2026-04-09,not agreed\n`,
  );
  expect(answer).toContain(
    '1 of 2 letters is not answered, ¥600 of ¥900; the largest is A with ¥600.',
  );
  expect(answer).toContain('1 customer has another balance, ¥50 less than ours in all.');
  expect(answer).toContain('1 customer owing ¥100 was not asked to confirm');
  expect(list).toMatch(/A.*not answered.*B.*differs.*250\.00.*−50\.00/s);
});

/** Each part and the sum below them, as printed. */
const lines = (text: string): string => text.replaceAll(/\s+/g, ' ');

test('what is confirmed, different, not answered, not asked and moved since sums to what is owed', async () => {
  // A 600 confirmed on 31 March, of which 200 came in April; B 300, has 250; C 100 was not asked
  const files = `${A},600,2026-04-09,\nB,2026-03-31,2026-04-01,CNY,250,2026-04-09,not agreed\n`;
  const paid = 'P1,2026-04-10,200.00,I1,A\n';
  const { bars, unsent } = await said(files, 'en', paid);
  expect(lines(bars!)).toContain('¥600 is confirmed, 75% of the ¥800 that customers owe');
  expect(lines(bars!)).toMatch(
    /Confirmed\s?600\.00\s?Another balance\s?300\.00\s?Not answered\s?0\.00\s?Not asked\s?100\.00\s?Moved since the letters\s?−200\.00\s?Owed, less unapplied credit\s?800\.00/,
  );
  expect(lines(unsent!)).toMatch(/1 customer not asked to confirm.*C.*100\.00.*Prepare/);
  const chinese = await said(files, 'zh', paid);
  expect(lines(chinese.bars!)).toContain('已确认 ¥600，占客户欠款净额 ¥800 的 75%');
  expect(lines(chinese.unsent!)).toContain('未发函客户 1 家');
});

test('where all were asked, nobody is listed', async () => {
  const { unsent } = await said(
    `${A},,,\nB,2026-03-31,2026-04-01,CNY,,,\nC,2026-03-31,2026-04-01,CNY,,,\n`,
  );
  expect(unsent).toContain('Everybody who owes was asked.');
});

test('in Chinese', async () => {
  const { answer } = await said(`${A},,,\nB,2026-03-31,2026-04-01,CNY,350,2026-04-09,不符\n`, 'zh');
  expect(answer).toContain(
    '已发询证函 2 份、¥900，其中 1 份尚未回函，¥600；金额最大的是 A，¥600。',
  );
  expect(answer).toContain('1 家回函不符，其账面合计比我方多 ¥50。');
});

test('all answered, and all agreed', async () => {
  const differing = await said(`${A},,2026-04-09,not agreed\n`);
  expect(differing.answer).toContain(
    '1 of 1 letter is answered, ¥600 in all. 1 customer does not agree.',
  );
  const agreed = await said(`${A},600,2026-04-09,\n`);
  expect(agreed.answer).toContain('1 of 1 letter is confirmed, ¥600 in all.');
  expect(agreed.answer).not.toContain('another balance');
});

test('letters of later days are none yet', async () => {
  const { answer, list } = await said('A,2026-05-31,2026-06-01,CNY,,,\n');
  expect(answer).toContain('No balance was sent to be confirmed up to this date.');
  expect(list).toContain('No balance was sent');
});
