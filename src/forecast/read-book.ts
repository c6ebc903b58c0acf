/** Reads the books of a report, one a currency, from the ledger's pieces. */
import { columnsFrom } from '../engine/columns.ts';
import { sqlDate } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';
import { DAYS_AHEAD } from '../format/ahead.ts';
import {
  addMonths,
  daysBetween,
  type IsoDate,
  monthEnd,
  monthOf,
  monthStart,
} from '../format/date.ts';
import {
  AGE_CLASSES,
  AGES,
  agePlace,
  type Book,
  FIRST_AGE,
  LAST_AGE,
  MAX_TRIED,
  MIN_SETTLED,
  type OpenPart,
  type Origin,
} from './book.ts';
import { CURVE_MONTHS } from './curve.ts';

/** Month ends that are forecast again, and before them those that the first one learns from. */
const MAX_ORIGINS = MAX_TRIED + CURVE_MONTHS;
/** Giants are at most so many items, each with that share of all that is open, and together with that. */
const GIANTS = { most: 10, eachShare: 0.02, togetherShare: 0.25 };
/** Fewer promises due in a year than this say nothing about the next one. */
const MIN_PROMISES = 12;
/** Parts of an item in whole numbers, so that their sums do not depend on the order of rows. */
const WHOLE = 2 ** 52;

/** One book a currency, in the order of currencies; empty without items. Needs the facts; leaves temporary tables behind, see `dropBooks`. */
export async function readBooks(engine: NativeEngine, asOf: IsoDate): Promise<Book[]> {
  await engine.run(pieces(asOf));
  const [all] = await engine.query(
    `select min(issue_date)::varchar as first, count(distinct item_key)::integer as items from forecast_piece`,
  );
  const isLong = (all!.items as number) >= MIN_SETTLED;
  // nothing is learnt from too few items: their history is not looked at
  const spans = monthSpans((all!.first as string | null) ?? asOf, asOf).slice(isLong ? 0 : -1);
  await engine.run(`create or replace temp table forecast_span as
    select * from (values ${spans.map((s, i) => `(${i}, ${sqlDate(s.start)}, ${sqlDate(s.end)})`).join(', ')}) t(span, first_day, last_day)`);
  await engine.run(OPEN_ITEMS);
  await engine.run(PROMISED);
  const books = new Map<string | null, Book>();
  for (const row of await engine.query(SETTLED))
    books.set(
      row.currency as string | null,
      emptyBook(row.currency as string | null, spans, Number(row.settled), asOf),
    );
  await readOpen(engine, books);
  await readPromised(engine, books);
  await readGiants(engine, books);
  if (!isLong) return [...books.values()];
  await readCame(engine, books);
  await readPromisesKept(engine, books);
  await readAges(engine, books);
  return [...books.values()];
}

/** Drops the tables that `readBooks` leaves for what is made of them. */
export async function dropBooks(engine: NativeEngine): Promise<void> {
  for (const table of ['forecast_promised', 'forecast_open', 'forecast_span', 'forecast_piece'])
    await engine.run(`drop table ${table}`);
}

interface Span {
  start: IsoDate;
  end: IsoDate;
}

/** The last calendar months up to the as-of date, which ends the last one. */
function monthSpans(first: IsoDate, asOf: IsoDate): Span[] {
  const spans: Span[] = [];
  for (
    let month = monthOf(asOf);
    month >= monthOf(first) && spans.length < MAX_ORIGINS + 1;
    month = addMonths(month, -1)
  )
    spans.unshift({
      start: monthStart(month),
      end: monthEnd(month) > asOf ? asOf : monthEnd(month),
    });
  return spans;
}

/** What is dated after the as-of date has not happened. */
const pieces = (asOf: IsoDate): string => `create or replace temp table forecast_piece as
  with known as (
    select p.*, i.amount_minor as item_minor from fct_piece p join fct_item i using (item_key)
    where i.amount_minor > 0 and p.issue_date <= ${sqlDate(asOf)}
  )
  select item_key, customer, currency, issue_date, due_date, amount_minor,
    amount_minor * (${WHOLE} // item_minor) as part,
    case when end_date <= ${sqlDate(asOf)} then end_date end as end_date, end_kind
  from known`;

/** Items open at each origin, and which of them are giants there. Of equal ones any may be the last: they are alike. */
const OPEN_ITEMS = `create or replace temp table forecast_open as
  with item as (
    select span, currency, customer, item_key, last_day - due_date as age, sum(amount_minor)::bigint as open_minor
    from forecast_piece join forecast_span on issue_date <= last_day and (end_date is null or end_date > last_day)
    group by all having open_minor > 0
  ),
  large as (
    select *, sum(open_minor) over book as book_minor,
      row_number() over (book order by open_minor desc, age desc, customer, item_key) as place
    from item window book as (partition by span, currency)
    qualify open_minor >= ${GIANTS.eachShare} * book_minor and place <= ${GIANTS.most}
  ),
  giant as (
    select span, item_key from large
    qualify sum(open_minor) over (partition by span, currency) >= ${GIANTS.togetherShare} * book_minor
  )
  select item.*, giant.item_key is not null as is_giant from item left join giant using (span, item_key)`;

