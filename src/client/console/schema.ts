/** What a query can read: every table and view of the pack with its columns and what they mean. */
import type { Engine } from '../../engine/engine.ts';
import type { ElementMaker } from '../../report/parts/dom.ts';

const TABLES = `select table_name as name, comment from duckdb_tables() where not internal
union all select view_name, comment from duckdb_views() where not internal order by name`;
const COLUMNS = `select table_name as relation, column_name as name, data_type as type, comment
from duckdb_columns() where not internal order by relation, column_index`;

/** A list that folds out table by table. */
export async function schemaList(h: ElementMaker, engine: Engine): Promise<Element> {
  const tables = await engine.query(TABLES);
  const columns = await engine.query(COLUMNS);
  const names = [...new Map(tables.map((row) => [row.name, row])).values()];
  return h(
    'ul',
    { class: 'schema' },
    names.map(({ name, comment }) =>
      h(
        'li',
        null,
        h(
          'details',
          null,
          h('summary', null, h('code', null, String(name)), comment ? ` ${comment}` : ''),
          h(
            'ul',
            null,
            columns
              .filter(({ relation }) => relation === name)
              .map((column) =>
                h(
                  'li',
                  null,
                  h('code', null, `${column.name} ${column.type}`),
                  column.comment ? ` ${column.comment}` : '',
                ),
              ),
          ),
        ),
      ),
    ),
  );
}
