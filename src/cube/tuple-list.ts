/** The tuples of filter values that cells belong to, numbered in the engine, so that cells come with numbers. */
import type { NativeEngine } from '../engine/native.ts';
import type { FilterKey } from '../metrics/types.ts';

export interface TupleList {
  dimensions: FilterKey[];
  /** Gives numbers to the tuples of the table `cells` that have none. */
  add(cells: string): Promise<void>;
  /** SQL: joins `cells`, named `c`, with its tuples, named `t`, where they are known; the number is `t.tuple`. */
  join: string;
  /** By number; one column a dimension. */
  read(): Promise<(string | null)[][]>;
  drop(): Promise<void>;
}

/** The tuples of the items come first, in order. `name`: the temporary table that holds the list. */
export async function openTuples(
  engine: NativeEngine,
  name: string,
  dimensions: FilterKey[],
): Promise<TupleList> {
  const columns = dimensions.map((key) => `${key}::varchar as ${key}`).join(', ');
  const keys = dimensions.join(', ');
  const isSame = dimensions.map((key) => `c.${key} is not distinct from t.${key}`).join(' and ');
  const numbered = (from: string, rows: string): string =>
    `select (${from} + row_number() over (order by ${keys}) - 1)::integer as tuple, ${keys} from (${rows})`;
  await engine.run(
    `create or replace temp table ${name} as ${numbered('0', `select distinct ${columns} from mart_item`)}`,
  );
  return {
    dimensions,
    join: `left join ${name} t on ${isSame}`,
    add: (cells) =>
      engine.run(
        `insert into ${name} ${numbered(
          `(select count(*) from ${name})`,
          `select distinct ${columns} from ${cells} c where not exists (select 1 from ${name} t where ${isSame})`,
        )}`,
      ),
    async read() {
      const result = await engine.connection.run(`select ${keys} from ${name} order by tuple`);
      return (await result.getColumns()) as (string | null)[][];
    },
    drop: () => engine.run(`drop table ${name}`),
  };
}
