/** English wordings that the pages of one customer and of one rep share. */
import type { Messages } from '../locale.ts';

export const person = {
  days: 'days',
  missing: 'Not shown: {names}. The data has no {inputs}.',
  limit: 'limit {limit}',
  age: 'Age',
  amount: 'Amount',
  share: 'Share of open',
  aging: 'The oldest part is {bucket}: {amount}, {share} of what is open',
  agingNone: 'Nothing is open',
  agingUnit: 'Open amount by days past due, {unit} · {date}',
  agingCaption: 'Balance by age, {unit}',
  balance: 'The balance was highest in {highMonth} with {high}; it is {last} now',
  balanceNone: 'Nothing was open in this period',
  balanceUnit: 'Open and overdue at month end, {unit} · {period}',
  balanceOpen: 'Open',
  balanceOverdue: 'Overdue',
  balanceCaption: 'Balance by month, {unit}',
} as const satisfies Messages;
