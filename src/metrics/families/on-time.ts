/** What was settled by its due date. */
import { text } from '../../i18n/locale.ts';
import { defineMetric, type Measure, type Metric } from '../define.ts';
import { frame, sql } from '../sql.ts';
import { dueInPeriod } from '../stored.ts';
import { dueItem, FROM_PAST_DUE, SETTLEMENTS } from './shared.ts';

const PAST_DUE = sql`p.due_date < ${frame.horizon}`;
const pastDue = (own: Pick<Measure, 'id' | 'label' | 'unit' | 'value'>): Measure =>
  dueItem({ ...own, stored: dueInPeriod(FROM_PAST_DUE) }, PAST_DUE);
const onTime = (own: Pick<Measure, 'id' | 'label' | 'unit' | 'value'>): Measure =>
  dueItem(
    {
      ...own,
      from: SETTLEMENTS,
      onlyIf: { staysSettled: true },
      stored: dueInPeriod(FROM_PAST_DUE),
    },
    sql`${PAST_DUE} and p.settled_date <= p.due_date`,
  );

export const onTimeMeasures: Measure[] = [
  pastDue({
    id: 'past_due',
    label: text(
      'amount of items due in the period and before the as-of date',
      '本期内且截至日前到期金额',
    ),
    unit: 'minor',
    value: sql`p.amount_minor`,
  }),
  pastDue({
    id: 'past_due_items',
    label: text('items due in the period and before the as-of date', '本期内且截至日前到期笔数'),
    unit: 'count',
    value: sql`1`,
  }),
  onTime({
    id: 'on_time',
    label: text('amount of them settled on or before the due date', '其中按时结清的金额'),
    unit: 'minor',
    value: sql`p.amount_minor`,
  }),
  onTime({
    id: 'on_time_items',
    label: text('of them settled on or before the due date', '其中按时结清的笔数'),
    unit: 'count',
    value: sql`1`,
  }),
];

export const onTimeMetrics: Metric[] = [
  defineMetric({
    id: 'on_time_rate',
    label: text('Paid on time (by amount)', '准时付款率（按金额）'),
    question: text(
      'Of what fell due, how much was settled by its due date?',
      '到期金额中按时结清的占多少？',
    ),
    formula: text(
      'items due in the period and before the as-of date: settled on or before due ÷ all, by amount',
      '期间内且截至日前到期的项目：按时结清 ÷ 全部，按金额',
    ),
    unit: 'ratio',
    time: 'flow',
    better: 'higher',
    numerator: { on_time: 1 },
    denominator: { past_due: 1 },
    needs: ['payment'],
    example: { parts: { on_time: 90, past_due: 120 }, value: 0.75 },
  }),
  defineMetric({
    id: 'on_time_rate_count',
    label: text('Paid on time (by items)', '准时付款率（按笔数）'),
    question: text(
      'Of the items that fell due, how many were settled by their due date?',
      '到期项目中按时结清的有多少？',
    ),
    formula: text(
      'items due in the period and before the as-of date: settled on or before due ÷ all, by count',
      '期间内且截至日前到期的项目：按时结清 ÷ 全部，按笔数',
    ),
    unit: 'ratio',
    time: 'flow',
    better: 'higher',
    numerator: { on_time_items: 1 },
    denominator: { past_due_items: 1 },
    needs: ['payment'],
    example: { parts: { on_time_items: 3, past_due_items: 5 }, value: 0.6 },
  }),
];
