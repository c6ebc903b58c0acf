/** English wordings of the ageing page. */
import type { Messages } from '../locale.ts';

export const aging = {
  name: 'Ageing',
  title: 'How old our receivables are',
  answerIssue:
    'Counted from the invoice date, the oldest bucket ({bucket}) holds {oldest} of the {open} owed ({oldestShare}).',
  answerNone: 'Nothing is owed on {date}.',
  oldest: '{bucket}: {oldest}, {oldestShare} of what is owed',
  who: 'Open invoices and instalments, before unapplied credit. Age counts from: {basis}.',
  ties: 'The buckets sum to the open receivables of {total}, to the cent.',
  tiesNot: '▲ The buckets do not sum to the open receivables of {total}: {difference} apart.',
  bucket: 'Age',
  bucketAnswer: '{bucket}: {share} of what is owed, the largest bucket',
  bucketUnit: 'All customers · open receivables, {unit} · {date}',
  bucketUnitBefore: 'Open receivables, {unit} · {date} solid, {before} light',
  byBucket: 'Open receivables by age',
  share: 'Share',
  byMonth: 'Open receivables by month and age',
  monthsAnswer:
    '{bucket}: {first} of open receivables at the end of {firstMonth}, {last} at the end of {lastMonth}',
  monthsAnswerDay:
    '{bucket}: {first} of open receivables at the end of {firstMonth}, {last} on {day}',
  monthsNone: 'Age of receivables at each month end',
  monthsUnit: 'Open receivables at each month end · share of the total, % · age from: {basis}',
  by: 'By {dimension}, {unit}',
  byLargest: 'By {dimension}, the {n} with the most open, {unit}',
  rest: '{n} {n:other|others}',
  'no.rep': 'The data names no sales reps, so there is no ageing by rep.',
  'no.region': 'The data names no regions, so there is no ageing by region.',
  'no.segment': 'The data names no customer segments, so there is no ageing by segment.',
  cumulative: 'Cumulative',
  concentration: 'Open receivables of the largest debtors, {unit}',
  topAnswer: 'The {n} largest debtors owe ',
  topAnswerOne: 'The largest debtor owes ',
  hhiAnswer: ' of what is owed; the concentration index is ',
  hhiMeans: ', as if {n} equal customers owed it all',
  noConcentration: 'Nothing is owed, so nothing is concentrated.',
  hhiNote: 'The index is 1 where one customer owes it all, and near 0 where many owe alike.',
  rollAnswer: '{from} → {to} rolls most: {rate} of it was one bucket older a month later',
  rollMonths:
    '{name} by month: the share of a bucket at one month end that is in the next bucket at the next',
  rollShort:
    'Money mostly skips a bucket shorter than a month: a month later it is two buckets older.',
  rollInto: 'Month end',
  allowanceAnswer: ', {share} of what is owed',
  allowanceTable: 'Expected credit loss by bucket, {unit}',
  allowanceSet:
    'Loss rates as set for this report. Always by due date and in the buckets of the settings.',
  allowanceHistory:
    'Loss rates from the data’s own history: what was written off as a share of what ever grew as old as the bucket; young items may still be lost. Always by due date and in the buckets of the settings; the settings can name your own.',
  rateSet: 'Loss rate (set)',
  rateHistory: 'Loss rate (history)',
  reached: 'Ever reached',
  lost: 'Written off of it',
  noLoss:
    'No expected credit loss: the data has no write-offs to take loss rates from. Add an export with write-offs, or name loss rates in the settings.',
  roll: '{name} over the months of {period}',
  rollStep: 'Bucket, and the one a month later',
  rollAmount: 'In the bucket, average of month ends',
  rolled: 'One bucket older a month later, average',
  rollNote:
    '{name}: what was still open a month later and had become a bucket older, as a share of what was in the bucket. Amounts are averages of the months that lie whole in the period; always by due date.',
} as const satisfies Messages;
