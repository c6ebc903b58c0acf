/** English wordings of the reps page. */
import type { Messages } from '../locale.ts';

export const reps = {
  name: 'Sales reps',
  title: 'Who brings the money in',
  answer:
    '{rep} collected the largest share of what fell due in {period}: {rate} (due-based), against {total} for all; for {n} of the {of} ranked reps the place may be chance.',
  answerTied:
    '{rep} and {others} {others:other|others} share first place with {rate} of what fell due in {period} (due-based), against {total} for all; for {n} of the {of} ranked reps the place may be chance.',
  answerOne:
    '{rep} collected {rate} of what fell due in {period} (due-based); there is nobody to compare with.',
  answerNone: 'No rep had {base} or more falling due in {period}, so nobody is ranked.',
  answerNoReps: 'The data names no sales reps, so there is nobody to rank.',
  noReps: 'Add a sales rep to the invoices or to the customers to see this ranking.',
  all: '{name}, all reps:',
  chartAnswer: '{name} by rep: where the lines overlap, the order may be luck',
  chartUnit: '{formula} · % · dot: rate, line: 95% interval',
  chartNote:
    'The interval (Wilson) rests on the effective number of items, (Σ amount)² ÷ Σ amount²: a few large items count as few. Hollow: too little fell due to be ranked. Mind: {caveat}',
  overdueAnswer: '{rep}’s customers owe {share} of all that is overdue',
  overdueNone: 'Nothing is overdue',
  overdueUnit: '{name}, {unit} · {date} · in the order of the ranking',
  rank: 'Rank',
  unranked: 'not ranked',
  change: 'Places gained',
  interval: '95% interval',
  like: '≈ ranks',
  months: 'By month',
  course: 'Rate by month: {rates}',
  caption: 'Ranking for {period}, {unit}',
  baseNote:
    'Ranked are reps with at least {base} falling due in the period; {n} {n:is|are} listed without a rank. Equal rates share a rank.',
  beforeNote: 'Places gained are against {period}, as seen at the same age.',
  noBeforeNote:
    'The data does not reach back over the period compared with, so no change of rank is shown.',
  likeNote:
    '≈: the intervals of these ranks overlap, so their order may be luck. The monthly lines share one scale from zero. Each amount belongs to the rep on the item.',
  delayNote: 'Payment delay in days: {formula}.',
  target: 'Target',
  noTarget: 'Target attainment is not shown: the data has no targets.',
} as const satisfies Messages;
