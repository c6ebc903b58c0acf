/** English wordings of the methods of payment. */
import type { Messages } from '../locale.ts';

export const methods = {
  name: 'Payment methods',
  title: 'How customers pay, and how late by each method',
  nothing: 'Nothing was paid in {period}.',
  most: '{share} of what customers paid in {period} came by {method}, {days}.',
  mostUndated: '{share} of what customers paid in {period} came by {method}.',
  late: '{days} {days:day|days} late',
  early: '{days} {days:day|days} early',
  onTime: 'on time',
  slowest: 'The slowest is {method}, {days}.',
  slowestIsMost: 'No method of weight is slower.',
  costs: 'Receiving all of it cost {cost}, {share} of the amount, by the prices in the settings.',
  costsKnown:
    'Where the settings have a price for the method, receiving cost {cost}, {share} of what came by it.',
  unnamed: 'no method named',
  mix: 'Methods of payment, {unit} · {period}',
  method: 'Method',
  share: 'Share',
  daysLate: 'Days late, weighted by amount',
  price: 'Price of receiving',
  priceBoth: '{share} and {fixed} a receipt',
  priceFixed: '{fixed} a receipt',
  cost: 'Cost',
  rate: 'Cost, share of the amount',
  note: 'Payments applied to items in the period. Cost by the price that report.yml gives for the method: a share of the amount, a fixed amount for each receipt (rows of one payment number, customer, day and method are one), or both; a method without a price counts in neither cost nor its share.',
  otherCurrency: 'Fixed amounts in another currency are not counted here.',
  noRates:
    'Payments applied to items in the period. What receiving costs is not shown: payment_costs in report.yml gives a price for each method.',
  latest: 'Latest is {method}: {days} {days:day|days}',
  before: 'Days compared with, {against}',
  months: 'Share of {method}: {first} in {firstMonth}, {last} in {lastMonth}',
  monthsUnit: 'Share of each method in what was paid · % · by month',
  byMonth: 'Paid by method and month',
} as const satisfies Messages;