/** Of each item open at an origin: what was promised on it by then for a later day, the promise made last, at most what was open. */
const PROMISED = `create or replace temp table forecast_promised as
  with made as (
    select span, invoice_key, due_on, last_day, amount_minor as promised_minor
    from fct_promise join forecast_span on made_on <= last_day and due_on > last_day
    where invoice_key is not null
    qualify row_number() over (partition by span, invoice_key order by made_on desc, due_on desc, amount_minor desc) = 1
  ),
  item as (
    select o.*, m.due_on - m.last_day as days, m.promised_minor,
      coalesce(sum(open_minor) over (partition by o.span, p.invoice_key order by o.age desc, o.item_key
        rows between unbounded preceding and 1 preceding), 0) as before_minor
    from forecast_open o join (select distinct item_key, invoice_key from fct_item) p using (item_key)
    join made m on m.span = o.span and m.invoice_key = p.invoice_key
  )
  select span, currency, item_key, is_giant, age, days,
    greatest(0, least(open_minor, coalesce(promised_minor - before_minor, open_minor)))::bigint as promised_minor
  from item`;

/** Of promises due in the year up to each origin: what was promised and what of it came in time. */
const KEPT = `with promise as (
    select r.invoice_key, r.made_on, r.due_on, any_value(i.currency) as currency,
      coalesce(max(r.amount_minor), any_value(t.minor)) as promised_minor
    from fct_promise r join fct_item i on i.item_key = r.invoice_key
    join (select invoice_key, sum(amount_minor)::bigint as minor from fct_item group by all) t on t.invoice_key = r.invoice_key
    group by r.invoice_key, r.made_on, r.due_on
  ),
  paid as (
    select p.*, least(p.promised_minor, greatest(0, coalesce(sum(q.amount_minor), 0))) as paid_minor
    from promise p left join fct_piece q on q.invoice_key = p.invoice_key and q.end_kind = 'cash'
      and q.end_date between p.made_on and p.due_on
    group by p.invoice_key, p.made_on, p.due_on, p.currency, p.promised_minor
  )
  select currency, span, count(*)::integer as promises, sum(promised_minor)::double as promised, sum(paid_minor)::double as paid
  from paid join forecast_span on due_on <= last_day and due_on > last_day - 365
  group by all order by all`;

/** Items of which nothing is open any more. */
const SETTLED = `select currency, count(distinct item_key) - (select count(*) from forecast_open o
    where span = (select max(span) from forecast_span) and o.currency is not distinct from p.currency) as settled
  from forecast_piece p group by currency order by currency`;

const emptyPart = (): OpenPart => ({
  open: new Float64Array(AGES),
  promised: [],
  came: AGE_CLASSES.map(() => new Float64Array(DAYS_AHEAD + 1)),
});

function emptyBook(
  currency: string | null,
  spans: Span[],
  settledItems: number,
  asOf: IsoDate,
): Book {
  return {
    currency,
    settledItems,
    origins: spans.map(({ end }) => ({
      date: end,
      daysKnown: daysBetween(end, asOf),
      promisesKept: null,
      rest: emptyPart(),
      giants: emptyPart(),
      giantItems: [],
    })),
    months: spans.map(({ end }) => ({
      end,
      exposed: new Float64Array(AGES + 1),
      paid: new Float64Array(AGES),
      gone: new Float64Array(AGES),
    })),
  };
}

type Books = Map<string | null, Book>;
const partOf = (origin: Origin, isGiant: number): OpenPart =>
  isGiant ? origin.giants : origin.rest;

async function readOpen(engine: NativeEngine, books: Books): Promise<void> {
  const rows = await columnsFrom(
    engine,
    `select currency, span, is_giant::integer as is_giant, age, sum(open_minor)::double as minor
     from forecast_open group by all order by all`,
  );
  const [currency, span, isGiant, age, minor] = [
    rows.texts('currency'),
    ...['span', 'is_giant', 'age', 'minor'].map((name) => rows.numbers(name)),
  ] as [(string | null)[], Float64Array, Float64Array, Float64Array, Float64Array];
  for (let i = 0; i < rows.length; i++)
    partOf(books.get(currency[i]!)!.origins[span[i]!]!, isGiant[i]!).open[agePlace(age[i]!)]! +=
      minor[i]!;
}

