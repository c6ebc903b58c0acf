/** How likely each open item is to be paid late: its customer's own past, drawn towards the whole book's where that past is short. */
import { sqlDate } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';
import { addMonths, type IsoDate, monthEnd, monthOf, monthStart } from '../format/date.ts';
import { groupBy } from '../format/group-by.ts';
import { FIRST_AGE, LAST_AGE } from './book.ts';
import { writeTable } from './write-table.ts';

/** So many items of the book's own rate are added to each customer's. */
const BOOK_ITEMS = 3;
/** Chances are whole millionths, so that their sums are exact. */
export const MILLION = 1_000_000;
/** Days past due after which a payment is late, later, very late. */
const LATE_AFTER = [0, 30, 90] as const;
/**
 * Writes `fct_late_risk`: one row per open item with its chances in millionths. Needs `fct_item`, `fct_piece` and
 * `fct_reopened`; an item counts as known from the day it was settled in time, or from the day after it was due.
 */
export async function writeLateRisk(engine: NativeEngine, asOf: IsoDate): Promise<void> {
  await engine.run(settledItems(asOf));
  const late = LATE_AFTER.map(
    (days) => `count(*) filter (${knownAfter(days)}) as n_${days},
      count(*) filter (${knownAfter(days)} and ${isLater(days)}) as late_${days}`,
  ).join(', ');
  const chance = (days: number): string => {
    const book = `(case when b.n_${days} > 0 then b.late_${days} / b.n_${days} else 0.5 end)`;
    return `(coalesce(c.late_${days}, 0) + ${BOOK_ITEMS} * ${book}) / (coalesce(c.n_${days}, 0) + ${BOOK_ITEMS})`;
  };
  await engine.run(`create or replace table fct_late_risk as
    with outcome as (select * from forecast_item cross join (select ${sqlDate(asOf)} as today)),
    by_customer as (select currency, customer, ${late} from outcome group by all),
    by_book as (select currency, ${late} from outcome group by all),
    open as (
      select item_key, sum(amount_minor)::bigint as open_minor from fct_piece
      where issue_date <= ${sqlDate(asOf)} and (end_date is null or end_date > ${sqlDate(asOf)})
      group by item_key having open_minor > 0
    ),
    chances as (
      select i.*, o.open_minor, w.days_to_half, w.comes_30, w.comes_90, i.today - i.due_date as age, ${LATE_AFTER.map((days) => `${chance(days)} as chance_${days}`).join(', ')}
      from open o join outcome i using (item_key)
      left join by_customer c on c.customer = i.customer and c.currency is not distinct from i.currency
      left join forecast_age w on w.currency is not distinct from i.currency
        and w.age = greatest(${FIRST_AGE}, least(${LAST_AGE}, i.today - i.due_date))
      left join by_book b on b.currency is not distinct from i.currency
    )
    select item_key, invoice_key,
      concat(invoice_id, case when instalment_no is not null then concat('/', instalment_no) end) as item, customer, rep, region, segment, currency, issue_date, due_date, open_minor,
      ${LATE_AFTER.map((days) => `${whenAlready(days)} as late_${days}_millionths`).join(', ')},
      today + days_to_half as expected_date, comes_30 as comes_30_millionths, comes_90 as comes_90_millionths
    from chances order by item_key`);
}

/** Late by now is certain; later than that follows from how the later chance stands to the one already come true. */
function whenAlready(days: number): string {
  const reached = LATE_AFTER.filter((earlier) => earlier < days).reverse();
  const given = reached
    .map((earlier) => `when age > ${earlier} then least(1, chance_${days} / chance_${earlier})`)
    .join(' ');
  return `round(${MILLION} * (case when age > ${days} then 1 ${given} else chance_${days} end))::integer`;
}

const knownAfter = (days: number): string => `least(settled_date, due_date + ${days} + 1) <= today`;
const isLater = (days: number): string =>
  `(settled_date is null or settled_date > due_date + ${days})`;

/** Items with the day they were first settled; what is dated after the as-of date has not happened. */
const settledItems = (asOf: IsoDate): string => `create or replace temp table forecast_item as
  select i.item_key, i.invoice_key, i.invoice_id, i.instalment_no, i.customer, i.rep, i.region, i.segment, i.currency, i.issue_date, i.due_date,
    case when coalesce(r.settled_date, i.settled_date) <= ${sqlDate(asOf)} then coalesce(r.settled_date, i.settled_date) end as settled_date
  from fct_item i left join (select item_key, min(settled_date) as settled_date from fct_reopened group by item_key) r using (item_key)
  where i.amount_minor > 0 and i.issue_date <= ${sqlDate(asOf)}`;

