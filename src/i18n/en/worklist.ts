/** English wordings of the list of whom to contact this week. */
import type { Messages } from '../locale.ts';

export const worklist = {
  name: 'This week',
  title: 'Whom to contact this week, and what to say',
  answer: 'First {name}: {amount} at stake, {n} {n:day|days} late, {reason}; next step: {step}.',
  answerLate: 'First {name}: {amount} at stake, {reason}; next step: {step}.',
  answerWait: 'Nobody has to be contacted now; the largest is {name}, {amount}: {step}.',
  answerNone: 'Nobody has to be contacted: no customer owes anything late.',
  answerAll: '{n} {n:customer owes|customers owe} late; asking can bring {total}.',
  answerFew:
    'The first {few} of {n} {n:customer|customers} hold {share} of the {total} that asking can bring.',
  waiting: '{n} of them can wait: the last step is recent, or all is promised',
  noActivity:
    'The data holds no contacts: the next step follows from the days late alone. Add an export with date, customer, channel and stage',
  overdue: 'Overdue',
  open: 'Owed in all',
  oldest: 'Oldest item',
  tier: 'Tier',
  risk: '90-day risk',
  why: 'Why now',
  step: 'Next step',
  details: 'Details',
  contact: 'Last contact',
  promise: 'Next promise',
  decided: 'Decided last',
  'decided.cell': '{day}, {decision}: {state}',
  'decided.last': 'Decided on {day}:',
  'decided.kept': 'kept',
  'decided.broken': 'broken',
  'decided.open': 'not due yet',
  'decided.received': 'received since',
  'decided.none':
    'Nothing has been decided yet: what a meeting decides is kept on this device and taken along as a file.',
  meeting: 'Meeting',
  notes: 'Notes',
  caption: '{n} {n:customer|customers} overdue, most worth contacting first, {currency}, {date}',
  none: 'No customer owes anything late.',
  more: '{n} more {n:customer owes|customers owe} {overdue} late, of which asking can bring {stake}. “Show all {all}” brings them; the files, the sheets and a meeting hold them too.',
  order: 'How is this ordered?',
  'order.stake':
    'At stake is what is overdue, less what is disputed and less what is promised for days to come.',
  'order.chance':
    'It counts by the chance, from the customer’s own past, that it stays unpaid for more than 90 days, and by how much asking still brings: all of it up to 90 days late, three quarters up to 180, half after that.',
  'order.more':
    'A broken promise adds half to that, and {days} {days:day|days} without any contact a quarter.',
  'order.days':
    'It counts by the days that the oldest item is late: there is no forecast for this day.',
  'order.wait': 'Whoever can wait for the next step stands at the end.',
  'due.title': 'Before it is due: a friendly reminder',
  'due.sum':
    '{n} {n:invoice|invoices} of slow payers, and of those who owe much for these days, {n:falls|fall} due by {day}: {amount}.',
  'due.now': '{n} of them, {amount}, within {days} {days:day|days}: remind now.',
  'due.later': 'None of them within {days} {days:day|days}.',
  'due.none': 'Nothing of a slow payer, and no large amount, falls due within {n} {n:day|days}.',
  'due.caption': 'Invoices to remind of, the first due first, {currency}, {date}',
  'due.more':
    '{n} more {n:invoice is|invoices are} not listed here; the files and the calendar have all.',
  'due.cut':
    'Looked through: the first {n} of {all} {all:invoice|invoices} due within {days} {days:day|days}, paid ones too. A filter, such as the sales rep, reaches the later ones.',
  'due.open': 'Open',
  'due.due': 'Due',
  'due.invoice': 'Invoice',
  'due.chance': 'Chance to be late',
  'due.slow': 'pays {days} {days:day|days} late on average',
  'due.risky': 'likely to pay late',
  'due.large': 'large amount',
  'due.from': 'remind from {day}',
  calendar: 'Calendar of promises and due dates (.ics)',
  'calendar.name': 'Promises and due dates, {company}',
  'calendar.promise': 'Promised: {customer}, {amount}',
  'calendar.due': 'Due: {customer}, {amount}',
  'calendar.invoice': 'Invoice {document}',
  'reps.title': 'Who talks to the customers who owe late',
  'reps.none':
    'In {month}, {n} {n:rep has|reps have} contacted none of their overdue customers: {names}.',
  'reps.all': 'In {month}, every rep has contacted at least one of their overdue customers.',
  'reps.caption': 'Overdue customers by rep, and contacts in {month}',
  'reps.customers': 'Overdue customers',
  'reps.contacted': 'Contacted this month',
  'reps.rate': 'Share contacted',
  'reps.silent': 'Silent for {days} {days:day|days}',
  'reps.note': 'A contact by anybody counts, whoever the rep is.',
  'reps.needs.activity':
    'The data holds no contacts. Add an export with date, customer and channel to see who is talked to.',
  'reps.needs.rep': 'The data names no sales rep. Add the rep to the invoices or customers.',
  'sheet.hint': '{n} {n:sheet|sheets}, one for each rep, with a box to tick and room for notes.',
  'sheet.print': 'Print the sheets',
  'sheet.cut':
    'Of {all} {all:customer|customers} the first {n}; the button “Print the sheets” on the page prints all.',
  'sheet.nobody': 'Without a rep',
  'sheet.line': '{n} {n:customer|customers}, {amount} overdue, {currency}, {date}',
} as const satisfies Messages;