async function readPromised(engine: NativeEngine, books: Books): Promise<void> {
  for (const row of await engine.query(
    `select currency, span, is_giant, age::integer as age, days::integer as days, sum(promised_minor)::double as minor
     from forecast_promised group by all order by all`,
  ))
    partOf(
      books.get(row.currency as string | null)!.origins[row.span as number]!,
      Number(row.is_giant),
    ).promised.push({
      age: row.age as number,
      days: row.days as number,
      minor: row.minor as number,
    });
}

async function readPromisesKept(engine: NativeEngine, books: Books): Promise<void> {
  for (const row of await engine.query(KEPT)) {
    const origin = books.get(row.currency as string | null)?.origins[row.span as number];
    if (origin && (row.promises as number) >= MIN_PROMISES)
      origin.promisesKept = (row.paid as number) / (row.promised as number);
  }
}

const CLASS = `(case ${AGE_CLASSES.slice(0, -1)
  .map((last, i) => `when age <= ${last} then ${i}`)
  .join(' ')} else ${AGE_CLASSES.length - 1} end)`;

async function readCame(engine: NativeEngine, books: Books): Promise<void> {
  const rows = await columnsFrom(
    engine,
    `select o.currency, o.span, is_giant::integer as is_giant, ${CLASS} as class, end_date - last_day as days,
       sum(p.amount_minor)::double as minor
     from forecast_open o join forecast_span using (span) join forecast_piece p using (item_key)
     where end_kind = 'cash' and end_date > last_day and end_date <= last_day + ${DAYS_AHEAD}
     group by all order by all`,
  );
  const currency = rows.texts('currency');
  const [span, isGiant, place, days, minor] = ['span', 'is_giant', 'class', 'days', 'minor'].map(
    (name) => rows.numbers(name),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  for (let i = 0; i < rows.length; i++)
    partOf(books.get(currency[i]!)!.origins[span[i]!]!, isGiant[i]!).came[place[i]!]![days[i]!]! +=
      minor[i]!;
  for (const book of books.values())
    for (const origin of book.origins)
      for (const sums of [...origin.rest.came, ...origin.giants.came])
        for (let day = 1; day <= DAYS_AHEAD; day++) sums[day]! += sums[day - 1]!;
}

/** Exposure as differences: a piece enters at its age on the first day of the month it is open on, and leaves after the last. */
async function readAges(engine: NativeEngine, books: Books): Promise<void> {
  const rows = await columnsFrom(
    engine,
    `with open as (
       select currency, span, part,
         greatest(issue_date + 1, first_day) - due_date as from_age,
         least(coalesce(end_date, last_day), last_day) - due_date as to_age,
         end_kind, end_date between first_day and last_day as is_end
       from forecast_piece join forecast_span
         on issue_date < last_day and (end_date is null or end_date >= first_day)
         and (end_date is null or end_date > issue_date)
     ),
     place as (
       select currency, span, 'in' as what, greatest(from_age, ${FIRST_AGE}) as age, part from open
       union all select currency, span, 'out', greatest(to_age, ${FIRST_AGE}) + 1, part from open
       union all select currency, span, case end_kind when 'cash' then 'paid' else 'gone' end,
         greatest(to_age, ${FIRST_AGE}), part from open where is_end
     )
     select currency, span, what, age, (sum(part) / ${WHOLE})::double as parts from place
     where age <= ${LAST_AGE} group by all order by all`,
  );
  const currency = rows.texts('currency');
  const what = rows.texts('what');
  const [span, age, parts] = ['span', 'age', 'parts'].map((name) => rows.numbers(name)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let i = 0; i < rows.length; i++) {
    const month = books.get(currency[i]!)!.months[span[i]!]!;
    const column =
      what[i] === 'paid' ? month.paid : what[i] === 'gone' ? month.gone : month.exposed;
    column[age[i]! - FIRST_AGE]! += what[i] === 'out' ? -parts[i]! : parts[i]!;
  }
  for (const { months } of books.values())
    for (const { exposed } of months) for (let i = 1; i < AGES; i++) exposed[i]! += exposed[i - 1]!;
}

async function readGiants(engine: NativeEngine, books: Books): Promise<void> {
  for (const row of await engine.query(
    `select o.currency, o.span, o.item_key::integer as item_key, o.age::integer as age, o.open_minor::double as open_minor,
       p.days::integer as days, p.promised_minor::double as promised_minor
     from forecast_open o left join forecast_promised p on p.span = o.span and p.item_key = o.item_key and p.promised_minor > 0
     where o.is_giant order by o.open_minor desc, o.age desc, p.days, p.promised_minor`,
  ))
    books.get(row.currency as string | null)!.origins[row.span as number]!.giantItems.push({
      itemKey: row.item_key as number,
      age: row.age as number,
      openMinor: row.open_minor as number,
      promised:
        row.days === null
          ? null
          : { days: row.days as number, minor: row.promised_minor as number },
    });
}
