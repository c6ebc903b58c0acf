/** English wordings of the trend page. */
import type { Messages } from '../index.ts';

export const trend: Messages = {
  answer:
    'The period rate is {rate} for {period}; of what fell due in it, {due} has come in (due-based rate).',
  answerChanged:
    'The period rate is {rate} for {period}, {points} pp on the year before; of what fell due in it, {due} has come in (due-based rate).',
  answerSame:
    'No material change: the period rate is {rate} for {period}, as in the year before; of what fell due in it, {due} has come in (due-based rate).',
  answerNone: 'Nothing was invoiced in {period}, so the period rate has no value.',
  who: 'Five ways to measure collection, each with what it hides. They differ because they divide different things.',
  onYearBefore: 'on the year before',
  actual: 'This period',
  yearBefore: 'Year before',
  difference: 'Difference, pp',
  unit: '{name} · {formula} · %, by month',
  byMonth: '{name} by month',
  aboveYearBefore: '{name}: above the year before in {n} of {of} {of:month|months}',
  range: '{name}: from {low} ({lowMonth}) to {high} ({highMonth})',
  noRate: '{name}: no value in this period',
  misleads: 'Mind: {caveat}',
  cash: 'Cash received',
  invoiced: 'Invoiced',
  cashOnDue: 'Cash on items due',
  due: 'Amount due',
  cashOnBook: 'Cash on the collectable book',
  book: 'Collectable: due and past due',
  cashOnCohort: 'Cash on these invoices',
  issued: 'Invoiced in',
  maturity: 'Maturity',
  mature: 'Mature',
  young: 'Not yet mature',
  cohortAnswer: 'Of what was invoiced in {period}, {rate} has turned into cash',
  cohortNone: 'No month in this period is old enough to judge by its cohort',
  youngRule:
    'Dotted: not yet mature, because fewer than {n} whole months have passed since the month ended.',
  triangle: '{name}: share of each month’s billing received, by months since issue',
  triangleNote:
    'Read down a column to compare months at the same age; 0 is the month of issue, at most {n} months are shown.',
  trianglePartial: 'The last cell of each row runs only to {date}.',
};
