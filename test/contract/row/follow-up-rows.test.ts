/** Contacts, promises, disputes and decisions: words that are on no list and dates the wrong way round are reported. */
import { expect, test } from 'vitest';
import { stageWord } from '../../../src/intake/words/stage-words.ts';
import { imported } from '../folder.ts';

const LEDGER = {
  'invoices.csv': 'invoice_id,customer_id,issue_date,amount\nI1,C1,2026-01-10,100.00\n',
  'payments.csv': 'invoice_id,date,amount\nI1,2026-02-20,10.00\n',
};
const of = async (name: string, content: string, sql: string, settings = {}) => {
  const { rows, rules } = await imported({ ...LEDGER, [name]: content }, sql, settings);
  return { rows, rules };
};

test('stages in the words of several languages', () => {
  const words: Record<string, string[]> = {
    reminder: ['Reminder', 'payment_reminder', 'Zahlungserinnerung', 'rappel', '到期提醒'],
    'dunning-1': ['dunning 1', 'DUNNING-1', '1. Mahnung', 'Mahnstufe 1', '第一次催收', '1'],
    'dunning-2': ['2ème relance', '2º requerimiento', '二次催款', 'zweite Mahnung'],
    'dunning-3': ['letzte Mahnung', '第三次催款函', 'final demand'],
    dunning: ['dunning', 'Mahnung', '催款'],
    legal: ['Legal', 'Rechtsanwalt', 'avocat', '律师函'],
    agency: ['collection agency', 'Inkasso', '委外催收'],
    '': ['0', 'Mahnstufe 0'],
  };
  for (const [stage, texts] of Object.entries(words))
    expect(texts.map((one) => [one, stageWord(one)])).toEqual(texts.map((one) => [one, stage]));
  expect(['escalated', '4', 'Sperre', '上门'].map(stageWord)).toEqual([null, null, null, null]);
});

test.each([
  ['date,customer_id,channel,stage', 'Reminder', 'escalated'],
  ['日期,客户编码,联系方式,催收阶段', '到期提醒', '上门'],
])(
  'a stage that is not known stays as written, with one problem a word (%s)',
  async (header, known, unknown) => {
    const rows = ['2026-02-01', '2026-02-02'].map((day) => `${day},C1,phone,${unknown}\n`).join('');
    const sql = 'select stage from raw_activity order by row_id';
    const file = `${header}\n2026-01-20,C1,email,${known}\n${rows}`;
    const found = await of('activities.csv', file, sql);
    expect(found.rules).toEqual(['stage_unknown']);
    expect(found.rows.map(({ stage }) => stage)).toEqual(['reminder', unknown, unknown]);
    // a step of the ladder names it
    const ladder = [{ step: 'call', days: 3, done_by: [unknown] }];
    expect((await of('activities.csv', file, sql, { ladder })).rules).toEqual([]);
  },
);

test('a cost below zero is no cost', async () => {
  const file =
    'date,customer_id,channel,cost\n2026-02-01,C1,letter,-40.00\n2026-02-02,C1,letter,40.00\n';
  const { rules, rows } = await of(
    'activities.csv',
    file,
    'select cost_minor from raw_activity order by row_id',
  );
  expect(rules).toEqual(['value_ignored']);
  expect(rows).toEqual([{ cost_minor: null }, { cost_minor: 4_000 }]);
});

test.each([
  ['promises.csv', 'invoice_id,made_on,due_on', 'promised_before_made'],
  ['promises.csv', '发票号,承诺日期,承诺付款日期', 'promised_before_made'],
  ['disputes.csv', 'invoice_id,opened,resolved', 'resolved_before_opened'],
  ['disputes.csv', '发票号,提出日期,解决日期', 'resolved_before_opened'],
])('%s: the second day before the first (%s)', async (name, header, rule) => {
  const back = `${header}\nI1,2026-02-10,2026-02-09\nI1,2026-02-10,2026-02-11\n`;
  const onTheDay = `${header}\nI1,2026-02-10,2026-02-10\nI1,2026-02-12,2026-02-13\n`;
  expect((await of(name, back, 'select 1')).rules).toEqual([rule]);
  expect((await of(name, onTheDay, 'select 1')).rules).toEqual([]);
});

test('a decision by its word, however it is written; one that is not known is reported', async () => {
  const header = 'action_id,decided_on,customer_id,decision';
  const file = `${header}\nA1,2026-02-01,C1,Dunning 1\nA2,2026-02-01,C1,\nA3,2026-02-01,C1,起诉\n`;
  const { rules, rows } = await of(
    'actions.csv',
    file,
    'select decision from raw_action order by row_id',
  );
  expect(rules).toEqual(['decision_unknown']);
  expect(rows.map(({ decision }) => decision)).toEqual(['dunning_1', null, '起诉']);
});