/**
 * Writes `fct_late_record`: of the items issued in the last twelve whole months whose outcome is known, how many were
 * given each chance on the day of issue, with what was known the day before, and how many became late. Needs `forecast_item`.
 */
export async function writeLateRecord(engine: NativeEngine, asOf: IsoDate): Promise<void> {
  const whole = monthEnd(monthOf(asOf)) === asOf ? monthOf(asOf) : addMonths(monthOf(asOf), -1);
  const [from, to] = [monthStart(addMonths(whole, -11)), monthEnd(whole)];
  await engine.run(`create or replace table fct_late_record as
    with outcome as (
      select currency, customer, least(settled_date, due_date + 1) as day, (settled_date is null or settled_date > due_date)::integer as is_late
      from forecast_item where day <= ${sqlDate(asOf)}
    ),
    -- what is known on the day of issue itself does not count: the questions come first
    event as (
      select currency, customer, day, 1 as place, 1 as n, is_late, null::integer as asked from outcome
      union all
      select currency, customer, issue_date, 0, 0, 0, (settled_date is null or settled_date > due_date)::integer
      from forecast_item where issue_date between ${sqlDate(from)} and ${sqlDate(to)}
        and least(settled_date, due_date + 1) <= ${sqlDate(asOf)}
    ),
    of_day as (select currency, day + 1 as day, count(*) as n, sum(is_late) as late from outcome group by currency, day),
    by_day as (select currency, day, sum(n) over running as n, sum(late) over running as late
      from of_day window running as (partition by currency order by day)),
    own as (
      select currency, day, asked, sum(n) over running as n, sum(is_late) over running as late from event
      window running as (partition by currency, customer order by day, place rows unbounded preceding) qualify asked is not null
    )
    select currency, chance_millionths, count(*)::integer as items, sum(asked)::integer as late from (select o.currency, o.asked, round(${MILLION} * (o.late + ${BOOK_ITEMS} * coalesce(b.late / b.n, 0.5)) / (o.n + ${BOOK_ITEMS}))::integer as chance_millionths
    from own o asof left join by_day b on coalesce(o.currency, '') = coalesce(b.currency, '') and o.day >= b.day)
    group by all order by all`);
}

/**
 * Writes `fct_late_quality` from `fct_late_record`, in millionths: how often the chance was on the right side of one half,
 * how likely a late item had been given more than one in time (AUC), and the mean square of chance − outcome (Brier).
 */
export async function writeLateQuality(engine: NativeEngine): Promise<void> {
  const rows = await engine.query(
    'select * from fct_late_record order by currency, chance_millionths',
  );
  const books = groupBy(rows, (row) => row.currency as string | null);
  await writeTable(
    engine,
    `fct_late_quality(currency varchar, items integer, late integer, accuracy_millionths integer,
      auc_millionths integer, brier_millionths integer)`,
    [...books].map(([currency, classes]) => [
      currency,
      ...qualityOf(
        classes.map((row) => ({
          chance: (row.chance_millionths as number) / MILLION,
          items: row.items as number,
          late: row.late as number,
        })),
      ),
    ]),
    'table',
  );
}

/** Items that were given the same chance. */
interface SameChance {
  chance: number;
  items: number;
  late: number;
}

/** Items, late ones, and accuracy, AUC and Brier score in millionths; classes by ascending chance. AUC is null where none or all were late. */
function qualityOf(classes: SameChance[]): (number | null)[] {
  let [items, late, right, squares, earlierInTime, inOrder] = [0, 0, 0, 0, 0, 0];
  for (const same of classes) {
    const inTime = same.items - same.late;
    items += same.items;
    late += same.late;
    right += same.chance >= 0.5 ? same.late : inTime;
    squares += same.late * (1 - same.chance) ** 2 + inTime * same.chance ** 2;
    inOrder += same.late * (earlierInTime + inTime / 2);
    earlierInTime += inTime;
  }
  const pairs = late * (items - late);
  const millionths = (value: number, of: number): number | null =>
    of > 0 ? Math.round((MILLION * value) / of) : null;
  return [
    items,
    late,
    millionths(right, items),
    millionths(inOrder, pairs),
    millionths(squares, items),
  ];
}
