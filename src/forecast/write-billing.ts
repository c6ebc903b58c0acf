/**
 * What will be invoiced and paid of it, as tables; apart from what is open, never in one sum with it:
 *
 * - `fct_forecast_billing`: by rep, region, segment and stretch of days ahead what is to be invoiced, and what comes of it
 * - `fct_forecast_billing_trial`: what past forecasts of the billing said, and what was invoiced
 */
import { sqlDate } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';
import { DAYS_AHEAD, slicesOf } from '../format/ahead.ts';
import { addDays, dayNumber, fromDayNumber, type IsoDate } from '../format/date.ts';
import { HORIZONS } from './backtest.ts';
import { type Billing, billedBetween, billedShares, billingYear, paidShares } from './billing.ts';
import { type Book, MAX_TRIED, MIN_SETTLED } from './book.ts';
import { CURVE_MONTHS, curveOf, sharesAlong } from './curve.ts';
import { BILLION } from './what-if/share-sum.ts';
import { writeTable } from './write-table.ts';

/** A book's billing with the days to pay that it was issued at. */
type Issued = Billing & { byTerms: { day: number; terms: number; minor: number }[] };

/** Needs `fct_item`. Books with too short a past are left out. */
export async function writeBilling(
  engine: NativeEngine,
  books: readonly Book[],
  asOf: IsoDate,
): Promise<void> {
  const issued = await readIssued(engine, asOf);
  const judged = books.flatMap((book) => {
    const billing = issued.get(book.currency);
    return billing && book.settledItems >= MIN_SETTLED ? [{ book, billing }] : [];
  });
  const slices = slicesOf(asOf);
  await writeTable(
    engine,
    `billing_share(currency varchar, year_from date, year_to date, slice integer, week varchar, month varchar,
      from_date date, to_date date, billed bigint, paid bigint)`,
    judged.flatMap(({ book, billing }) => {
      const shares = sharesOf(book, billing, asOf);
      if (!shares) return [];
      return slices.map(({ after, until, week, month }, i) => [
        ...[book.currency, shares.year.from, shares.year.to, i, week, month],
        ...[addDays(asOf, after + 1), addDays(asOf, until)],
        ...[shares.billed, shares.paid].map((share) => Math.round(BILLION * share[until]!)),
      ]);
    }),
  );
  await engine.run(BILLED);
  await engine.run('drop table billing_share');
  await writeTable(
    engine,
    'fct_forecast_billing_trial(currency varchar, horizon integer, origin date, expected_minor bigint, came_minor bigint)',
    judged.flatMap(({ book, billing }) => trialsOf(book, billing)),
    'table',
  );
}

async function readIssued(
  engine: NativeEngine,
  asOf: IsoDate,
): Promise<Map<string | null, Issued>> {
  const rows = await engine.query(
    `select currency::varchar as currency, (issue_date - DATE '1970-01-01')::integer as day,
       (due_date - issue_date)::integer as terms, sum(amount_minor)::double as minor
     from fct_item where amount_minor > 0 and issue_date <= ${sqlDate(asOf)} group by all order by all`,
  );
  const books = new Map<string | null, Issued>();
  for (const row of rows) {
    const [currency, day, minor] = [
      row.currency as string | null,
      row.day as number,
      row.minor as number,
    ];
    let book = books.get(currency);
    if (!book) {
      book = { first: fromDayNumber(day), byDay: new Map(), byTerms: [] };
      books.set(currency, book);
    }
    book.byDay.set(day, (book.byDay.get(day) ?? 0) + minor);
    book.byTerms.push({ day, terms: row.terms as number, minor });
  }
  return books;
}

/** Shares of the last twelve months' billing by days ahead: what is invoiced, and what has come of it. */
function sharesOf(book: Book, billing: Issued, asOf: IsoDate) {
  const year = billingYear(billing, asOf);
  const billed = billedShares(billing, asOf, DAYS_AHEAD);
  const curve = curveOf(book.months.slice(-CURVE_MONTHS));
  if (!year || !billed || !curve) return null;
  const weights = new Map<number, number>();
  let all = 0;
  for (const { day, terms, minor } of billing.byTerms) {
    if (day < dayNumber(year.from) || day > dayNumber(year.to)) continue;
    weights.set(terms, (weights.get(terms) ?? 0) + minor);
    all += minor;
  }
  const paid = new Float64Array(DAYS_AHEAD + 1);
  for (const [terms, minor] of [...weights].sort(([a], [b]) => a - b)) {
    const along = sharesAlong(curve, -terms);
    for (let day = 1; day <= DAYS_AHEAD; day++) paid[day]! += (minor / all) * along[day]!;
  }
  return { year, billed, paid: paidShares(billed, paid) };
}

/** At each past month end with a year of billing before it. */
function trialsOf({ currency, origins }: Book, billing: Billing) {
  return origins
    .slice(0, -1)
    .slice(-MAX_TRIED)
    .flatMap(({ date, daysKnown }) => {
      const year = billingYear(billing, date);
      const shares = billedShares(billing, date, HORIZONS.at(-1)!);
      if (!year || !shares) return [];
      const before = billedBetween(billing, year.from, year.to);
      return HORIZONS.filter((days) => days <= daysKnown).map((days) => [
        ...[currency, days, date, Math.round(before * shares[days]!)],
        billedBetween(billing, addDays(date, 1), addDays(date, days)),
      ]);
    });
}

/** Each group's part of the twelve months, times the book's shares; what is reached by the end of each stretch is rounded. */
const BILLED = `create or replace table fct_forecast_billing as
  with
  year as (select distinct currency, year_from, year_to from billing_share),
  cell as (
    select i.currency, i.rep, i.region, i.segment, sum(i.amount_minor)::hugeint as minor
    from fct_item i join year y on y.currency is not distinct from i.currency::varchar
    where i.amount_minor > 0 and i.issue_date between y.year_from and y.year_to
    group by all
  ),
  reached as (
    select c.currency, c.rep, c.region, c.segment, s.slice, s.week, s.month, s.from_date, s.to_date,
      ((c.minor * s.billed + ${BILLION / 2}) // ${BILLION})::bigint as billed_by,
      ((c.minor * s.paid + ${BILLION / 2}) // ${BILLION})::bigint as paid_by
    from cell c join billing_share s on s.currency is not distinct from c.currency::varchar
  ),
  final as (
    select currency, rep, region, segment, week, month, from_date, to_date,
      billed_by - coalesce(lag(billed_by) over earlier, 0) as billed_minor,
      paid_by - coalesce(lag(paid_by) over earlier, 0) as expected_minor
    from reached window earlier as (partition by currency, rep, region, segment order by slice)
  )
  select * from final where billed_minor <> 0 or expected_minor <> 0
  order by currency, rep, region, segment, from_date`;
