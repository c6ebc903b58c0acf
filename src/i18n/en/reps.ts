/** English wordings of the reps page. */
import type { Messages } from '../locale.ts';

export const reps = {
  name: 'Sales reps',
  title: 'Who brings the money in',
  level:
    '{n} of {of} {of:rep|reps} are level: {low} to {high} of what fell due in {period} has come in, {total} over all reps.',
  noneLevel:
    'No two of {of} {of:rep|reps} are level: of what fell due in {period}, {total} has come in over all reps.',
  below: '{rep} is at {rate}, lower than chance explains.',
  belowWithout:
    '{rep} is at {rate}, lower than chance explains; without {customer} it would be {without}.',
  above: '{rep} is at {rate}, higher than chance explains.',
  more: '{n} {n:other stands|others stand} out too.',
  answerOne:
    '{rep} collected {rate} of what fell due in {period}; there is nobody to compare with.',
  answerNone: 'No rep had {base} or more falling due in {period}, so nobody is ranked.',
  answerNoReps: 'The data names no sales reps, so there is nobody to rank.',
  noReps: 'Add a sales rep to the invoices or to the customers to see this ranking.',
  all: '{name}, all reps',
  chartAnswer: '{name} by rep',
  chartBand: '{name}: {n} {n:rep|reps} are level between {low} and {high}',
  chartUnit: '{name} · % · dot: rate, line: 95% interval',
  chartNote:
    'Band: the reps that are level. Tick: target. Coloured: higher or lower than chance explains. A few large items widen the 95% interval. Hollow: too little fell due to be ranked. {caveat}',
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
  disputed: 'Share of overdue in dispute',
  expected: 'Expected for the segment mix',
  drift: 'Last 3 months vs all reps, pp',
  months: 'By month',
  course: 'Rate by month: {rates}',
  caption: 'Ranking for {period}, {unit}',
  baseNote:
    'Reps with at least {base} falling due in the period are ranked; {n} {n:is|are} listed without a rank. Equal rates share a rank.',
  beforeNote: 'Places gained are compared with {period}, as seen at the same age.',
  noBeforeNote:
    'The data does not reach back over the period compared with, so no change of rank is shown.',
  standingNote:
    'Level: chance alone can explain the difference from all other reps together. Only a rep above or below that is coloured. The monthly lines share one scale from zero. Each amount belongs to the rep on the item.',
  fairNote:
    'Without largest debtor: the rate without the customer that owes most of what fell due. Expected for the segment mix: the rate if each segment paid as it does over all reps. Last 3 months: how the difference from all reps changed against the months before.',
  delayNote:
    'Payment delay in days: how late the money of the period came, and how late what is overdue is so far, weighted by amount.',
  target: 'Target',
  commission: 'Commission on collected money',
  commissionCaption: 'Commission of the money applied in {period}, {unit}',
  commissionNote:
    'By the rules of commission.yml; shared accounts count for each rep by the rep’s share. The page of a rep has it by month.',
  noTarget: 'Target attainment is not shown: the data has no targets.',
} as const satisfies Messages;
