/** The customers of the meeting: the lines of the work list, in its order. */
import { NONE } from '../../metrics/types.ts';

export interface AgendaLine {
  customer: string;
  name: string;
  currency: string | null;
  /** The next step of the ladder. */
  step: string;
  /** Who looks after the customer. */
  owner: string;
  /** What the list says of the customer, under the heads of its columns. */
  facts: { label: string; text: string }[];
}

export function readAgenda(table: Element | null): AgendaLine[] {
  const heads = [...(table?.querySelectorAll('thead th') ?? [])].map((head) => textIn(head));
  const rows = [...(table?.querySelectorAll<HTMLElement>('tbody tr[data-customer]') ?? [])];
  // nothing can be decided about nobody
  const named = rows.filter(({ dataset }) => dataset.customer !== NONE);
  return named.map((row) => {
    const [head, ...cells] = [...row.children];
    // beside the name stands its number
    const name = head?.querySelector('a') ?? head;
    return {
      customer: row.dataset.customer!,
      name: name ? textIn(name) : '',
      currency: row.dataset.currency || null,
      step: row.dataset.step ?? '',
      owner: row.dataset.owner ?? '',
      facts: cells.map(textIn).flatMap((text, i) => {
        return text === '' ? [] : [{ label: heads[i + 1] ?? '', text }];
      }),
    };
  });
}

const textIn = (cell: Element): string => (cell.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
