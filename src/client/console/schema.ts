/** What a query can read: every table and view of the pack with its columns and what they mean. */
import type { Engine } from '../../engine/engine.ts';
import { h } from '../../report/parts/dom.ts';

const TABLES = `select table_name as name, comment from duckdb_tables() where not internal
union all select view_name, comment from duckdb_views() where not internal order by name`;
const COLUMNS = `select table_name as relation, column_name as name, data_type as type, comment
from duckdb_columns() where not internal order by relation, column_index`;

/** A list that folds out table by table. */
export async function schemaList(document: Document, engine: Engine): Promise<Element> {
  const tables = await engine.query(TABLES);
  const columns = await engine.query(COLUMNS);
  const names = [...new Map(tables.map((row) => [row.name, row])).values()];
  return h(
    document,
    'ul',
    { class: 'schema' },
    names.map(({ name, comment }) =>
      h(
        document,
        'li',
        null,
        h(
          document,
          'details',
          null,
          h(
            document,
            'summary',
            null,
            h(document, 'code', null, String(name)),
            comment ? ` ${comment}` : '',
          ),
          h(
            document,
            'ul',
            null,
            columns
              .filter(({ relation }) => relation === name)
              .map((column) =>
                h(
                  document,
                  'li',
                  null,
                  h(document, 'code', null, `${column.name} ${column.type}`),
                  column.comment ? ` ${column.comment}` : '',
                ),
              ),
          ),
        ),
      ),
    ),
  );
}
