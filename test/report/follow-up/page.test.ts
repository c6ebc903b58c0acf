/** The page of follow-up over a book worked out by hand, and over one with contacts alone. As of Tuesday, 30 June 2026. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cellsOf, type FolderReport, openFolder } from '../from-folder.ts';

const FILES = {
  'report.yml': 'currency: CNY\nas_of: 2026-06-30\nmax_set_aside: 0\n',
  'customers.csv': 'customer_id,name\nC1,Alder\nC2,Birch\nC3,Cedar\n',
  'reps.csv': 'rep_id,name\nR1,Ana\nR2,Bo\n',
  'invoices.csv': `invoice_id,customer_id,issue_date,due_date,amount,rep
A,C1,2026-01-01,2026-02-01,1000.00,R1
B,C2,2026-03-01,2026-04-01,500.00,R2
C,C1,2026-04-01,2026-05-01,300.00,R1
D,C3,2026-05-01,2026-06-01,200.00,R2
`,
  'payments.csv': `invoice_id,date,amount
A,2026-05-20,100.00
B,2026-05-08,150.00
C,2026-06-10,300.00
`,
  'activities.csv': `date,customer_id,invoice_id,channel,stage,outcome,rep,cost
2026-01-25,C1,A,email,reminder,sent,R1,
2026-03-01,C1,A,phone,dunning-1,promised,R1,10.00
2026-05-10,C1,A,letter,agency,reached,R1,40.00
2026-05-01,C2,B,phone,dunning-1,reached,R2,
2026-06-05,C1,,visit,,reached,R1,
`,
  'promises.csv': `invoice_id,customer_id,made_on,due_on,amount
B,C2,2026-05-01,2026-05-10,200.00
A,C1,2026-06-20,2026-07-02,400.00
C,C1,2026-06-01,2026-06-12,300.00
D,C3,2026-06-25,2026-07-08,200.00
`,
};
const { 'promises.csv': _, ...ALONE } = FILES;

let folder: FolderReport;
let alone: FolderReport;
beforeAll(async () => {
  const bare =
    'date,customer_id,invoice_id,channel\n2026-06-20,C1,A,phone\n2026-06-21,C2,B,phone\n2026-06-22,C3,D,phone\n';
  [folder, alone] = await Promise.all([
    openFolder(FILES),
    openFolder({ ...ALONE, 'activities.csv': bare }),
  ]);
});
afterAll(() => Promise.all([folder.close(), alone.close()]));

const text = (element: Element | undefined, within: string): string =>
  element!.querySelector(within)!.textContent!.replaceAll('\u00a0', ' ');

test('the answer: 400 for this week, 200 broken of which 150 came in time, two customers silent', async () => {
  // B: 200 promised, 150 came by 8 May, 50 more are missing. Birch and Cedar owe 350 and 200; the last word with Birch was 1 May.
  const { answer } = await folder.draw('follow-up');
  expect(text(answer, '.answer')).toBe(
    '¥400 is promised for this week. 1 promise on invoices still open is broken; ¥50 of that has not come. Nobody has contacted 2 overdue customers, ¥550, in the last 30 days.',
  );
  const zh = await folder.draw('follow-up', '', 'zh');
  expect(text(zh.answer, '.answer')).toBe(
    '本周承诺付款 ¥400。1 项承诺未兑现且发票仍未结清，其中 ¥50 未到账。有 2 家逾期客户（¥550）最近 30 天无人联系。',
  );
});

test('without promises, stages and costs the page says what to add, and nothing of the kind', async () => {
  const drawn = await alone.draw('follow-up');
  expect(text(drawn.answer, '.answer')).toBe(
    'Every overdue customer has been contacted in the last 30 days.',
  );
  expect(drawn.due!.textContent).toContain('No promises in the data');
  expect(drawn.weeks!.textContent).toContain('No promises in the data');
  expect(drawn.ladder!.textContent).toContain('No dunning stages in the data');
  expect(drawn.funnel!.textContent).toContain('No dunning stages in the data');
});

test('promises still due, the nearest first, and the broken ones', async () => {
  const { due, broken } = await folder.draw('follow-up');
  expect(cellsOf(due!)).toEqual([
    ['2 Jul 2026', 'Alder C1', 'Ana', 'A', '20 Jun 2026', '400.00', '0.00', '900.00'],
    ['8 Jul 2026', 'Cedar C3', 'Bo', 'D', '25 Jun 2026', '200.00', '0.00', '200.00'],
  ]);
  expect(text(due, 'tfoot')).toBe('2 promises600.00');
  expect(text(due, '.note')).toBe('1 of them is due by Sunday, 5 Jul 2026.');
  const later = (await folder.draw('follow-up', 'customer=C3')).due!;
  expect([later.querySelectorAll('tbody tr').length, later.querySelector('.note')]).toEqual([
    1,
    null,
  ]);
  // C was paid two days before its date; B only in part
  expect(text(broken, 'p.note')).not.toContain('promised again');
  expect(cellsOf(broken!)).toEqual([
    [
      '10 May 2026',
      'Birch C2',
      'Bo',
      'B',
      '1 May 2026',
      '200.00',
      '150.00',
      '0.00',
      '50.00',
      '350.00',
    ],
  ]);
});

test('week by week: 500 were promised and 450 came; 600 are ahead', async () => {
  const { weeks } = await folder.draw('follow-up');
  expect(text(weeks, '.message')).toBe(
    '90% of what was promised for the 8 weeks before this one came in time; ¥600 is promised for this week and the next five',
  );
  expect(cellsOf(weeks!).filter(([, promised]) => promised !== '–')).toEqual([
    ['4 May – 10 May', '200.00', '150.00'],
    ['8 Jun – 14 Jun', '300.00', '300.00'],
    ['29 Jun – 5 Jul', '400.00', '–'],
    ['6 Jul – 12 Jul', '200.00', '–'],
  ]);
});

test('the ladder, and what the agency brought and cost', async () => {
  const drawn = await folder.draw('follow-up');
  // A: 1,000 to the reminder, on to dunning 1, on to the agency, where 100 came. B: 500 to dunning 1, where 150 came.
  expect(cellsOf(drawn.ladder!)).toEqual([
    ['reminder', '–', '–', '–', '1,000.00', '–', '0.0%', '1,000.00', '35.0'],
    ['dunning 1', '350.00', '1', '60.0', '1,500.00', '150.00', '10.0%', '1,000.00', '70.0'],
    ['collection agency', '900.00', '1', '51.0', '1,000.00', '100.00', '10.0%', '–', '–'],
  ]);
  // both bills of 1,000 and 500 came to a stage; 150 and 100 were collected there
  expect(text(drawn.funnel, '.message')).toBe(
    '¥1,000 came to the stage “reminder” and ¥1,000 as far as “collection agency”; ¥250 was collected on the way',
  );
  expect(cellsOf(drawn.funnel!)).toEqual([
    ['reminder', '1,000.00', '–', '35.0'],
    ['dunning 1', '1,500.00', '150.00', '70.0'],
    ['collection agency', '1,000.00', '100.00', '–'],
  ]);
  // A: reminded on 25 January, dunned on 1 March, to the agency on 10 May, there since; B: dunned on 1 May, open after 60
  // days, seen no longer when the other one leaves after 70
  expect(text(drawn.funnel, 'p.note')).toBe(
    'Half of the invoices that came to a stage left it within: reminder: 35 days; dunning 1: 70 days; collection agency: not yet.',
  );
  const zh = await folder.draw('follow-up', '', 'zh');
  expect(text(zh.funnel, 'p.note')).toBe(
    '半数发票离开各阶段（转入下一阶段或结清）所用天数：到期提醒 35 天；第一次催收 70 天；委外催收尚未过半。',
  );
  expect(cellsOf(drawn['third-parties']!)).toEqual([
    ['collection agency', '1,000.00', '900.00', '100.00', '40.00', '60.00', '51.0'],
  ]);
});

test('a funnel of one stage, and of none', async () => {
  const { 'activities.csv': __, ...rest } = FILES;
  const one = await openFolder({
    ...rest,
    'activities.csv':
      'date,customer_id,invoice_id,channel,stage\n2026-05-01,C2,B,phone,dunning-1\n',
  });
  // 500 to dunning 1 on 1 May, 150 of it a week later
  const drawn = await one.draw('follow-up');
  expect(text(drawn.funnel, '.message')).toBe(
    '¥500 came to the stage “dunning 1”; ¥150 was collected there',
  );
  const before = await one.draw('follow-up', 'from=2026-01&to=2026-02');
  expect(text(before.funnel, '.message')).toBe('Nothing came to a dunning stage');
  expect(before.funnel!.textContent).not.toContain('left it within');
  await one.close();
});

test('contacts: each receipt is that of the last contact in the 14 days before it', async () => {
  // 100 on A ten days after the letter; 150 on B a week after the call; 300 on C five days after the visit to Alder
  const { contacts } = await folder.draw('follow-up');
  expect(cellsOf(contacts!)).toEqual([
    ['visit', 'reached', '1', '300.00'],
    ['phone', 'reached', '1', '150.00'],
    ['letter', 'reached', '1', '100.00'],
    ['email', 'sent', '1', '–'],
    ['phone', 'promised to pay', '1', '–'],
  ]);
  expect(text(contacts, 'tfoot')).toBe('Total5550.00');
});

test('the schedule by rep: one of two reminded, whom nobody contacts', async () => {
  const { schedule } = await folder.draw('follow-up');
  expect(cellsOf(schedule!)).toEqual([
    ['Bo', '0.0%', '1', '2', '2', '550.00', '200.00', '0.0%', '50.00'],
    ['Ana', '50.0%', '4', '1', '–', '–', '300.00', '100.0%', '–'],
  ]);
});

test('a promise given again counts once: the list adds up to the figure', async () => {
  const again = await openFolder({
    ...FILES,
    // A: 400 for 10 May, again 600 for 20 May and, made later, 500 for that day, 100 of which came on that day: 400 are missing
    'promises.csv': `invoice_id,customer_id,made_on,due_on,amount
A,C1,2026-05-01,2026-05-10,400.00
A,C1,2026-05-08,2026-05-20,600.00
A,C1,2026-05-12,2026-05-20,500.00
B,C2,2026-05-01,2026-05-10,200.00
`,
  });
  const { broken, figures } = await again.draw('follow-up');
  const missing = cellsOf(broken!).map((row) => [row[0], row[5], row[8]]);
  expect(missing).toEqual([
    ['20 May 2026, again for 20 May 2026', '600.00', '–'],
    ['20 May 2026', '500.00', '400.00'],
    ['10 May 2026, again for 20 May 2026', '400.00', '–'],
    ['10 May 2026', '200.00', '50.00'],
  ]);
  expect(text(broken, 'tfoot')).toBe('4 promises450.00');
  expect(text(broken, 'p.note')).toBe(
    'Promised and not paid is what was promised less what came since, late money too, at most what is open of the invoice. 2 of these were promised again later for the same invoice and count once: with the last promise.',
  );
  expect(
    figures!.querySelector('[data-metric="broken_promise_amount"]')!.getAttribute('data-value'),
  ).toBe('45000');
  await again.close();
});

test('weeks before the chosen period keep their promises', async () => {
  const [all, june] = await Promise.all([
    folder.draw('follow-up'),
    folder.draw('follow-up', 'from=2026-06&to=2026-06'),
  ]);
  expect(text(june.weeks, '.message')).toBe(text(all.weeks, '.message'));
  expect(cellsOf(june.weeks!)).toEqual(cellsOf(all.weeks!));
});
