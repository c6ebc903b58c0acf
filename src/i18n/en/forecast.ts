/** English wordings of the page of what will come in. */
import type { Messages } from '../locale.ts';

export const forecast = {
  name: 'Forecast',
  title: 'What will come in, and how sure that is',
  answer: '{low} to {high} should come in by {by}, most likely {most}.',
  'answer.alone': '{most} should come in by {by}.',
  'answer.nothing': 'Nothing is owed on {day}, so nothing is expected.',
  'answer.otherDay': 'The forecast is that of {day}; of another day there is none.',
  noPayments:
    'The data holds no payments, so nothing says how open invoices are paid. Add an export with payment date and amount.',
  later: 'The data goes on to {last}: nothing dated after {day} takes part.',
  'record.last':
    'The last {n} {n:forecast|forecasts} over {days} {days:day|days} missed by {error} on average, {high} of {n} too high.',
  'record.lastOfBook':
    'The last {n} {n:forecast|forecasts} of the whole book over {days} {days:day|days} missed by {error} on average, {high} of {n} too high.',
  'record.none':
    'Not backtested: fewer than 12 month ends or 200 settled invoices; exports that reach further back mend that. What is open is expected on its due date, what is overdue at once.',
  giants:
    '{n} {n:invoice|invoices} {n:holds|hold} {amount}, {share} of all that is open: each comes whole or not.',
  'giants.none': 'No few invoices hold much of what is open: none is forecast by itself.',
  'giants.document': 'Invoice',
  'giants.amount': 'Open',
  'giants.share': 'Share',
  'giants.due': 'Due',
  'giants.late': 'Days past due',
  'giants.promise': 'Promised for',
  'giants.wait': 'Expected by',
  'giants.within30': 'In 30 days',
  'giants.within90': 'In 90 days',
  'giants.comes': 'Expected, 13 weeks',
  'giants.rest': 'All else',
  'giants.all': 'All that is open',
  'giants.note':
    'Each is forecast on its own. Expected by: the day on which half of the chance to come has passed; – where that lies beyond half a year. In 30, in 90 days: the chance that it has come.',
  'giants.band':
    'The band from {low} to {high} is that of the sum of both: {items} of these, each of which comes whole or not, and {rest} of all else.',
  whatIf: 'What if…',
  'whatIf.note':
    'customers pay on a date, promises break, overdue money slips, or a discount is taken',
  'part.came': 'Received',
  'part.overdue': 'Overdue',
  'part.promised': 'Promised',
  'part.not_due': 'Not yet due',
  expected: 'Expected',
  low: 'Low (P10)',
  high: 'High (P90)',
  target: 'Target',
  weekEnds: 'Week to',
  'weeks.message': 'The week to {week} should bring the most: {amount}',
  'weeks.none': 'Nothing is expected within 13 weeks',
  'weeks.unknown': 'Not known without payments',
  'weeks.unit':
    '{scope} · receipts by week in {unit} · 26 weeks received, 13 expected to {to} (hatched) · line: low to high, to hold four times in five',
  'weeks.caption': 'Receipts by week, received and expected',
  'months.message': '{month} should bring the most: {amount}',
  'months.none': 'Nothing is expected within six months',
  'months.unit':
    '{scope} · receipts by month in {unit} · 12 months received, 6 expected (hatched) · line: low to high, to hold four times in five',
  'months.caption': 'Receipts by month, received and expected',
  'months.note': 'Of what is open now; invoices still to be issued stand apart.',
  totalBand:
    'Low and high of the total are its own, not the sums of the lines: not all are low at once.',
  'months.rest': 'Rest of {month}',
  'record.title': 'How wrong past forecasts were',
  'record.how':
    'At each past month end the forecast for all customers was made again with what was known that day, and set against what came. Error: what it missed by, as a share of what came. The method that missed by least is the one used; whatever it is, money more than 90 days overdue goes by the payment curve.',
  'record.within': '{n} {n:day|days}',
  'record.method': 'Method',
  'record.caption':
    'Error by method and days ahead, in brackets bias in points (+ too high); ✓ is the one used',
  'record.median': 'Half missed by at most',
  'record.coverage': 'Came within the band',
  'record.n': 'Forecasts',
  'trials.message': '{high} of {n} past forecasts were too high',
  'trials.none': 'No past forecasts: the data does not reach back far enough',
  'trials.left':
    'Left out: {n} {n:month end|month ends} since {from} when hardly anything was open or too little was known.',
  'trials.unit':
    '{scope} · each month end, what was said for the next {days} {days:day|days} and what came, in {unit} · on the line: equal',
  'trials.caption': 'Past forecasts',
  'trials.day': 'Day',
  'trials.said': 'Said',
  'trials.came': 'Came',
  'answer.landing':
    '{step} should land at {most} ({low} to {high}) with what is open now; the target is {target}.',
  'answer.landingAlone':
    '{step} should land at {most} with what is open now; the target is {target}.',
  'landing.received': 'Received',
  'landing.expected': 'Expected',
  'landing.step': 'Month, quarter or year',
  'landing.caption': 'Where this month, quarter and fiscal year will land',
  'landing.lands': '{step} should land at {amount}.',
  'landing.landsTarget': '{step} should land at {amount}, {share} of the target of {target}.',
  'landing.over': '{step} is over: {amount} came in.',
  'landing.overTarget': '{step} is over: {amount} came in, {share} of the target of {target}.',
  'landing.target': 'target {value}',
  'landing.difference': 'To target',
  'landing.targetRate': 'Rate at target',
  'landing.unit':
    '{scope} · received (solid) and expected to the end (hatched) in {unit} · line: low to high, to hold four times in five · each bar to a scale of its own',
  'landing.reaches': '{step} is forecast to {day} only and not set against a target.',
  'landing.note':
    'Of what is open now; invoices still to be issued stand apart. The rate is cash as a share of what is invoiced so far in the month, quarter or year; with invoices still to be issued, they count in both.',
  'landing.none':
    'Nothing is known of this selection here: customers have no target, and of another day there is no forecast.',
  'landing.groups': 'Regions and reps against target',
  'landing.noGroups': 'No regions or reps to compare in this selection.',
  'landing.region': '{step} by region',
  'landing.rep': '{step} by sales rep',
  'earlier.title': 'Forecasts made by earlier builds',
  'earlier.none':
    'No earlier build is known: the next one shows what this one forecast, and what came.',
  'earlier.how':
    'What this report forecast when it was built before, large invoices with it, and what came of what was open then.',
  'earlier.record':
    '{n} {n:forecast|forecasts} over {days} {days:day|days} {n:is|are} over: missed by {error} on average, {inside} of {banded} within the band.',
  'earlier.recordOnly':
    '{n} {n:forecast|forecasts} over {days} {days:day|days} {n:is|are} over: missed by {error} on average.',
  'earlier.noneOver': 'None of those over {days} {days:day|days} is over yet.',
  'earlier.caption': 'Forecasts of earlier builds',
  'earlier.built': 'Built',
  'earlier.days': 'Days',
  'earlier.notOver': 'not over yet',
  'landing.more': 'With invoices still to be issued it would be {amount}.',
  'landing.with': 'With to be issued',
  'landing.rateWith': 'Rate with to be issued',
  'part.to_issue': 'To be issued',
  'billing.title': 'Invoices still to be issued',
  'billing.how':
    'Apart from all that is open: an average month of the last twelve, higher or lower as the same month was in the last two years, spread over the days as this book invoices, and paid as the payment curve says from the day of issue. No part of the first figure, its range or its record.',
  'billing.none':
    'Nothing is said of invoices still to be issued: under twelve whole months or 200 settled invoices, or of a single customer.',
  'billing.caption': 'How wrong past forecasts of the billing were',
  'billing.horizon': 'Days ahead',
  'billing.error': 'Error',
  'billing.bias': 'Bias, points (+ too high)',
  'methods.title': 'How each method works',
  'method.curve': 'Payment curve',
  'method.trailing_share': 'Trailing share',
  'method.roll_rate': 'By days past due',
  'method.due_date': 'Due date',
  'methodHow.curve':
    'How likely money is to come on each day before and after the due date, as seen in the last twelve months. Promised money comes on its day as often as promises were fulfilled.',
  'methodHow.trailing_share':
    'What share of the open balance came within so many days of the last six month ends.',
  'methodHow.roll_rate': 'The same share, apart by how long it was past due.',
  'methodHow.due_date': 'Everything is paid on its due date, what is overdue at once.',
  'late.title': 'Chance to be paid late, on average of open invoices: {risk} (100% where overdue)',
  'late.titleNone': 'Chance to be paid late: –',
  'late.quality':
    'Of the chances given on the day of issue to the invoices of the last twelve months that have fallen due, {accuracy} were on the right side of 50%; AUC {auc} (0.5 is guessing, 1 perfect), Brier score {brier} (0.25 is guessing, 0 perfect).',
  'late.none': 'Too few settled invoices to say how good these chances are.',
  'late.alike':
    'All invoices judged came out the same way, so nothing says how good these chances are.',
  'late.caption': 'What was said against what happened',
  'late.class': 'Chance',
  'late.items': 'Invoices',
  'late.said': 'Said',
  'late.happened': 'Paid late',
} as const satisfies Messages;
