/** The ledger's closing state: what is open, when the other items were settled, and money that reached no item. */
import { amountColumn, integerColumn } from './columns.ts';
import { type Allocations, NO_KEY } from './types.ts';

/** Indexes of items and events are those of the ledger's input. */
export interface ClosingState {
  openItem: Int32Array;
  settledItem: Int32Array;
  /** Of each settled item the day on which its balance reached 0 for good. */
  settledDay: Int32Array;
  /** By the index of the allocation: 1 where it settled its item for good. */
  isSettling: Int32Array;
  unusedEvent: Int32Array;
  /** Of each such event, > 0; of a refund what it gave back without reversing an application. */
  unused: Float64Array;
}

/** `open` is what is left of each item at the end, `amount` what each event came with. */
export function closingState(
  { item, event, appliedDay, amount: applied }: Allocations,
  open: Float64Array,
  amount: Float64Array,
): ClosingState {
  const lastAllocation = new Int32Array(open.length).fill(NO_KEY);
  const rest = amount.slice();
  for (let i = 0; i < item.length; i++) {
    lastAllocation[item[i]!] = i;
    rest[event[i]!]! -= Math.abs(applied[i]!);
  }
  const isSettling = new Int32Array(item.length);
  const openItem = integerColumn();
  const settledItem = integerColumn();
  const settledDay = integerColumn();
  const unusedEvent = integerColumn();
  const unused = amountColumn();
  for (let i = 0; i < open.length; i++) {
    if (open[i]! > 0) {
      openItem.push(i);
      continue;
    }
    isSettling[lastAllocation[i]!] = 1;
    settledItem.push(i);
    settledDay.push(appliedDay[lastAllocation[i]!]!);
  }
  for (let i = 0; i < rest.length; i++) {
    if (rest[i] === 0) continue;
    unusedEvent.push(i);
    unused.push(rest[i]!);
  }
  return {
    openItem: openItem.values(),
    settledItem: settledItem.values(),
    settledDay: settledDay.values(),
    isSettling,
    unusedEvent: unusedEvent.values(),
    unused: unused.values(),
  };
}
