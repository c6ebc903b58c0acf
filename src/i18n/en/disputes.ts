/** English wordings of the page of disputes. */
import type { Messages } from '../locale.ts';

export const disputes = {
  name: 'Disputes',
  title: 'What is disputed, for how long, and what it costs',
  answer: 'Disputes hold up {amount}, {share} of what is open; {overdue} of it is overdue.',
  answerOld: '{amount} has been disputed for more than {days} days.',
  answerNotOld: 'None of it has been disputed for more than {days} days.',
  'held.all': '{name} accounts for all of what is disputed.',
  'held.few': '{who} {n:accounts|account} for {share} of what is disputed.',
  'held.spread':
    'What is disputed is spread over {parts}; the largest {n} account for more than half of it.',
  answerNone: 'Nothing that is open is in dispute.',
  oldNote: 'For more than {days} days',
  overdueNote: '{share} of what is overdue',
  noneOpen: 'No dispute is open.',
  nobody: 'Nobody has disputed anything.',
  reason: 'Reason',
  reasonsCaption:
    'Why invoices are disputed: what is open of it now, and what came and went, {period}',
  unit: '{name}, {unit}, {date}',
  age: 'Days in dispute',
  agesOldest: '{share} of what is disputed has been so for {bucket}',
  agesYoung: 'Nothing has been disputed for {bucket}',
  lasting:
    'Half of the disputes are resolved within {n} days; {share} last longer than {days} days',
  lastingLong: 'More than half of the disputes opened in the period are unresolved',
  lastingNone: 'No dispute was opened in the period',
  lastingUnit:
    'Share of the disputes opened in the period that is unresolved, by days since opening',
  lastingNote:
    '{ended} resolved and {pending} still open, which count as unresolved as long as they have been open (Kaplan–Meier).',
  daysSince: 'Days since opening',
  atRisk: 'Unresolved until then',
  ended: 'Resolved on that day',
  left: 'Unresolved after it',
  'by.customer': 'Who disputes: what is open of it now, and what came and went, {period}',
  'by.rep': 'Whose accounts are disputed: what is open of it now, and what came and went, {period}',
  more: '{n} more {n:customer is|customers are} not listed; the filters reach them.',
  listCaption: 'Open disputes, the longest first, {date}',
  listNote: '{n} of those listed {n:is|are} older than {days} days.',
  cut: 'Only the first {n} are listed.',
  rows: '{n} {n:dispute|disputes}',
  'column.document': 'Invoice',
  'column.customer': 'Customer',
  'column.rep': 'Sales rep',
  'column.reason': 'Reason',
  'column.opened': 'Opened',
  'column.days_open': 'Days',
  'column.disputed_minor': 'Held up',
  'column.open_minor': 'Open of the invoice',
} as const satisfies Messages;
