/** English wordings of the page of follow-up. */
import type { Messages } from '../locale.ts';

export const followUp = {
  name: 'Follow-up',
  title: 'Whether we follow up in time, and what it brings',
  answerWeek: '{amount} is promised for this week.',
  answerNoWeek: 'Nothing is promised for this week.',
  answerBroken:
    '{n} {n:promise|promises} on invoices still open {n:is|are} broken; {amount} of that has not come.',
  answerNoneBroken: 'No promise is broken and still open.',
  answerSilent:
    'Nobody has contacted {n} overdue {n:customer|customers}, {amount}, in the last {days} {days:day|days}.',
  answerNoneSilent: 'Every overdue customer has been contacted in the last {days} {days:day|days}.',
  noPromises:
    'No promises in the data: an export with invoice, date made, date due and amount adds them.',
  noStages: 'No dunning stages in the data: a column “stage” in the export of contacts adds them.',
  'list.due': 'Promises still due, the nearest first',
  'list.broken': 'Broken promises of invoices still open, the latest first',
  'none.due': 'No promise is due.',
  'none.broken': 'No promise is broken and still open.',
  promises: '{n} {n:promise|promises}',
  thisWeek: '{n} of them {n:is|are} due by Sunday, {date}.',
  missingNote:
    'Promised and not paid is what was promised less what came since, late money too, at most what is open of the invoice.',
  countedOnce:
    '{n} of these {n:was|were} promised again later for the same invoice and {n:counts|count} once: with the last promise.',
  again: ', again for {date}',
  withoutInvoice:
    '{n} {n:promise stands|promises stand} against no invoice of the exports: in no figure and not listed here; the page “Data” names {n:it|them}.',
  cut: 'Only the first {n} are listed.',
  'column.due_on': 'Promised for',
  'column.customer': 'Customer',
  'column.rep': 'Sales rep',
  'column.document': 'Invoice',
  'column.made_on': 'Made on',
  'column.promised_minor': 'Promised',
  'column.paid_minor': 'Paid in time',
  'column.paid_later_minor': 'Paid later',
  'column.missing_minor': 'Promised and not paid',
  'column.open_minor': 'Open of the invoice',
  'column.channel': 'Channel',
  'column.outcome': 'Outcome',
  week: '{from} – {to}',
  weekHead: 'Week',
  promised: 'Promised',
  received: 'Received in time',
  weeksUnit: 'Promised (outlined) and received in time (solid) by week, {unit}',
  weeksKept:
    '{share} of what was promised for the {n} {n:week|weeks} before this one came in time; {ahead} is promised for this week and the next five',
  weeksAhead: '{ahead} is promised for this week and the next five',
  weeksNone: 'Nothing is promised for these weeks',
  weeksNote: 'This week is the {week}; what is still to come has no bar.',
  stage: 'Stage',
  funnel:
    '{entered} came to the stage “{stage}” and {far} as far as “{last}”; {collected} was collected on the way',
  funnelOne: '{entered} came to the stage “{stage}”; {collected} was collected there',
  funnelNone: 'Nothing came to a dunning stage',
  funnelUnit: 'Came to each stage (outlined) and collected there (solid), {unit}, {period}',
  stays: 'Half of the invoices that came to a stage left it within: {stays}.',
  stay: '{stage}: {days} {days:day|days}',
  stayLong: '{stage}: not yet',
  ladder:
    'The ladder: what stands at each stage now, and what came, was paid and went on, {period}',
  ladderNote:
    'An invoice stands at the latest stage that a contact names for it; paid is what came while it stood there.',
  noneAtStage: 'Nothing stands at a dunning stage.',
  thirdParties: 'Lawyers and agencies: what they were given, brought and cost, {period}',
  noThirdParty: 'Nothing was given to a lawyer or an agency.',
  noCosts: 'No costs in the data: a column “cost” in the export of contacts adds them.',
  contacts: 'Contacts and what came within 14 days of them, {period}',
  contactsNote: 'Each receipt counts once, for the last contact before it.',
  noContacts: 'No contact in the period.',
  schedule:
    'The schedule kept, by rep: reminders before due, overdue customers not contacted in {days} {days:day|days}, promises, {period}',
} as const satisfies Messages;
