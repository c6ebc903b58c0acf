/** Sorts the rows that a table shows by a column. Fetched when the head of one is first pressed. */

const COLLATOR = new Intl.Collator(undefined, { numeric: true });

/** Largest first, then smallest first; names the other way round. Rows without a key stay last. */
export function sortBy(head: Element): void {
  const table = head.closest('table')!;
  const body = table.querySelector('tbody')!;
  const heads = [...head.parentElement!.children];
  const column = heads.indexOf(head);
  const isNumeric = head.classList.contains('number');
  const before = head.getAttribute('aria-sort');
  const isDescending = before ? before === 'ascending' : isNumeric;
  for (const other of heads) other.removeAttribute('aria-sort');
  head.setAttribute('aria-sort', isDescending ? 'descending' : 'ascending');
  const rows = [...body.children];
  const sorted = rows.filter((row) => row.getAttribute('data-key'));
  const rest = rows.filter((row) => !row.getAttribute('data-key'));
  const sign = isDescending ? -1 : 1;
  sorted.sort((a, b) => sign * compare(a.children[column]!, b.children[column]!));
  body.replaceChildren(...sorted, ...rest);
}

function compare(a: Element, b: Element): number {
  const [x, y] = [a, b].map((cell) => cell.getAttribute('data-value'));
  if (x != null && y != null) return (x === '' ? -Infinity : +x) - (y === '' ? -Infinity : +y) || 0;
  return COLLATOR.compare(a.textContent ?? '', b.textContent ?? '');
}
