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
  let order: RowsQuestion['sort'];
  let materialised: Promise<MaterialisedRows | null> | undefined;
  /** Null where the rows are few, or do not fit into the engine's memory: then each page is asked for. */
  const materialise = (): Promise<MaterialisedRows | null> => {
    materialised ??=
      count <= MAX_ROWS_BY_PAGE
        ? Promise.resolve(null)
        : source
            .engine()
            .then((engine) => {
              storingEngine = engine;
              return materialiseRows(engine, sql, scope);
            })
            .catch(() => null);
    return materialised;
  };
  const fetchRows = async (offset: number, limit: number): Promise<Row[]> => {
    const rows = await materialise();
    if (rows) return rows.page(offset, limit);
    return (await source.askRows({ ...question, sort: order, offset, limit })).rows;
  };
  return {
    fetchRows,
    async sort(sort) {
      const rows = await materialise();
      order = sort;
      if (rows) materialised = rows.sorted(sort).catch(() => null);
      return fetchRows(0, PAGE);
    },
    prepare: () => void materialise(),
  };
}
