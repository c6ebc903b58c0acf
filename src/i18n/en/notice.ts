/** English wordings of what a link or the customer box asks for and the report does not have. */
import type { Messages } from '../locale.ts';

export const notice = {
  unknown: 'This link asks for {what} {value}, which this report does not have; showing {shown}.',
  missing: 'This link asks for {what} {value}, which this report does not have.',
  all: 'all',
  unreadable: 'This link asks for {what} “{value}”, which cannot be read; showing {shown}.',
  late: 'This link asks for {what} {value}, but this report goes to {last}; showing {shown}.',
  early: 'This link asks for {what} {value}, but this report begins on {first}; showing {shown}.',
  contradiction: 'The dates in this link contradict each other; showing {shown}.',
  short: 'This link compares with {span}, but the data does not reach back that far.',
  repeated: 'This link gives “{key}” more than once; showing {shown}.',
  mistyped: 'This link says “{key}”, which is ignored; “{meant}” may be meant.',
  'assumed.nobody':
    'This link assumes something of customer {value}, which this report does not have; it is left out.',
  'assumed.past':
    'This link assumes a payment on {value}, but what is known goes to {last}; it is left out.',
  'assumed.far':
    'This link assumes a payment on {value}, further ahead than the {days} {days:day|days} that are forecast; it is left out.',
  'assumed.form.if_paid':
    'This link assumes a payment “{value}”, which is no date and customer; it is left out.',
  'assumed.form.if_slip':
    'This link assumes that overdue money comes “{value}” days later; it can be 1 to {slip}. It is left out.',
  'assumed.form.if_discount':
    'This link assumes a discount “{value}”; rate and takers can be up to 100%, its days 1 to {days}. It is left out.',
  older: 'As the sender saw it: as of {date}. This report goes to {last}.',
  latest: 'Show the latest',
  'what.region': 'region',
  'what.segment': 'segment',
  'what.rep': 'sales rep',
  'what.currency': 'currency',
  'what.customer': 'customer',
  'what.from': 'a period from',
  'what.to': 'a period to',
  'what.as_of': 'the as-of date',
  'what.basis': 'an age counted from',
  'what.edges': 'the buckets',
  'what.grain': 'steps of a',
  'what.cohort': 'the billing of',
  'what.compare': 'a comparison with',
  'what.rule': 'the rule',
  'what.billing': 'invoices to be issued',
  'what.since': 'a comparison with',
  datesShown: '{period}, as of {asOf}',
  nobody: 'No customer is called “{text}”.',
  close: 'Close',
  similar: 'Did you mean',
} as const satisfies Messages;
