/** Where the rows of an open panel come from: asked for page by page while they are few, stored in the engine while they are many. */
import type { Engine, Row } from '../../engine/engine.ts';
import {
  dropMaterialised,
  type MaterialisedRows,
  materialiseRows,
} from '../../rows/materialised-rows.ts';
import type { RowsAnswer, RowsQuestion } from '../../rows/types.ts';
import { PAGE } from './row-table.ts';
import type { PanelSource } from './tab.ts';

/** More rows than this are stored: sorting them anew for every page would take longer than reading it. */
const MAX_ROWS_BY_PAGE = 2000;

/** The engine that stores rows, if one does. */
let storingEngine: Engine | null = null;

/** Drops the stored rows: nobody looks at them any more. */
export function releaseStore(): void {
  if (storingEngine) void dropMaterialised(storingEngine).catch(() => {});
  storingEngine = null;
}

export interface RowStore {
  /** Rows from `offset` on, in the order last asked for. */
  fetchRows(offset: number, limit: number): Promise<Row[]>;
  /** Another order; its first page. */
  sort(sort: NonNullable<RowsQuestion['sort']>): Promise<Row[]>;
  /** Makes further pages quick, where that is worth it. */
  prepare(): void;
}

export function rowStore(
  source: PanelSource,
  question: RowsQuestion,
  { sql, scope, count }: RowsAnswer,
): RowStore {
  /** The orders asked for, one after the other: rows that are equal in the last stand as the one before left them. */
  const orders: NonNullable<RowsQuestion['sort']>[] = [];
  let stored: Promise<MaterialisedRows | null> | undefined;
  const store = async (): Promise<MaterialisedRows> => {
    const engine = await source.engine();
    storingEngine = engine;
    let rows = await materialiseRows(engine, sql, scope);
    for (const order of orders) rows = await rows.sorted(order);
    return rows;
  };
  /** Null where the rows are few, or do not fit into the engine's memory: then each page is asked for. */
  const materialised = (): Promise<MaterialisedRows | null> => {
    stored ??= count <= MAX_ROWS_BY_PAGE ? Promise.resolve(null) : store().catch(() => null);
    return stored;
  };
  /** An engine that was closed meanwhile has lost its tables: the rows are stored once more. */
  const materialisedAgain = (lost: typeof stored): Promise<MaterialisedRows | null> => {
    if (stored === lost) stored = undefined;
    return materialised();
  };
  const fetchRows = async (offset: number, limit: number): Promise<Row[]> => {
    const asked = materialised();
    const rows = await asked;
    if (rows)
      return rows
        .page(offset, limit)
        .catch(
          async (error) => (await materialisedAgain(asked))?.page(offset, limit) ?? fail(error),
        );
    return (await source.askRows({ ...question, sort: orders.at(-1), offset, limit })).rows;
  };
  return {
    fetchRows,
    async sort(order) {
      const rows = await materialised();
      orders.push(order);
      if (rows)
        stored = rows
          .sorted(order)
          .catch(store)
          .catch(() => null);
      return fetchRows(0, PAGE);
    },
    prepare: () => void materialised(),
  };
}

function fail(error: unknown): never {
  throw error;
}
