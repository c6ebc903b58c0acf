/** What is written in a meeting comes back to the letter: through the file, and through a spreadsheet that saved it again. */
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import {
  actionsCsv,
  actionsFileName,
  type Decision,
} from '../../../src/client/meeting/decision.ts';
import { createAskRows } from '../../../src/rows/ask-rows.ts';
import { withReport } from '../../with-report.ts';

const NOTES = [
  '张总承诺 7 月 15 日前付清，逾期则停止发货。',
  'He said: "next week", then ""later""',
  'a, b, c; d\te',
  'first line\nsecond line\n\n=third line',
  '=SUM(A1:A9)',
  '+86 138 0000 0000',
  '-5% 让步；-需总经理批准',
  '@王经理 跟进\n- 对账\n- 开票',
  "'=not a formula, but written so; ''+1",
  '００１＝全角',
  '6月5日',
  '0012.50',
];
const EMOJI = 'paid 🎉👍 今天到账 ✅';

const decision = (note: string, n: number): Decision => ({
  ...{ id: `A-${n}x`, decidedOn: '2026-06-23', customer: `00${n}`, customerName: `客户 ${n}, Ltd` },
  ...{ currency: 'CNY', decision: n % 2 ? 'call' : 'plan', owner: '李雷 "Leo"' },
  ...{ nextDate: n % 3 ? '2026-06-29' : null, promisedMinor: n % 4 ? null : 123_450 + n },
  ...{ decidedBy: 'Zoe, 财务', note },
});
const DECISIONS = NOTES.map(decision);
const WITH_EMOJI = [...DECISIONS, decision(EMOJI, 12)];

const LEDGER = {
  'invoices.csv': `invoice_id,customer_id,customer_name,issue_date,due_date,amount,currency
${WITH_EMOJI.map((d, n) => `I${n},${d.customer},"${d.customerName}",2026-01-10,2026-02-09,1000.00,CNY`).join('\n')}
`,
  'payments.csv':
    'payment_id,date,amount,invoice_id,customer_id\nP1,2026-06-30,10.00,I0,000\nP2,2026-02-20,10.00,I1,001\n',
};

/** The decisions as the report has them, in the order of their numbers. */
async function readBack(file: string, content: string | Buffer): Promise<unknown[]> {
  return withReport({ ...LEDGER, [file]: content }, async ({ engine }) => {
    const problems = `select rule, value from raw_problem where file = '${file}' and severity <> 'repaired'`;
    expect(await engine.query(problems)).toEqual([]);
    const rows = await engine.query(`select action_id as id, customer as customer,
      decided_on::varchar as "decidedOn", currency::varchar as currency, decision, owner,
      next_date::varchar as "nextDate", promised_minor::integer as "promisedMinor",
      decided_by as "decidedBy", note
      from fct_action order by source_row_id`);
    return rows;
  });
}

const wanted = (decisions: Decision[]) => decisions.map(({ customerName: _, ...rest }) => rest);

test('twelve notes survive the file to the letter', async () => {
  const name = actionsFileName('2026-06-23', 'Zoë, 财务');
  expect(name).toBe('actions-2026-06-23-zoë-财务.csv');
  expect(await readBack(name, actionsCsv(WITH_EMOJI))).toEqual(wanted(WITH_EMOJI));
});

/** As a spreadsheet saves what it opened: the same cells with other days, separators and encodings. */
function savedAgain(separator: string, day: (iso: string) => string): string {
  const { data } = Papa.parse<string[]>(actionsCsv(DECISIONS).slice(1).trimEnd());
  const cells = data.map((row) =>
    // a number loses its leading zeros
    row.map((cell) =>
      /^\d{4}-\d\d-\d\d$/.test(cell) ? day(cell) : cell.replace(/^0+(?=\d+$)/, ''),
    ),
  );
  return Papa.unparse(cells, { delimiter: separator, newline: '\r\n' });
}
/** By a table made of what the platform reads. */
function inGbk(text: string): Buffer {
  const decoder = new TextDecoder('gbk');
  const codes = new Map<string, number[]>();
  for (let first = 0x81; first < 0xff; first++)
    for (let second = 0x40; second < 0xff; second++)
      codes.set(decoder.decode(new Uint8Array([first, second])), [first, second]);
  return Buffer.from(
    [...text].flatMap((sign) => (sign < '\u0080' ? [sign.charCodeAt(0)] : codes.get(sign)!)),
  );
}
const slashed = (iso: string): string => iso.replace(/-0?/g, '/');

test.each([
  ['semicolons', Buffer.from(`\ufeff${savedAgain(';', (iso) => iso)}`)],
  ['UTF-16 with tabs', Buffer.from(`\ufeff${savedAgain('\t', slashed)}`, 'utf16le')],
  ['GBK', inGbk(savedAgain(',', slashed))],
])('and being saved again with %s', async (_, content) => {
  expect(await readBack('actions.csv', content)).toEqual(wanted(DECISIONS));
});

test('files of several people and weeks: the later row of a number counts, others stand beside it', async () => {
  const first = [decision('first thought', 1), decision('stays', 2)];
  const later = [{ ...decision('second thought', 1), decision: 'hand_over' as const }];
  const other = [decision('of another person', 3)];
  await withReport(
    {
      ...LEDGER,
      'actions-2026-06-16.csv': actionsCsv(first),
      'actions-2026-06-23-anna.csv': actionsCsv(later),
      'actions-2026-06-23-ben.csv': actionsCsv(other),
    },
    async (report) => {
      const { rows } = await createAskRows(report.engine, report)({ which: 'actions' });
      expect(rows.map(({ note, decision: what }) => [note, what]).sort()).toEqual([
        ['of another person', 'call'],
        ['second thought', 'hand_over'],
        ['stays', 'plan'],
      ]);
      const replaced = `select file from raw_problem where rule = 'superseded'`;
      expect(await report.engine.query(replaced)).toEqual([{ file: 'actions-2026-06-16.csv' }]);
    },
  );
});
