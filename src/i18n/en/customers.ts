/** English wordings of the customers list. */
import type { Messages } from '../locale.ts';

export const customers = {
  name: 'Customers',
  title: 'Who owes us, and how late',
  answer:
    '{n} {n:customer owes|customers owe} {open}; {late} {late:is|are} late, with {overdue} overdue.',
  answerOne: '{open} is owed, of which {overdue} is overdue.',
  answerOnTime: '{n} {n:customer owes|customers owe} {open}; nobody is late.',
  answerNothing: 'No customer owes anything.',
  caption: 'Customers, {unit} · {date}',
  search: 'Search this list',
  searchHint: 'name or id',
  showAll: 'Show all {n}',
  first: 'The first {shown} of {all} {all:customer|customers}',
  all: '{all} {all:customer|customers}',
  found: '{found} of {all} {all:customer|customers} match',
  share: 'Share of overdue',
  oldest: 'Oldest item, ageing',
  contact: 'Last contact',
  never: 'never',
  total: '{n} {n:customer|customers}',
  contactNote: 'Last contact is given only for customers with something overdue.',
  repNote:
    'The rep shown has most of the customer’s open receivables; +n: so many other reps have some.',
  'missing.payment': 'Payment delay is not shown: add an export with payment date and amount.',
  'missing.limit': 'Credit limits are not shown: add a customer export with a credit limit.',
  'missing.dispute': 'Disputes are not shown: add an export of disputes.',
  'missing.activity': 'Last contact is not shown: add an export of calls, emails and visits.',
  'missing.rep': 'Sales reps are not shown: add a rep to the invoices or to the customers.',
} as const satisfies Messages;
