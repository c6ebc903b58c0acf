/** English wordings of the trend page. */
import type { Messages } from '../locale.ts';

export const trend = {
  name: 'Trend',
  title: 'How much of what is billed comes in, and how fast',
  answer:
    'The period rate is {rate} for {period}; of what fell due in it, {due} has come in (due-based rate).',
  answerChanged:
    'The period rate is {rate} for {period}, {points} pp {against}; of what fell due in it, {due} has come in (due-based rate).',
  answerSame:
    'No material change: the period rate is {rate} for {period}, level {against}; of what fell due in it, {due} has come in (due-based rate).',
  answerNoDue:
    'The period rate is {rate} for {period}; nothing that fell due in it can be judged yet.',
  answerNone: 'Nothing was invoiced in {period}, so the period rate has no value.',
  who: 'Five ways to measure collection, each with what it hides. They differ because they divide different things.',
  actual: 'This period',
  earlier: 'Compared with',
  difference: 'Difference',
  differencePoints: 'Difference, pp',
  target: 'Target',
  key: 'One axis for each unit. Strong: this period; faint: the steps compared with, seen at the same age.',
  keyTarget:
    'All on one axis. Strong: this period; faint: the steps compared with, seen at the same age; dashed: the target.',
  toDate: '{step} runs only to {date}; the one compared with is cut at the same day.',
  ratesTitle: 'Four ways to divide: only together do they tell who is late and what merely grew',
  speedTitle: 'How fast money comes',
  'by.month': 'by month',
  'by.quarter': 'by quarter',
  'by.year': 'by fiscal year',
  'step.month': 'Month',
  'step.quarter': 'Quarter',
  'step.year': 'Fiscal year',
  'unitOf.ratio': '%',
  'unitOf.days': 'days',
  'unitOf.index': 'times',
  panelUnit: '{formula} · {unit}, {by}',
  'table.month': '{name} by month',
  'table.quarter': '{name} by quarter',
  'table.year': '{name} by fiscal year',
  panel: '{name}: {value} in {step}',
  panelChanged: '{name}: {value} in {step}, {change} {against}',
  panelAtLeast:
    '{name}: more than {value} in {step}, the sales on record do not reach further back',
  noRate: '{name}: no value in this period',
  answers: 'Answers: {question}',
  misleads: 'Mind: {caveat}',
  cash: 'Cash received',
  invoiced: 'Invoiced',
  cashOnDue: 'Cash on items due',
  due: 'Amount due',
  cashOnBook: 'Cash on the collectable book',
  book: 'Collectable: due and past due',
  gone: 'Opening + invoiced − closing',
  openingAndBilled: 'Opening + invoiced',
  cashOnCohort: 'Cash on these invoices',
  issued: 'Invoiced in',
  maturity: 'Maturity',
  mature: 'Mature',
  young: 'Not yet mature',
  cohortAnswer: 'Of what was invoiced in {period}, {rate} has turned into cash',
  cohortNone: 'No month in this period is old enough to judge by its cohort',
  youngRule:
    'Dotted: not yet mature, because fewer than {n} whole months have passed since the last of its invoices.',
  age: 'Months since issue',
  earlierCohorts: 'Earlier cohorts',
  cohortsCompared: 'Cohorts compared',
  curvesAnswer:
    '{cohort}: {share} received {n} {n:month|months} after issue, {change} pp on earlier cohorts at that age ({earlier})',
  curvesAlone:
    '{cohort}: {share} received {n} {n:month|months} after issue; no earlier cohort to compare with',
  curvesNone: '{cohort}: no month since issue is over yet',
  curvesUnit: 'Share of billing received · %, cumulative, by months since issue',
  curvesNote:
    'Strong: the cohort chosen in the triangle below; faint: all earlier cohorts together, Σ received ÷ Σ billed, and each as a hairline. Ages not yet over are left out.',
  'triangle.month': '{name}: share of each month’s billing received, by months since issue',
  'triangle.quarter': '{name}: share of each quarter’s billing received, by months since issue',
  'triangle.year': '{name}: share of each fiscal year’s billing received, by months since issue',
  triangleNote:
    'Read down a column to compare cohorts at the same age; 0 is the month of issue, at most {n} months are shown. Choose a cohort to compare it with earlier ones.',
  youngMark: '(not yet mature)',
  youngNote: 'Not yet mature: fewer than {n} whole months since the last invoice could be issued.',
  trianglePartial: '* immature: runs only to {date}, will still grow.',
} as const satisfies Messages;
