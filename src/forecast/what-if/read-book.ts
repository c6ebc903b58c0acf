/** Reads at build what the reader's own assumptions are worked out from. Needs the forecast's tables. */
import { columnsFrom } from '../../engine/columns.ts';
import type { Engine } from '../../engine/engine.ts';
import type { IsoDate } from '../../format/date.ts';
import { OWNERS, PARTS, type WrittenBook } from './book.ts';
import type { WrittenGoesBy } from './written-goes-by.ts';

export async function readWhatIfBook(engine: Engine, asOf: IsoDate): Promise<WrittenBook> {
  const learnt = await engine.query(
    'select currency, kept::double as kept, goes_by from forecast_learnt order by currency nulls last',
  );
  const currencies = learnt.map(({ currency, kept, goes_by }) => ({
    currency: currency as string | null,
    kept: kept as number,
    goesBy: JSON.parse(goes_by as string) as WrittenGoesBy,
  }));
  const rows = await columnsFrom(
    engine,
    `select * replace (age::double as age, days::double as days, minor::double as minor) from forecast_cell
     order by currency, customer, rep, region, segment, part, age, days`,
  );
  const texts = {
    currency: rows.texts('currency'),
    part: rows.texts('part'),
    ...owners((key) => rows.texts(key)),
  };
  const known = {
    currency: currencies.map(({ currency }) => currency),
    part: [...PARTS] as (string | null)[],
    ...owners((key) => [...new Set(texts[key])]),
  };
  const keys = ['currency', 'part', ...OWNERS] as const;
  const places = Object.fromEntries(
    keys.map((key) => [key, new Map(known[key].map((text, i) => [text, i]))]),
  );
  const groups: WrittenBook['groups'] = {
    ...{ currency: [], part: [], cells: [] },
    ...owners((): number[] => []),
  };
  for (let i = 0; i < rows.length; i++) {
    const isNew = i === 0 || keys.some((key) => texts[key][i] !== texts[key][i - 1]);
    if (isNew) {
      for (const key of keys) groups[key].push(places[key]!.get(texts[key][i]!)!);
      groups.cells.push(0);
    }
    groups.cells[groups.cells.length - 1]!++;
  }
  return {
    asOf,
    currencies,
    owners: owners((key) => known[key]),
    groups,
    cells: {
      age: [...rows.numbers('age')],
      days: Array.from(rows.numbers('days'), (days) => days || 0),
      minor: [...rows.numbers('minor')],
    },
  };
}

const owners = <Value>(of: (key: (typeof OWNERS)[number]) => Value) =>
  Object.fromEntries(OWNERS.map((key) => [key, of(key)])) as Record<(typeof OWNERS)[number], Value>;
