/** Lists read as customers whose other columns hold days and amounts: their rows may be money, such as a refund. */
import { text } from '../../i18n/locale.ts';
import type { FilePlan } from '../../intake/plan-file.ts';
import { settingsLine } from '../../settings/settings-line.ts';
import type { PlanContext } from '../import-context.ts';
import { type Answer, exampleRow, fileQuestion, MAX_EXAMPLE_ROWS } from '../questions/question.ts';
import { problem } from '../rules/problem.ts';
import { dayInEitherOrder } from './by-values/days.ts';
import { numberInEither, sampleOf } from './by-values/sample.ts';

/** Cents, or a minus: ids, counts and telephone numbers have none. */
const OF_MONEY = /[.,]\d\d\D*$|^[-(−–△]/u;

const isAmount = (cell: string): boolean =>
  dayInEitherOrder(cell) === null && OF_MONEY.test(cell.trim()) && numberInEither(cell) !== null;

/** What the rows are when they are money; null where no other column holds days, or none amounts. */
function asMoney({ columns, headers }: FilePlan, rows: readonly (readonly string[])[]) {
  const used = new Set(columns.map(({ index }) => index));
  const free = [...headers.keys()].filter((index) => !used.has(index) && headers[index] !== '');
  const columnOf = (is: (cell: string) => boolean): number | undefined =>
    free.find((index) => rows.length > 0 && rows.every((row) => is(row[index] ?? '')));
  const [day, amount] = [columnOf((cell) => dayInEitherOrder(cell) !== null), columnOf(isAmount)];
  const who = columns.find(({ field }) => field === 'customer_id' || field === 'name');
  if (day === undefined || amount === undefined || !who) return null;
  const field = who.field === 'name' ? 'customer_name' : 'customer_id';
  return {
    day: headers[day]!,
    amount: headers[amount]!,
    fields: {
      [headers[day]!]: 'payment.date',
      [headers[amount]!]: 'payment.amount',
      [who.header]: `payment.${field}`,
    },
  };
}

/** Asks of each such list whether its rows are customers, which is assumed. */
export function askOfMoneyBesideCustomers(
  plans: ReadonlyMap<string, FilePlan>,
  { report }: PlanContext,
): void {
  for (const plan of plans.values()) {
    if (plan.table !== 'customer' || plan.decidedBy === 'report.yml') continue;
    const { rows } = sampleOf(plan);
    const money = asMoney(plan, rows);
    if (money === null) continue;
    const { name } = plan.source;
    const settings = { columns: { [name]: money.fields } };
    const customers: Answer = {
      id: 'customer',
      words: { en: 'a list of customers', zh: '客户清单' },
      settings: {
        columns: {
          [name]: Object.fromEntries(plan.columns.map((c) => [c.header, `customer.${c.field}`])),
        },
      },
      effects: [],
    };
    const payments: Answer = {
      id: 'payment',
      words: { en: 'money received or paid back', zh: '收到或退还的款项' },
      settings,
      effects: [],
    };
    const examples = rows
      .slice(0, MAX_EXAMPLE_ROWS)
      .map((row, i) => exampleRow(row, plan.headerRow + 1 + i));
    const question = fileQuestion(`columns.${name}`, [customers, payments], {
      rows: rows.length,
      examples,
      assumed: customers.id,
    });
    report(
      problem('money_beside_customers', {
        file: name,
        row: plan.headerRow,
        column: money.amount,
        value: rows[0]?.[plan.headers.indexOf(money.amount)] ?? '',
        expected: text(
          `no days (${money.day}) and amounts (${money.amount}) in every row of a list of customers`,
          `客户清单的每一行不应都有日期（${money.day}）和金额（${money.amount}）`,
        ),
        line: settingsLine(settings),
        question,
      }),
    );
  }
}
