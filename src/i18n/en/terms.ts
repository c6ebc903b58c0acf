/** English wordings of the page of terms, invoicing and discounts. */
import type { Messages } from '../locale.ts';

export const terms = {
  name: 'Terms and invoicing',
  title: 'What terms, invoicing and discounts cost in days and money',
  answerLate:
    'Invoicing is late: {share} of invoices go out more than {days} {days:day|days} after delivery, {lag} {lag:day|days} on average by amount.',
  answerInTime:
    'Invoicing is in time: {share} of invoices go out more than {days} {days:day|days} after delivery, {lag} {lag:day|days} on average by amount.',
  answerWhere: '{name} has {n} of the {all} late ones.',
  answerWhereAll: 'All {all} late ones are by {name}.',
  answerDiscount: 'Discounts cost {cost} in {quarter}, all of it taken in time.',
  answerDiscountLate: 'Discounts cost {cost} in {quarter}, {late} of it taken too late.',
  answerNoDiscount: 'No discount was taken in {quarter}.',
  answerTaken: 'Customers were given {terms} {terms:day|days} and took {taken}.',
  answerNoTerms: 'No invoice says when it is to be paid; customers took {taken} {taken:day|days}.',
  answerNothingSettled: 'Nothing was settled in this period.',
  discountsOf: 'Discounts, {quarter}',
  noDelivery: 'Invoicing lag is not shown: add a delivery date to the invoices.',
  noReps: 'Sales reps are not shown: add a rep to the invoices or to the customers.',
  noSegments: 'Segments are not shown: add a segment to the invoices or to the customers.',
  noPayments: 'Days taken are not shown: add an export with payment date and amount.',
  noDiscounts:
    'Discounts are not shown: add discount rate and discount days to the invoices, and payments.',
  'lag.before': 'before delivery',
  'lag.0': 'same day',
  'lag.1': '1 day',
  'lag.2': '2 days',
  'lag.3': '3 days',
  'lag.4-7': '4–7 days',
  'lag.8-14': '8–14 days',
  'lag.15+': '15 days or more',
  lagHead: 'Days after delivery',
  share: 'Share',
  lagsSameDay: '{share} of invoices go out on the day of delivery',
  lagsNone: 'No invoice of this period has a delivery date',
  lagsUnit: 'Invoices by days from delivery to issue · {period}',
  lagsNote: 'Up to {days} {days:day|days} after delivery count as in time.',
  lagsCaption: 'Invoices by days from delivery to issue',
  months: 'In {month} {month:invoice|invoices} went out {days} {days:day|days} after delivery',
  monthsUnit: 'Days from delivery to issue, weighted by amount · {period}',
  moneyHow: 'The money that waits meanwhile: {formula}.',
  repsCaption: 'Invoicing by rep; late is more than {days} {days:day|days} after delivery',
  repMonthsCaption: '{metric} by rep and month; ▲ more than {days} {days:day|days}',
  discounts:
    'Discounts taken in time in {period} cost {rate} a year for the money that they brought',
  discountsNone: 'No discount was taken in these quarters',
  discountsCaption: 'Discounts by quarter',
  discountsNote:
    'Offered: of invoices whose discount date fell in the quarter. Too late: after that date, or without one agreed. Brought forward against the due date; customers who would otherwise pay late make it cheaper.',
  whatIf:
    'What a discount within {days} {days:day|days} would bring forward, and what it would cost',
  whatIfPays:
    'A discount of {rate} within {days} {days:day|days} would save {net} a year more interest than it costs',
  whatIfNot:
    'None of these discounts within {days} {days:day|days} would pay: the cheapest costs {yearly} a year, borrowed money {money}',
  offerOf: 'Paid later than {days} {days:day|days} after issue in {period}: ',
  offerNone:
    'Nothing was paid later than {days} {days:day|days} after issue in {period}: no discount would bring money forward.',
  offerCaption: 'Discounts, with the money that each brings forward in a year',
  'offer.discount': 'Discount',
  'offer.today': 'Taken in time today',
  'offer.name': '{rate} within {days} {days:day|days}',
  'offer.paid': 'Brought forward, a year',
  'offer.days': 'Earlier by',
  'offer.freed': 'More cash on an average day',
  'offer.cost': 'Discount, a year',
  'offer.yearly': 'Yearly rate of the discount',
  'offer.saved': 'Interest saved, a year',
  'offer.net': 'Interest less discount, a year',
  'offer.forecast': 'What would come in',
  offerLink: 'Forecast with {rate}',
  offerAssumed:
    'Assumed: {taken} of what was paid later than {days} {days:day|days} after issue takes the discount and is paid on its last day.',
  offerToday:
    'Discounts of today count against the due date, the others against the day on which customers paid.',
  offerRule:
    'Two rates: the yearly rate of the discount is what we pay customers to pay earlier (the discount divided by the cash that it adds on an average day); the cost of money is what a bank asks for the same cash. A discount pays where the first is below the second.',
  offerBreakEven:
    'The cost of money in the settings is {money} a year: up to a discount of {even} it pays, a larger one does not.',
  noCostOfMoney: 'The cost of money is not known: cost_of_money in report.yml says it.',
  'granted.segment': 'Days granted and days taken by segment, settled in {period}',
  'granted.customer': 'Days granted and days taken by customer, settled in {period}',
  more: '{n} more customers, less late than these, are not listed.',
  without: '{n} of {all} {all:invoice|invoices} {n:says|say} nothing of when to pay: ',
  withoutNone: 'All {all} {all:invoice|invoices} of this period {all:has|have} a due date or terms',
  withoutCaption: 'Invoices without a due date or terms',
  amount: 'Amount',
} as const satisfies Messages;
