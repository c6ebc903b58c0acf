/** English wordings of the page that says why figures moved. */
import type { Messages } from '../locale.ts';

export const change = {
  name: 'Why',
  title: 'Why did it move',
  'answer.rose':
    'Overdue rose {change} to {amount}: {n} {n:customer|customers} added {added}, {m} took {less} off.',
  'answer.fell':
    'Overdue fell {change} to {amount}: {m} {m:customer|customers} took {less} off, {n} added {added}.',
  'answer.roseOnly':
    'Overdue rose {change} to {amount}: {n} {n:customer|customers} added to it, none reduced it.',
  'answer.fellOnly':
    'Overdue fell {change} to {amount}: {m} {m:customer|customers} reduced it, none added to it.',
  'answer.new':
    'Overdue rose from nothing to {amount}: {n} {n:customer is|customers are} late now.',
  'answer.gone':
    'Overdue fell from {change} to nothing: {m} {m:customer is|customers are} late no longer.',
  'answer.even':
    'Overdue stays at {amount}: {n} {n:customer|customers} added {added}, {m} took as much off.',
  'answer.same': 'No change: overdue is {amount} on both dates, customer by customer.',
  'answer.dso':
    'DSO moved {change} days to {value}: {balance} from the balance, {sales} from the pace of sales.',
  'answer.noDso': 'DSO has no value on one of the two dates: nothing was invoiced in its window.',
  nothingBefore: 'The data holds no earlier month end to compare with.',
  customers: 'Customers that moved overdue most · change, {unit}',
  dsoDays: 'DSO, days',
  since: 'vs {date}',
  who: '{scope} · each figure on {date} less the same on {since}, split by customer',
  change: 'Change',
  unit: '{name} · change by customer, {unit}',
  message: '{name} {change}; largest part: {customer} {part}',
  none: '{name}: no customer changed',
  others: '{n} {n:other|others}',
  foots: 'The parts sum to the change of {change}, to the cent.',
  ofNumerator: 'From the balance, days',
  ofDenominator: 'From sales, days',
  dsoUnit: 'DSO · change by customer, days',
  dsoMessage:
    'DSO {change} days, to {value}: {balance} from the balance, {sales} from the pace of sales',
  dsoFormula:
    'What the change of the balance did is taken at the sales of then; what the pace of sales did, on the balance of now. Each customer’s part is its own change of open, and of daily sales, in the same terms; the parts sum to the change exactly, printed to a hundredth of a day so that they foot.',
} as const satisfies Messages;
