/** Who is in which tier, now and at the end of the month before: one line a customer. */
import { addDays, type IsoDate, monthOf, monthStart } from '../../format/date.ts';
import { sumOf } from '../../format/sum-of.ts';
import { tierCellAt, tierCellId } from '../../metrics/tier-cells.ts';
import type { Answer, Question } from '../../metrics/types.ts';
import { byCustomer } from '../../view/question.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import type { RenderContext } from '../page.ts';
import { rowsOf } from '../parts/answer-rows.ts';

export interface Place {
  cell: string;
  letter: string;
  /** Minor units of the view's currency. */
  overdue: number;
}

export interface TieredCustomer {
  customer: string | null;
  /** Null where nothing is overdue. */
  now: Place | null;
  before: Place | null;
  /** Days that the oldest overdue item is late; null where nothing is overdue. */
  oldest: number | null;
}

/** The last day of the month before the as-of date's; null where the data does not reach back. */
export function monthEndBefore({ firstDate }: Site, { asOf }: View): IsoDate | null {
  const end = addDays(monthStart(monthOf(asOf)), -1);
  return end < firstDate ? null : end;
}

export function tierQuestions(site: Site, view: View): Record<string, Question> {
  const before = monthEndBefore(site, view);
  return {
    now: byCustomer(view, 'tier_cell_amount'),
    ...(before && { before: byCustomer(view, 'tier_cell_amount', { asOf: before }) }),
    oldest: byCustomer(view, 'oldest_overdue_days'),
  };
}

/** Everybody who owes late now or did, the most urgent first. */
export function tieredCustomers(
  answers: Record<string, Answer>,
  context: RenderContext,
): TieredCustomer[] {
  const { matrix } = context.site.params.tiers;
  const all = new Map<string | null, TieredCustomer>();
  const places = (name: 'now' | 'before'): void => {
    if (!answers[name]) return;
    for (const { by, value } of rowsOf(answers[name], context)) {
      if (!value || !by.tier_cell) continue;
      const customer = by.customer ?? null;
      const [row, column] = tierCellAt(by.tier_cell);
      const one = all.get(customer) ?? { customer, now: null, before: null, oldest: null };
      one[name] = { cell: by.tier_cell, letter: matrix[row]![column]!, overdue: value };
      all.set(customer, one);
    }
  };
  places('now');
  places('before');
  for (const { by, value } of answers.oldest ? rowsOf(answers.oldest, context) : []) {
    const one = all.get(by.customer ?? null);
    if (one?.now) one.oldest = value;
  }
  const order = lettersOf(context.site);
  const rank = ({ now }: TieredCustomer): number =>
    now ? order.indexOf(now.letter) : order.length;
  return [...all.values()].sort(
    (a, b) => rank(a) - rank(b) || (b.now?.overdue ?? 0) - (a.now?.overdue ?? 0),
  );
}

/** The letters of the matrix, the most urgent first. */
export const lettersOf = ({ params }: Pick<Site, 'params'>): string[] =>
  [...new Set(params.tiers.matrix.flat())].sort();

/** The cells that have a letter, the largest amounts first. */
export const cellsOf = ({ params }: Pick<Site, 'params'>, letter: string): string[] =>
  params.tiers.matrix
    .map((line, row) =>
      line.flatMap((own, column) => (own === letter ? [tierCellId(row, column)] : [])),
    )
    .reverse()
    .flat();

export const overdueOf = (places: (Place | null)[]): number =>
  sumOf(places, (place) => place?.overdue ?? 0);

/** From one tier to another; null: not overdue. */
export interface Move {
  from: string | null;
  to: string | null;
  /** Of customers whose tier this changed. */
  customers: TieredCustomer[];
}

export type MoveKind = 'up' | 'down' | 'new' | 'gone';

export const kindOf = ({ from, to }: Pick<Move, 'from' | 'to'>): MoveKind =>
  from === null ? 'new' : to === null ? 'gone' : to < from ? 'up' : 'down';

const KINDS: MoveKind[] = ['up', 'down', 'new', 'gone'];

/** What moved: rises first, and of each kind those into the most urgent tier; the largest amounts first. */
export function movesOf(customers: TieredCustomer[]): Move[] {
  const moves = new Map<string, Move>();
  for (const one of customers) {
    const [from, to] = [one.before?.letter ?? null, one.now?.letter ?? null];
    if (from === to) continue;
    const key = `${from} ${to}`;
    const move = moves.get(key) ?? { from, to, customers: [] };
    move.customers.push(one);
    moves.set(key, move);
  }
  const largest = ({ now, before }: TieredCustomer): number => (now ?? before)!.overdue;
  for (const { customers: own } of moves.values()) own.sort((a, b) => largest(b) - largest(a));
  const text = ({ from, to }: Move): string => `${to ?? ''}${from ?? ''}`;
  return [...moves.values()].sort(
    (a, b) => KINDS.indexOf(kindOf(a)) - KINDS.indexOf(kindOf(b)) || (text(a) < text(b) ? -1 : 1),
  );
}
