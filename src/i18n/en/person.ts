/** English wordings that the pages of one customer and of one rep share. */
import type { Messages } from '../locale.ts';

export const person = {
  days: 'days',
  missing: 'Not shown: {names}. The data has no {inputs}.',
  limit: 'limit {limit}',
  age: 'Age',
  amount: 'Amount',
  share: 'Share of open receivables',
  aging: 'Oldest part: {bucket}, {amount}, {share} of open receivables',
  agingNone: 'Nothing is open',
  agingUnit: 'Open receivables by days past due, {unit} · {date}',
  agingCaption: 'Balance by age, {unit}',
  balance: 'Highest in {highMonth} with {high}; {last} now',
  balanceAtPeak: 'Now at the highest of these months: {last}',
  balanceNone: 'Nothing was open in this period',
  balanceUnit: 'Open and overdue at month end, {unit} · {period}',
  balanceOpen: 'Open',
  balanceOverdue: 'Overdue',
  balanceCaption: 'Balance by month, {unit}',
} as const satisfies Messages;
