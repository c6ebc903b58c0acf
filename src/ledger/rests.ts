/** What the ledger leaves at the end: what is open, when the rest was settled, and money that reached no item. */
import { amounts, whole } from './columns.ts';
import { type Allocations, NONE } from './types.ts';

/** Indexes of items and events are those of the ledger's input. */
export interface Rests {
  openItem: Int32Array;
  settledItem: Int32Array;
  /** Of each settled item the day on which its balance reached 0 for good. */
  settledDay: Int32Array;
  /** 1 for the allocation that settled its item for good, by the allocations' index. */
  isSettling: Int32Array;
  unusedEvent: Int32Array;
  /** Of each such event, more or less than nothing. */
  unused: Float64Array;
}

/** `open` is what is left of each item at the end, `amount` that of each event. */
export function restsOf(
  { item, event, appliedDay, amount: applied }: Allocations,
  open: Float64Array,
  amount: Float64Array,
): Rests {
  const last = new Int32Array(open.length).fill(NONE);
  const left = amount.slice();
  for (let i = 0; i < item.length; i++) {
    last[item[i]!] = i;
    left[event[i]!]! -= Math.abs(applied[i]!);
  }
  const isSettling = new Int32Array(item.length);
  const [openItem, settledItem, settledDay, unusedEvent] = [whole(), whole(), whole(), whole()];
  const unused = amounts();
  for (let i = 0; i < open.length; i++) {
    if (open[i]! > 0) {
      openItem.push(i);
      continue;
    }
    isSettling[last[i]!] = 1;
    settledItem.push(i);
    settledDay.push(appliedDay[last[i]!]!);
  }
  for (let i = 0; i < left.length; i++) {
    if (left[i] === 0) continue;
    unusedEvent.push(i);
    unused.push(left[i]!);
  }
  return {
    openItem: openItem.done(),
    settledItem: settledItem.done(),
    settledDay: settledDay.done(),
    isSettling,
    unusedEvent: unusedEvent.done(),
    unused: unused.done(),
  };
}
