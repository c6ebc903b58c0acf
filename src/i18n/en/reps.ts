/** English wordings of the reps page. */
import type { Messages } from '../locale.ts';

export const reps = {
  name: 'Sales reps',
  title: 'Who brings the money in',
  level:
    '{n} of {of} reps are level: {low} to {high} of what fell due in {period} has come in, {total} over all.',
  noneLevel:
    'No two of {of} reps are level: of what fell due in {period}, {total} has come in over all.',
  below: '{rep} is below beyond chance at {rate}.',
  belowWithout: '{rep} is below beyond chance at {rate}; without {customer} it would be {without}.',
  above: '{rep} is above beyond chance at {rate}.',
  more: '{n} {n:other stands|others stand} out too.',
  answerOne:
    '{rep} collected {rate} of what fell due in {period}; there is nobody to compare with.',
  answerNone: 'No rep had {base} or more falling due in {period}, so nobody is ranked.',
  answerNoReps: 'The data names no sales reps, so there is nobody to rank.',
  noReps: 'Add a sales rep to the invoices or to the customers to see this ranking.',
  all: '{name}, all reps:',
  chartAnswer: '{name} by rep',
  chartBand: '{name}: {n} reps are level between {low} and {high}',
  chartUnit: '{formula} · % · dot: rate, line: 95% interval',
  chartNote:
    'Band: those who are level. Tick: target. Coloured: above or below beyond chance. The 95% interval counts a few large items as few. Hollow: too little fell due to be ranked. {caveat}',
  overdueAnswer: '{rep}’s customers owe {share} of all that is overdue',
  overdueNone: 'Nothing is overdue',
  overdueUnit: '{name}, {unit} · {date} · in the order of the ranking',
  rank: 'Rank',
  unranked: 'not ranked',
  change: 'Places gained',
  interval: '95% interval',
  standing: 'Against the others',
  'standing.level': 'level',
  'standing.above': 'above',
  'standing.below': 'below',
  without: 'Without largest debtor',
  withoutWhom: 'without {customer}',
  disputed: 'Overdue in dispute',
  expected: 'Expected for its segments',
  drift: 'Last 3 months vs all, pp',
  months: 'By month',
  course: 'Rate by month: {rates}',
  caption: 'Ranking for {period}, {unit}',
  baseNote:
    'Ranked are reps with at least {base} falling due in the period; {n} {n:is|are} listed without a rank. Equal rates share a rank.',
  beforeNote: 'Places gained are against {period}, as seen at the same age.',
  noBeforeNote:
    'The data does not reach back over the period compared with, so no change of rank is shown.',
  standingNote:
    'Level: the rate of the others together lies within what chance can do to this one. Only who is above or below beyond that is coloured. The monthly lines share one scale from zero. Each amount belongs to the rep on the item.',
  fairNote:
    'Without largest debtor: the rate without the customer that owes most of what fell due. Expected for its segments: if each segment paid as it does over all reps. Last 3 months: how the distance to all reps moved against the months before.',
  delayNote: 'Payment delay in days: {formula}.',
  target: 'Target',
  noTarget: 'Target attainment is not shown: the data has no targets.',
} as const satisfies Messages;
