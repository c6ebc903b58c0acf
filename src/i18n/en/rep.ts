/** English wordings of one rep's page. */
import type { Messages } from '../locale.ts';

export const rep = {
  name: 'Sales rep',
  title: 'One sales rep’s receivables',
  choose: 'No sales rep is chosen, or the one in the link has no invoices.',
  unanswered: 'The figures of {name} could not be worked out here.',
  unansweredHow:
    'What they are worked out from did not arrive, or this browser cannot work it out. Nothing else is wrong with the link.',
  chooseHow: 'Open one in the ranking, or choose one in the filter “Sales rep” above',
  toList: 'ranking of all reps',
  answer:
    '{name} collected {rate} of what fell due in {period} (95% interval {low} – {high}), {place}.',
  'standing.level': 'level with {n} of the other {others} {others:rep|reps}',
  'standing.below': 'lower than chance explains (rank {rank} of {of})',
  'standing.above': 'higher than chance explains (rank {rank} of {of})',
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
  trend: '{name} was above that of all reps in {n} of {of} {of:month|months}',
  trendFell: '{name}: {own} since {month}, all reps {all}',
  trendNone: '{name} has no value: nothing fell due in this period',
  trendUnit: '{name} · % · by month of the due date · line: 95% interval',
  trendNote:
    'With few items, or a few large ones, the 95% interval is wide and the month says little.',
  customersCaption: 'Customers that are late, {unit} · {date}',
  nobodyLate: 'No customer of this rep is late.',
  firstOf: 'The first {n} of {of}.',
  allCustomers: 'All customers of this rep',
  noPromises: 'Promises are not shown: add an export of promises to pay.',
  'section.figures': 'Figures',
  'about.figures':
    'Open receivables, overdue, collection rate, target attainment, payment delay, disputes, and promises broken and still open.',
  'section.landing': 'Where it will land',
  'about.landing':
    'What came in this month, quarter and year, and what is expected to the end, against target.',
  lateTier: 'Paid how late',
  commissionNone: '{name} has earned no commission in this period.',
  commissionOf:
    '{name} earned {amount} in {period}, {rate} of {base} collected; in {month} it was {last}.',
  commissionOfMonth: '{name} earned {amount} in {period}, {rate} of {base} collected.',
  commissionBack: 'Refunds took back {amount} in the period.',
  commissionMonths: 'Commission by month, {unit}',
  commissionTiers: 'Commission by how late the money came, {unit}',
  commissionNote:
    'By the rules of commission.yml: earned on the day money is applied to an invoice, by how late it was paid, to the cent per receipt; a refund takes back that of the receipt it gives back. A figure opens its receipts.',
  'section.commission': 'Commission',
  'about.commission':
    'What the rep earns on collected money, month by month and by how late it came.',
  'section.trend': 'Collection rate over time',
  'about.trend':
    'The collection rate (due) month by month with its interval, beside that of all reps.',
  'section.aging': 'Balance by age',
  'about.aging': 'The rep’s open receivables at the as-of date by days past due.',
  'section.customers': 'Customers that are late',
  'about.customers': 'Whom to call first, with ageing, disputes, last contact and promises broken.',
  'section.balance': 'Balance over time',
  'about.balance': 'Open and overdue at each month end of the period.',
} as const satisfies Messages;
