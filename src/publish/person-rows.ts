/**
 * Rows that customers' pages list, as JSON text in a temporary table of the engine's: one row each, in order, so that
 * memory for the lists is needed for some customers at a time. The engine writes the JSON: no row becomes an object here.
 */
import { sqlText } from '../engine/engine.ts';
import { rowsPlanner } from '../rows/ask-rows.ts';
import { ownerColumn } from '../rows/listed-rows.ts';
import { MAX_PERSON_ROWS, type PersonRange } from '../rows/person-file.ts';
import type { RowsQuestion } from '../rows/types.ts';
import type { OpenReport } from './open-report.ts';

const TABLE = 'person_row';
/** To which lot of files somebody belongs. */
const LOT = 'person_lot';
/** The rows, lot by lot. */
const DIVIDED = 'divided_person_row';

/** Over a connection of the caller's, which holds the table. */
export class PersonRows {
  readonly #report: OpenReport;
  #sets = 0;

  constructor(report: OpenReport) {
    this.#report = report;
  }

  /** Adds the rows that everybody has of a set; `question` may be about any customer. */
  async add(question: RowsQuestion): Promise<Omit<PersonRange['sets'][number], 'key'>> {
    const { engine, ...context } = this.#report;
    const { customer: _, ...filter } = question.filter ?? {};
    const whole = { ...question, filter, eachCustomer: true as const };
    const { source, columns, sql } = await rowsPlanner(engine, context)(whole);
    const owner = ownerColumn('customer');
    const own = columns.filter(({ id }) => id !== owner);
    const cells = own.map(({ id }) => `"${id}"`).join(', ');
    const rows = `select ${owner}::varchar as id, ${this.#sets}::integer as place, json_array(${cells})::varchar as text
      from (${sql}) where ${owner} is not null`;
    await engine.run(
      this.#sets === 0
        ? `create or replace temp table ${TABLE} as ${rows}`
        : `insert into ${TABLE} ${rows}`,
    );
    this.#sets++;
    return { columns: own, amountColumn: source.amountColumn };
  }

  /** By customer who has any rows, how many characters the list of lists takes. */
  async lengths(): Promise<Map<string, number>> {
    if (this.#sets === 0) return new Map();
    const found = await this.#report.engine.query(
      `select id, (sum(length) + 3 * max(place) - 2 * count(*) + 4)::integer as length
      from (select id, place, case when ${IS_LISTED} then sum(length(text)) + count(*) + 1 else ${'null'.length} end as length
        from ${TABLE} group by id, place) group by id`,
    );
    return new Map(found.map(({ id, length }) => [id as string, length as number]));
  }

  /** Lays the rows of some customers after those of others, so that `lists` of a lot reads no other's texts. */
  async divide(lots: readonly (readonly string[])[]): Promise<void> {
    if (this.#sets === 0) return;
    const { engine } = this.#report;
    await engine.run(`create or replace temp table ${LOT} (id varchar, lot integer)`);
    for (const [lot, ids] of lots.entries())
      if (ids.length > 0)
        await engine.run(
          `insert into ${LOT} select unnest([${ids.map(sqlText).join(', ')}]), ${lot}`,
        );
    await engine.run(`create or replace temp table ${DIVIDED} as
      select lot, id, place, text from ${TABLE} r join ${LOT} using (id) order by lot, r.rowid`);
    await engine.run(`drop table ${TABLE}`);
  }

  /** By customer of a lot, the lists in the order of the sets; none at places without rows, `null` where there are too many. */
  async lists(lot: number): Promise<Map<string, (string | undefined)[]>> {
    const lists = new Map<string, (string | undefined)[]>();
    if (this.#sets === 0) return lists;
    const found = await this.#report.engine.query(
      `select id, place, case when ${IS_LISTED} then '[' || string_agg(text, ',' order by rowid) || ']' else 'null' end as list
      from ${DIVIDED} where lot = ${lot} group by id, place`,
    );
    for (const { id, place, list } of found) {
      const own = lists.get(id as string) ?? [];
      lists.set(id as string, own);
      own[place as number] = list as string;
    }
    return lists;
  }

  async close(): Promise<void> {
    for (const table of [TABLE, LOT, DIVIDED])
      await this.#report.engine.run(`drop table if exists ${table}`);
  }
}

const IS_LISTED = `count(*) <= ${MAX_PERSON_ROWS}`;
