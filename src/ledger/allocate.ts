/**
 * The one sequential model: which money reached which item on which day (METRICS C1–C6). Time runs forward once;
 * nothing that happens later changes what was decided before, so the state at a day depends only on the days up to it.
 */
import TinyQueue from 'tinyqueue';
import { amounts, whole } from './columns.ts';
import { stableOrder } from './order.ts';
import { Lists, Siblings } from './queues.ts';
import {
  EVENT_KINDS,
  type LedgerAnswer,
  type LedgerEvents,
  type LedgerItems,
  NONE,
} from './types.ts';

const CASH = EVENT_KINDS.indexOf('cash');
const CREDIT_NOTE = EVENT_KINDS.indexOf('credit_note');
const REFUND = EVENT_KINDS.indexOf('refund');

/** Runs the ledger. Throws where an amount is not a positive safe integer or items are not in order. */
export function allocate(items: LedgerItems, events: LedgerEvents): LedgerAnswer {
  const ledger = new Ledger(items, events);
  ledger.run();
  return ledger.result();
}

class Ledger {
  private readonly items: LedgerItems;
  private readonly events: LedgerEvents;
  /** What is open of each item, what is left of each event. */
  private readonly open: Float64Array;
  private readonly left: Float64Array;
  private readonly itemsOf: Siblings;
  private readonly hasOldestFirst: boolean;
  /** Referenced money that waits for items of its invoice that are not issued yet. */
  private readonly waiting = new Lists();
  /** Money that lies unapplied: by party and by invoice for refunds, by party for oldest first. */
  private readonly lying = new Lists();
  private readonly lyingOf = new Lists();
  private readonly oldest = new Lists();
  private readonly openItems = new Map<number, TinyQueue<number>>();
  /** Per invoice its latest allocation of cash, per allocation the one before, and what is left to take back. */
  private readonly lastCashOf: Int32Array;
  private readonly earlierCash = whole();
  private readonly takable = amounts();
  private readonly allocation = {
    item: whole(),
    event: whole(),
    appliedDay: whole(),
    amount: amounts(),
  };
  private readonly credit = {
    event: whole(),
    item: whole(),
    startDay: whole(),
    endDay: whole(),
    amount: amounts(),
  };

  constructor(items: LedgerItems, events: LedgerEvents) {
    this.items = items;
    this.events = events;
    this.open = new Float64Array(items.amount.length);
    this.left = new Float64Array(events.amount.length);
    this.hasOldestFirst = Array.prototype.includes.call(events.oldestFirst, 1);
    for (let i = 0; i < items.amount.length; i++) {
      assertAmount(items.amount[i]!);
      if (i > 0 && items.issueDay[i]! < items.issueDay[i - 1]!)
        throw new Error('items must be sorted by issue day');
    }
    for (let e = 0; e < events.amount.length; e++) assertAmount(events.amount[e]!);
    this.itemsOf = new Siblings(items);
    this.lastCashOf = new Int32Array(this.itemsOf.invoices).fill(-1);
  }

  run(): void {
    const { items, events } = this;
    const { action, day, order } = actionsByDay(events);
    let item = 0;
    let at = 0;
    while (item < items.amount.length || at < order.length) {
      const itemDay = item < items.amount.length ? items.issueDay[item]! : NONE;
      const actionDay = at < order.length ? day[order[at]!]! : NONE;
      if (itemDay <= actionDay) this.issue(item++, itemDay);
      else this.act(action[order[at++]!]!, actionDay);
    }
  }

  result(): LedgerAnswer {
    for (let event = 0; event < this.left.length; event++)
      if (this.left[event]! > 0) this.addCredit(event, NONE, NONE, this.left[event]!);
    const { allocation: a, credit: c } = this;
    return {
      allocations: {
        item: a.item.done(),
        event: a.event.done(),
        appliedDay: a.appliedDay.done(),
        amount: a.amount.done(),
      },
      credits: {
        event: c.event.done(),
        item: c.item.done(),
        startDay: c.startDay.done(),
        endDay: c.endDay.done(),
        amount: c.amount.done(),
      },
      open: this.open,
    };
  }

  private issue(item: number, day: number): void {
    this.open[item] = this.items.amount[item]!;
    this.waiting.walk(this.items.invoice[item]!, this.isLeft, (event) => {
      this.applyToNamed(event, day);
      return true;
    });
    if (!this.hasOldestFirst) return;
    const party = this.items.party[item]!;
    this.oldest.walk(party, this.isLeft, (event) => {
      this.apply(event, item, day);
      return this.open[item]! > 0;
    });
    this.noteOpen(item);
  }

  /** An event arrives on its payment day and, if that is later, becomes usable on its application day. */
  private act(event: number, day: number): void {
    const { events } = this;
    const isArrival = day === events.payDay[event]!;
    if (events.kind[event] === REFUND) {
      this.refund(event, day);
      return;
    }
    if (isArrival) this.left[event] = events.amount[event]!;
    if (day >= events.applyDay[event]!) this.applyToItems(event, day);
    if (!isArrival || this.left[event] === 0) return;
    const kind = events.kind[event]!;
    if (kind !== CASH && kind !== CREDIT_NOTE) return;
    this.lying.push(events.party[event]!, event);
    this.lyingOf.push(events.invoice[event]!, event);
  }

