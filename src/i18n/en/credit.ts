/** English wordings of the page of credit. */
import type { Messages } from '../locale.ts';

export const credit = {
  name: 'Credit',
  title: 'Who is over the credit limit, and what to grant',
  answer:
    '{n} of {all} {all:customer|customers} with a limit {n:is|are} over it, by {amount} in all.',
  answerLongest:
    '{name} has been over longest: since {date} ({n} {n:day|days}), with {share} of its limit used.',
  answerWithin:
    'None of the {all} {all:customer|customers} with a limit is over it; {name} is nearest, with {share} of its limit used.',
  answerNoLimit: 'There is no customer with a credit limit here.',
  answerOneOver: 'Open receivables are {amount} over the limit of {limit}.',
  answerOneSince:
    'Open receivables are {amount} over the limit of {limit}, since {date} ({n} {n:day|days}).',
  answerOneWithin: '{share} of the limit of {limit} is used.',
  answerSince:
    '{name} has been over since {date} ({n} {n:day|days}), with {share} of its limit used.',
  answerFurthest: '{name} is furthest over, with {share} of its limit used.',
  months:
    'At the end of {month} {n} {n:customer|customers} owed {last} over the limit; it was most in {highMonth} with {high}',
  monthsAtPeak:
    'At the end of {month} {n} {n:customer|customers} owed {last} over the limit: the most of these months',
  monthsNone: 'Nobody was over the limit at these month ends',
  monthsUnit: 'Owed beyond credit limits at month end, {unit} · {period}',
  monthsCaption: 'Over the limit by month end, {unit}',
  mostUsed: '{name} uses most of its limit: {share}',
  nothingUsed: 'No limit is in use',
  usedUnit: 'Share of the credit limit used, the outline is 100% · {date}',
  caption: 'Customers by share of their limit used, {unit} · {date}',
  sinceHead: 'Over on every day since',
  sinceCell: '{date} · {n} {n:day|days}',
  noneLimited: 'No customer here has a credit limit.',
  limitNote:
    'Limits have no history in the exports: the limit of today is taken for all days before. “Over on every day since”: no day within the limit after it. “Month ends in a row” looks at the last day of each month alone: a customer within its limit in between goes on counting, so it can reach further back.',
  more: '{n} more are not listed here; the files have all.',
  exposure:
    '{n} {n:customer passes its|customers pass their} limit only when what is not invoiced yet is counted',
  exposureNone: 'With what is not invoiced yet nobody else passes a limit',
  exposureOf: 'Ordered or delivered and not invoiced, customers without a limit included: ',
  exposureCaption: 'Exposure of customers with something still to invoice, {unit} · {date}',
  exposureEmpty: 'No customer with a limit has anything still to invoice.',
  beyondHead: 'Beyond the limit',
  onlySo: '{amount} (only so)',
  noUnbilled:
    'Exposure with what is not invoiced yet is not shown: add a list of unbilled orders or deliveries.',
  review: '{n} {n:limit|limits} to review',
  reviewCaption: 'Limits to review, {unit} · {period}',
  reviewNone: 'No limit calls for a review.',
  ruleLimit:
    'Suggested limit: a month’s billing (mean of {n} {n:month|months}) divided by 30, times the terms granted plus days late (0 to {most}), times the factor of the payer’s class, to two digits.',
  ruleCap: 'Who pays late, or later than before, is granted no more than now.',
  ruleClasses:
    'Classes by mean days late, with factor and longest terms: {classes}; one class worse where what falls due soon is at least {chance} likely to be late.',
  ruleJudged:
    'Judged are customers with billing and at least {items} settled or overdue {items:item|items}, {n} of {all} are not; nothing is changed by this list.',
  class: '{name}: factor {factor}, {terms} {terms:day|days}',
  classComma: '; ',
  upTo: 'up to {days} {days:day|days} late',
  beyond: 'over {days} {days:day|days} late',
  payer: '{name}, factor {factor}',
  payerLowered: '{name} for its late risk, factor {factor}',
  notJudged: 'not judged: {n} {n:item|items}',
  why: 'Why',
  limitNow: 'Limit now',
  billed: 'Billed in {n} {n:month|months}',
  chance: 'Late risk',
  payerHead: 'Payer',
  suggested: 'Suggested limit',
  suggestedTerms: 'Suggested terms',
  tickHead: 'Agreed',
  tick: 'Agreed: {name}',
  prepared: 'Prepared by',
  approved: 'Approved by',
  signedOn: 'Date',
  'reason.over': 'over its limit ({share})',
  'reason.near': 'near its limit ({share})',
  'reason.worse': 'pays {days} {days:day|days} later than before',
  'reason.late': 'pays {days} {days:day|days} late',
  'reason.raise': 'billing allows more',
  payers: '{worse} {worse:customer pays|customers pay} later than before, {better} earlier',
  'payers.rule':
    'Payment delay of the last 3 months against the 12 before: a change of more than {days} {days:day|days} counts, with at least {items} {items:item|items} in both.',
  'payers.unjudged': '{n} {n:customer|customers} could not be judged: too few items.',
  'payers.caption': 'Customers who pay later or earlier than before',
  'payers.change': 'Change, days',
  'payers.recent': 'Delay, last 3 months',
  'payers.before': 'Delay, 12 months before',
  'payers.items': 'Items, fewer of both',
  'payers.none': 'No customer pays noticeably later or earlier than before.',
  'payers.noPayments': 'The data holds no payments, so nobody’s payment behaviour can be judged.',
} as const satisfies Messages;
