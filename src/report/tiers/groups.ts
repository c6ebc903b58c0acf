/**
 * A table of customers in groups: a few rows of all groups are in sight, and a link to one of the groups leaves it alone
 * in sight, whole and without a script.
 */
import type { RenderContext } from '../page.ts';
import { type Column, type TableSpec, table } from '../parts/table.ts';
import { FEW, fewRows } from '../parts/table-tools.ts';

interface Group<Row> {
  /** What a link calls it. */
  place: string;
  rows: Row[];
}

/** Of a larger group this many are listed; the figure that leads to it opens all of its rows. */
const LISTED = 50;

export function groupedTable<Row>(
  context: RenderContext,
  id: string,
  groups: Group<Row>[],
  spec: Omit<TableSpec<Row>, 'rows'> & { columns: Column<Row>[] },
): HTMLElement {
  const { h, t } = context;
  const rows = groups.flatMap((group) => group.rows.slice(0, LISTED));
  const box = table(h, {
    ...spec,
    ...{ rows, stacks: true, few: fewRows(rows.length, context, 'unmarked') },
  });
  const body = box.querySelector('tbody')!;
  if (rows.length > 0) {
    const lines = [...body.children];
    for (const line of lines.slice(FEW)) line.setAttribute('data-rest', '');
    const bodies = groups.map((group) => {
      const own = lines.splice(0, Math.min(LISTED, group.rows.length));
      const more = group.rows.length - own.length;
      const rest = h('td', { colspan: spec.columns.length, class: 'empty' });
      rest.append(t('tiers.more', { n: more }));
      return h(
        'tbody',
        { id: group.place, role: 'rowgroup' },
        own,
        more > 0 ? h('tr', { 'data-rest': '' }, rest) : null,
      );
    });
    body.replaceWith(...bodies);
  }
  return h(
    'div',
    { id, class: 'grouped' },
    box,
    h('p', { class: 'all-groups' }, h('a', { href: `#${id}` }, t('tiers.all'))),
  );
}
