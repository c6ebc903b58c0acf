/** Rows of one height in a box that scrolls: only those in sight are in the document. */

export interface WindowedRows {
  /** Shows `count` rows from the first one on; `draw` makes the row of an index. */
  show(count: number, draw: (index: number) => Element): void;
  /** Draws the rows in sight again where they are. */
  refresh(): void;
  /** All rows at once, for printing; then the window again. */
  unfold(limit: number): void;
  fold(): void;
}

/** Fewer rows than this are all drawn. */
const FEW = 200;
/** Rows drawn beyond either edge. */
const MARGIN = 15;

/** Windows the body of the table in `box`; `columns` is the width of its rows in cells. */
export function windowRows(
  box: HTMLElement,
  columns: number,
  onDrawn: (rows: ParentNode) => void,
): WindowedRows {
  const document = box.ownerDocument;
  const table = box.querySelector('table')!;
  const body = table.querySelector('tbody')!;
  let count = 0;
  let draw: (index: number) => Element;
  let range = [-1, -1];
  let rowHeight = 40;
  let whole = 0;
  /** Rows in the document, by index: a scroll draws only those that come into it. */
  const drawn = new Map<number, Element>();

  const gap = (): HTMLElement => {
    const line = document.createElement('tr');
    line.className = 'gap';
    line.setAttribute('aria-hidden', 'true');
    const cell = document.createElement('td');
    cell.setAttribute('colspan', String(columns));
    line.append(cell);
    return line;
  };
  /** What stands for the rows before and after those drawn. */
  const [above, below] = [gap(), gap()];
  const place = (line: HTMLElement, rows: number, isFirst: boolean): void => {
    (line.firstElementChild as HTMLElement).style.height = `${Math.round(rows * rowHeight)}px`;
    if (rows === 0) line.remove();
    else if (line.parentNode !== body) body[isFirst ? 'prepend' : 'append'](line);
  };
  const rowOf = (index: number): Element => {
    const line = draw(index);
    // The head is row 1.
    line.setAttribute('aria-rowindex', String(index + 2));
    return line;
  };
  /** Only rows that come into sight are drawn, and only those that leave it are taken out: the rest stays in place. */
  const fill = (from: number, to: number): void => {
    if (from === range[0] && to === range[1]) return;
    range = [from, to];
    // A focused link or button keeps its focus when its row is drawn again.
    const nameOf = (element: Element | null): string | null =>
      element?.getAttribute('href') ?? element?.getAttribute('data-open') ?? null;
    const focused = body.contains(document.activeElement) ? nameOf(document.activeElement) : null;
    const staying = new Set<Element>([above, below]);
    for (const [index, line] of drawn)
      if (index < from || index >= to) drawn.delete(index);
      else staying.add(line);
    for (const line of [...body.children]) if (!staying.has(line)) line.remove();
    place(above, from, true);
    place(below, count - to, false);
    let next = from > 0 ? above.nextSibling : body.firstChild;
    for (let index = from; index < to; index++) {
      const known = drawn.get(index);
      if (known) {
        next = known.nextSibling;
        continue;
      }
      const line = rowOf(index);
      drawn.set(index, line);
      body.insertBefore(line, next);
    }
    if (focused && nameOf(document.activeElement) !== focused)
      [...body.querySelectorAll<HTMLElement>('a[href], [data-open]')]
        .find((element) => nameOf(element) === focused)
        ?.focus({ preventScroll: true });
    onDrawn(body);
  };
  const update = (): void => {
    const all = whole > 0 ? whole : FEW;
    if (whole > 0 || count <= all) {
      fill(0, Math.min(count, all));
      return;
    }
    const height = body.querySelector('tr:not(.gap)')?.getBoundingClientRect().height;
    if (height) rowHeight = height;
    const top = Math.floor(box.scrollTop / rowHeight);
    const seen = Math.ceil(box.clientHeight / rowHeight);
    // Steps, so that a small scroll draws nothing.
    const from = Math.max(0, Math.floor(top / MARGIN) - 1) * MARGIN;
    fill(from, Math.min(count, from + seen + 3 * MARGIN));
  };
  box.addEventListener('scroll', update, { passive: true });
  return {
    show(rows, drawRow) {
      count = rows;
      draw = drawRow;
      range = [-1, -1];
      drawn.clear();
      table.setAttribute('aria-rowcount', String(rows + 1));
      box.classList.toggle('windowed', rows > FEW);
      box.scrollTop = 0;
      update();
    },
    refresh() {
      range = [-1, -1];
      drawn.clear();
      update();
    },
    unfold(limit) {
      whole = limit;
      update();
    },
    fold() {
      whole = 0;
      update();
    },
  };
}
