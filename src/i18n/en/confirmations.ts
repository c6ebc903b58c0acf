/** English wordings of the balances that customers confirm. */
import type { Messages } from '../locale.ts';

export const confirmations = {
  name: 'Confirmations',
  title: 'Which customers have confirmed their balance',
  none: 'No balance was sent to be confirmed up to this date.',
  waiting:
    '{n} of {all} {all:letter|letters} {n:is|are} not answered, {amount} of {total}; the largest is {name} with {largest}.',
  answered: '{all} of {all} {all:letter is|letters are} answered, {total} in all.',
  agreed: '{all} of {all} {all:letter is|letters are} confirmed, {total} in all.',
  less: '{n} {n:customer has|customers have} another balance, {amount} less than ours in all.',
  more: '{n} {n:customer has|customers have} another balance, {amount} more than ours in all.',
  differ: '{n} {n:customer does|customers do} not agree.',
  unsent: '{n} {n:customer|customers} owing {amount} {n:was|were} not asked to confirm',
  caption: '{n} {n:letter|letters}, what is not answered first, {currency}, {date}',
  ours: 'In our books',
  outcome: 'Answer',
  theirs: 'In their books',
  difference: 'Theirs less ours',
  reason: 'Reason given',
  balanceDate: 'Balance of',
  sent: 'Sent',
  answeredOn: 'Answered',
  note: 'The last letter to each customer. Our balance is what the ledger says of the day that the letter names: what is open less unapplied credit.',
  'reps.caption': 'Not answered, by sales rep, {currency}, {date}',
  'reps.waiting': 'Not answered',
  'reps.letters': 'Letters',
  'reps.sent': 'Sent',
  'reps.share': 'Share',
} as const satisfies Messages;
