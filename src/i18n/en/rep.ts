/** English wordings of one rep's page. */
import type { Messages } from '../locale.ts';

export const rep = {
  name: 'Sales rep',
  title: 'One sales rep’s book',
  choose: 'No sales rep is chosen, or no invoice names the one in the address.',
  chooseHow: 'Open one in the ranking, or choose one in the filter “Sales rep” above:',
  toList: 'ranking of all reps',
  answer:
    '{name} collected {rate} of what fell due in {period} (95% interval {low} – {high}), {place}.',
  'standing.level': 'level with {n} of {of} reps',
  'standing.below': 'below the others beyond chance (rank {rank} of {of})',
  'standing.above': 'above the others beyond chance (rank {rank} of {of})',
  without: 'Without {customer} it would be {rate}.',
  answerUnranked:
    '{name} collected {rate} of what fell due in {period} (95% interval {low} – {high}); too little fell due for a rank.',
  answerNothingDue: 'Nothing of {name} fell due in {period}.',
  noBefore: 'no earlier period to compare with',
  notRankedBefore: 'no rank to compare with',
  rose: 'up {n} {n:place|places} {against}',
  fell: 'down {n} {n:place|places} {against}',
  stayed: 'same rank {against}',
  own: 'This rep',
  all: 'All reps',
  trend: '{name} was above all reps’ in {n} of {of} {of:month|months}',
  trendFell: '{name}: {own} since {month}, all reps {all}',
  trendNone: '{name} has no value: nothing fell due in this period',
  trendUnit: '{formula} · % · by month of the due date · line: 95% interval',
  trendNote: 'The 95% interval counts few or uneven items as few: such a month says little.',
  customersCaption: 'Customers that are late, {unit} · {date}',
  nobodyLate: 'No customer of this rep is late.',
  firstOf: 'The first {n} of {of}.',
  allCustomers: 'All customers of this rep',
  noPromises: 'Promises are not shown: add an export of promises to pay.',
  'section.figures': 'Figures',
  'about.figures':
    'Open receivables, overdue, collection rate, target attainment, payment delay, disputes, and promises broken and still open.',
  'section.trend': 'Collection rate over time',
  'about.trend':
    'The collection rate (due) month by month with its interval, beside that of all reps.',
  'section.aging': 'Balance by age',
  'about.aging': 'What the rep’s items have open at the as-of date by days past due.',
  'section.customers': 'Customers that are late',
  'about.customers': 'Whom to call first, with ageing, disputes, last contact and promises broken.',
  'section.balance': 'Balance over time',
  'about.balance': 'Open and overdue at each month end of the period.',
} as const satisfies Messages;