  private applyToItems(event: number, day: number): void {
    const { events } = this;
    const invoice = events.invoice[event]!;
    if (invoice !== NONE) {
      const isEarly = this.applyToNamed(event, day);
      if (isEarly && this.left[event]! > 0) this.waiting.push(invoice, event);
    } else if (events.oldestFirst[event] === 1) {
      const heap = this.openItems.get(events.party[event]!);
      for (let item = heap?.peek(); item !== undefined; item = heap!.peek()) {
        if (this.left[event] === 0) break;
        this.apply(event, item, day);
        if (this.open[item] === 0) heap!.pop();
      }
      if (this.left[event]! > 0) this.oldest.push(events.party[event]!, event);
    }
  }

  /** To the items that a referenced event may reach, earliest due first; whether some are not issued yet. */
  private applyToNamed(event: number, day: number): boolean {
    const { issueDay } = this.items;
    const named = this.events.item[event]!;
    if (named !== NONE) {
      if (issueDay[named]! > day) return true;
      this.apply(event, named, day);
      return false;
    }
    const { itemsOf } = this;
    const invoice = this.events.invoice[event]!;
    let isEarly = false;
    for (let at = itemsOf.from(invoice); at < itemsOf.from(invoice + 1); at++) {
      const item = itemsOf.at(at);
      if (issueDay[item]! <= day) this.apply(event, item, day);
      else isEarly = true;
    }
    return isEarly;
  }

  /** Moves what both sides have: the lesser of what is left of the event and open of the item. */
  private apply(event: number, item: number, day: number): void {
    const amount = Math.min(this.left[event]!, this.open[item]!);
    if (amount <= 0) return;
    this.left[event]! -= amount;
    this.open[item]! -= amount;
    const key = this.addAllocation(item, event, day, amount);
    if (this.events.kind[event] === CASH) {
      const invoice = this.items.invoice[item]!;
      this.takable.set(key, amount);
      this.earlierCash.set(key, this.lastCashOf[invoice]!);
      this.lastCashOf[invoice] = key;
    }
    if (this.events.payDay[event]! < day) this.addCredit(event, item, day, amount);
  }

  /** Uses up lying money of the party, its invoice's first; then takes back cash of the invoice it names. */
  private refund(event: number, day: number): void {
    const { events } = this;
    const party = events.party[event]!;
    const invoice = events.invoice[event]!;
    let need = events.amount[event]!;
    const use = (source: number): boolean => {
      if (need > 0 && events.party[source] === party && this.left[source]! > 0) {
        const amount = Math.min(need, this.left[source]!);
        need -= amount;
        this.left[source]! -= amount;
        this.addCredit(source, NONE, day, amount);
      }
      return need > 0;
    };
    this.lyingOf.walk(invoice, this.isLeft, use);
    this.lying.walk(party, this.isLeft, use);
    let key = invoice === NONE ? -1 : (this.lastCashOf[invoice] ?? -1);
    for (; key >= 0 && need > 0; key = this.earlierCash.at(key)) {
      const amount = Math.min(need, this.takable.at(key));
      if (amount === 0) continue;
      need -= amount;
      this.takable.set(key, this.takable.at(key) - amount);
      const item = this.allocation.item.at(key);
      this.open[item]! += amount;
      this.addAllocation(item, event, day, -amount);
      if (this.hasOldestFirst && this.open[item] === amount) this.noteOpen(item);
    }
    if (need > 0) this.addCredit(event, NONE, NONE, -need);
  }

  private readonly isLeft = (event: number): boolean => this.left[event]! > 0;

  private noteOpen(item: number): void {
    const party = this.items.party[item]!;
    if (party === NONE || this.open[item] === 0) return;
    let heap = this.openItems.get(party);
    if (!heap) {
      const { dueDay } = this.items;
      heap = new TinyQueue<number>([], (a, b) => dueDay[a]! - dueDay[b]! || a - b);
      this.openItems.set(party, heap);
    }
    heap.push(item);
  }

  private addAllocation(item: number, event: number, day: number, amount: number): number {
    const { allocation } = this;
    allocation.item.push(item);
    allocation.event.push(event);
    allocation.appliedDay.push(day);
    allocation.amount.push(amount);
    this.takable.push(0);
    this.earlierCash.push(-1);
    return allocation.item.length - 1;
  }

  private addCredit(event: number, item: number, endDay: number, amount: number): void {
    const { credit } = this;
    credit.event.push(event);
    credit.item.push(item);
    credit.startDay.push(this.events.payDay[event]!);
    credit.endDay.push(endDay);
    credit.amount.push(amount);
  }
}

function assertAmount(amount: number): void {
  if (!(Number.isSafeInteger(amount) && amount > 0))
    throw new Error(`amount is not a positive whole number of minor units: ${amount}`);
}

/**
 * Every event on its payment day and, if later, again on its application day; `order` is by day, then read order, but
 * what is given back on a day comes after all that came on it, in whichever order an export lists them.
 */
function actionsByDay({ kind, payDay, applyDay }: LedgerEvents) {
  const comesLater = (event: number): boolean =>
    applyDay[event]! > payDay[event]! && kind[event] !== REFUND;
  let count = payDay.length;
  for (let event = 0; event < payDay.length; event++) if (comesLater(event)) count++;
  const action = new Int32Array(count);
  const day = new Int32Array(count);
  let at = 0;
  for (let event = 0; event < payDay.length; event++) {
    action[at] = event;
    day[at++] = payDay[event]!;
    if (!comesLater(event)) continue;
    action[at] = event;
    day[at++] = applyDay[event]!;
  }
  const turn = day.map((d, i) => d * 2 + (kind[action[i]!] === REFUND ? 1 : 0));
  return { action, day, order: stableOrder(turn) };
}
