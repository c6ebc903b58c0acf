/** English wordings of the methods of payment. */
import type { Messages } from '../locale.ts';

export const methods = {
  name: 'Payment methods',
  title: 'How customers pay, and how late by each method',
  nothing: 'Nothing was paid in {period}.',
  most: '{share} of what customers paid in {period} came by {method}, {days}.',
  mostUndated: '{share} of what customers paid in {period} came by {method}.',
  late: '{days} days late',
  early: '{days} days early',
  onTime: 'on time',
  slowest: 'The slowest is {method}, {days}.',
  slowestIsMost: 'No method of weight is slower.',
  costs: 'Receiving it cost {cost}, {share} of all, by the rates in the settings.',
  unnamed: 'no method named',
  mix: 'Methods of payment, {unit} · {period}',
  method: 'Method',
  share: 'Share',
  daysLate: 'Days late, weighted by amount',
  rate: 'Cost rate',
  cost: 'Cost',
  note: 'Payments applied to items in the period. Cost: the amount times the rate that report.yml gives for the method; a method without a rate counts none.',
  noRates:
    'Payments applied to items in the period. What receiving costs is not shown: payment_costs in report.yml gives a rate for each method.',
  latest: 'Latest is {method}: {days} days',
  before: 'Days compared with, {against}',
  months: 'Share of {method}: {first} in {firstMonth}, {last} in {lastMonth}',
  monthsUnit: 'Share of each method in what was paid · % · by month',
  byMonth: 'Paid by method and month',
} as const satisfies Messages;
