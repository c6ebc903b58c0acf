/** Flows 回款与开票: what was billed, received, credited, written off and paid back in a period. */

import { sqlText } from '../../engine/engine.ts';
import { text } from '../../i18n/locale.ts';
import { defineMeasure, defineMetric, type Measure, type Metric } from '../define.ts';
import { frame, type Sql, sql } from '../sql.ts';
import { MOVED_IN_PERIOD, MOVEMENT_KNOWN, MOVEMENTS } from './shared.ts';

const movement = (
  own: Pick<Measure, 'id' | 'label'> & Partial<Measure>,
  kinds: string[],
  value: Sql = sql`p.amount_minor`,
): Measure =>
  defineMeasure({
    unit: 'minor',
    from: MOVEMENTS,
    where: sql`p.date between ${frame.from} and ${frame.end} and p.kind in (${kinds.map(sqlText).join(', ')})`,
    onlyIf: MOVEMENT_KNOWN,
    value,
    keys: { method: sql`p.method` },
    stored: MOVED_IN_PERIOD,
    ...own,
  });

export const flowMeasures: Measure[] = [
  movement({ id: 'invoiced', label: text('invoiced in the period', '本期开票金额'), keys: {} }, [
    'invoice',
  ]),
  movement(
    {
      id: 'cash',
      label: text('cash received in the period, less refunds', '本期实际回款（已减退款）'),
    },
    ['cash', 'refund'],
    sql`case when p.kind = 'refund' then -p.amount_minor else p.amount_minor end`,
  ),
  movement(
    {
      id: 'cash_gross',
      label: text('cash received in the period, before refunds', '本期收款总额（未减退款）'),
    },
    ['cash'],
  ),
  movement({ id: 'credit_notes', label: text('credit notes of the period', '本期贷项') }, [
    'credit_note',
  ]),
  movement({ id: 'write_offs', label: text('written off in the period', '本期坏账核销') }, [
    'write_off',
  ]),
  movement({ id: 'discounts', label: text('discounts taken in the period', '本期现金折扣') }, [
    'discount',
  ]),
  movement({ id: 'refunds', label: text('refunds of the period', '本期退款') }, ['refund']),
];

const flow = (
  id: string,
  en: string,
  zh: string,
  questionEn: string,
  questionZh: string,
  numerator: Record<string, number>,
  better: Metric['better'] = 'neither',
): Metric =>
  defineMetric({
    id,
    label: { en, zh },
    question: { en: questionEn, zh: questionZh },
    formula: { en: `sum of ${en.toLowerCase()} in the period`, zh: `期间内${zh}合计` },
    unit: 'minor',
    time: 'flow',
    better,
    numerator,
    example: {
      parts: Object.fromEntries(Object.entries(numerator).map(([k, w]) => [k, w > 0 ? 900 : 100])),
      value: Object.values(numerator).reduce((sum, w) => sum + (w > 0 ? 900 * w : 100 * w), 0),
    },
  });

export const flowMetrics: Metric[] = [
  flow(
    'invoiced_amount',
    'Invoiced',
    '开票金额',
    'How much did we bill, tax included?',
    '本期含税开票多少？',
    { invoiced: 1 },
  ),
  flow(
    'cash_amount',
    'Cash received',
    '实际回款',
    'How much money came in, less refunds?',
    '本期实际收到多少款（已减退款）？',
    { cash: 1 },
    'higher',
  ),
  flow(
    'cash_gross_amount',
    'Cash received before refunds',
    '收款总额（未减退款）',
    'How much money came in, refunds not taken off?',
    '本期共收到多少款（未减退款）？',
    { cash_gross: 1 },
    'higher',
  ),
  flow(
    'credit_note_amount',
    'Credit notes',
    '贷项通知',
    'How much did we credit?',
    '本期开出多少贷项？',
    { credit_notes: 1 },
  ),
  flow(
    'write_off_amount',
    'Write-offs',
    '坏账核销',
    'How much did we give up?',
    '本期核销坏账多少？',
    { write_offs: 1 },
    'lower',
  ),
  flow(
    'discount_amount',
    'Discounts taken',
    '现金折扣',
    'How much discount did customers take?',
    '客户享受了多少现金折扣？',
    { discounts: 1 },
  ),
  flow('refund_amount', 'Refunds', '退款', 'How much did we pay back?', '本期退款多少？', {
    refunds: 1,
  }),
  flow(
    'net_sales',
    'Net sales',
    '净销售额',
    'How much did we bill, less credit notes?',
    '开票减贷项后净额多少？',
    { invoiced: 1, credit_notes: -1 },
  ),
];

export const badDebtMetrics: Metric[] = [
  defineMetric({
    id: 'bad_debt_rate',
    label: text('Bad debt rate', '坏账率'),
    question: text('How much of what we bill do we give up?', '开票金额中有多少成为坏账？'),
    caveat: text(
      'What is written off in a period was mostly billed before it.',
      '本期核销的坏账多来自以前期间的开票。',
    ),
    formula: text('write-offs ÷ invoiced, both in the period', '本期坏账核销 ÷ 本期开票金额'),
    unit: 'ratio',
    time: 'flow',
    better: 'lower',
    numerator: { write_offs: 1 },
    denominator: { invoiced: 1 },
    needs: ['write_off'],
    example: { parts: { write_offs: 3, invoiced: 600 }, value: 0.005 },
  }),
];
