/** English wordings of the ageing page. */
import type { Messages } from '../locale.ts';

export const aging = {
  name: 'Ageing',
  title: 'How old what we are owed is',
  answerIssue:
    'Counted from the invoice date, the oldest bucket ({bucket}) holds {oldest} of the {open} owed ({oldestShare}).',
  answerNone: 'Nothing is owed on {date}.',
  oldest: '{bucket}: {oldest}, {oldestShare} of what is owed',
  who: 'Open invoices and instalments, gross, before unapplied credit. Age counts from: {basis}.',
  ties: 'The buckets sum to the gross receivables of {total}, to the cent.',
  tiesNot: '▲ The buckets do not sum to the gross receivables of {total}: {difference} apart.',
  bucket: 'Age',
  bucketAnswer: '{bucket}: {share} of what is owed, the largest bucket',
  bucketUnit: 'All customers · open amount, {unit} · {date}',
  bucketUnitBefore: 'Open amount, {unit} · {date} solid, {before} light',
  byBucket: 'Open amount by age',
  share: 'Share',
  byMonth: 'Open amount by month and age',
  monthsAnswer:
    '{bucket}: {first} of the book at the end of {firstMonth}, {last} at the end of {lastMonth}',
  monthsAnswerDay: '{bucket}: {first} of the book at the end of {firstMonth}, {last} on {day}',
  monthsNone: 'Age of the book at each month end',
  monthsUnit: 'Open amount at each month end · share of the total, % · age from: {basis}',
  by: 'By {dimension}, {unit}',
  byLargest: 'By {dimension}, the {n} with the most open, {unit}',
  rest: '{n} {n:other|others}',
  restAll: '{n} {n:other|others}: all customers, sorted by any column',
  'no.rep': 'The data names no sales reps, so there is no ageing by rep.',
  'no.region': 'The data names no regions, so there is no ageing by region.',
  'no.segment': 'The data names no customer segments, so there is no ageing by segment.',
  cumulative: 'Cumulative',
  concentration: 'Open amount of the largest debtors, {unit}',
  topAnswer: 'The {n} largest {n:debtor holds|debtors hold} ',
  hhiAnswer: ' of what is owed; concentration (HHI) is ',
  hhiMeans: ', as if {n} equal customers owed it all',
  noConcentration: 'Nothing is owed, so there is no concentration to tell.',
  hhiNote: 'HHI: {formula}. 1 is a single debtor; its reciprocal is the number of equal debtors.',
  rollAnswer: '{from} → {to} rolls most: {rate} of it was a bucket older a month later',
  rollMonths:
    '{name} month to month: of a bucket at one month end, what is in the next at the next',
  rollShort:
    'A bucket shorter than a month is mostly jumped over: what was in it is two buckets older a month later.',
  rollInto: 'Month end',
  allowanceAnswer: ', {share} of what is owed',
  allowanceTable: 'Expected credit loss by bucket, {unit}',
  allowanceSet:
    'Loss rates as set in report.yml (loss_rates). Always by due date and in the buckets of the settings.',
  allowanceHistory:
    'Loss rates from the data’s own history: written off ÷ what ever grew as old as the bucket; young items may still be lost. Always by due date and in the buckets of the settings; set loss_rates in report.yml to use your own.',
  rateSet: 'Loss rate (set)',
  rateHistory: 'Loss rate (history)',
  reached: 'Ever reached',
  lost: 'Written off of it',
  noLoss:
    'No expected credit loss: the data has no write-offs to take loss rates from. Add an export with write-offs, or set loss_rates in report.yml.',
  roll: '{name} over the months of {period}',
  rollStep: 'Bucket, and the one a month later',
  rollAmount: 'In the bucket at month ends',
  rolled: 'A bucket older a month later',
  rollNote:
    '{name}: {formula}. Amounts are summed over the months that lie whole in the period; always by due date.',
} as const satisfies Messages;
