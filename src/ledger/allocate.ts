/**
 * The one sequential model: which money reached which item on which day, by C1–C6 of `src/metrics/METRICS.md`. Time
 * runs forward once; nothing that happens later changes what was decided before, so the state at a day depends only
 * on the days up to it. `README.md` walks one invoice through it.
 */
import TinyQueue from 'tinyqueue';
import { amountColumn, integerColumn } from './columns.ts';
import { stableOrder } from './order.ts';
import { InvoiceItems, ListsByKey } from './queues.ts';
import {
  EVENT_KINDS,
  type LedgerEvents,
  type LedgerItems,
  type LedgerResult,
  NEVER,
  NO_KEY,
} from './types.ts';

const CASH = EVENT_KINDS.indexOf('cash');
const CREDIT_NOTE = EVENT_KINDS.indexOf('credit_note');
const REFUND = EVENT_KINDS.indexOf('refund');

/** Runs the ledger. Throws where an amount is not a positive safe integer or items are not in order. */
export function allocate(items: LedgerItems, events: LedgerEvents): LedgerResult {
  const ledger = new Ledger(items, events);
  ledger.run();
  return ledger.result();
}

class Ledger {
  private readonly items: LedgerItems;
  private readonly events: LedgerEvents;
  /** What is open of each item and not yet applied of each event. */
  private readonly open: Float64Array;
  private readonly remaining: Float64Array;
  private readonly itemsByInvoice: InvoiceItems;
  private readonly hasOldestFirst: boolean;
  /** Events by the invoice that they name, some of whose items are not issued yet. */
  private readonly waitingForIssue = new ListsByKey();
  /** Cash and credit notes with an unapplied rest: what a refund gives back first. */
  private readonly unappliedByParty = new ListsByKey();
  private readonly unappliedByInvoice = new ListsByKey();
  /** Per party its money without a reference that waits for an item, and its open items, earliest due first. */
  private readonly waitingForAnyItem = new ListsByKey();
  private readonly openByParty = new Map<number, TinyQueue<number>>();
  /** Per invoice its latest allocation of cash; per allocation the one before it, and what a refund may still reverse. */
  private readonly lastCashOfInvoice: Int32Array;
  private readonly previousCash = integerColumn();
  private readonly reversible = amountColumn();
  private readonly allocation = {
    item: integerColumn(),
    event: integerColumn(),
    appliedDay: integerColumn(),
    amount: amountColumn(),
  };
  private readonly credit = {
    event: integerColumn(),
    item: integerColumn(),
    startDay: integerColumn(),
    endDay: integerColumn(),
    amount: amountColumn(),
  };

  constructor(items: LedgerItems, events: LedgerEvents) {
    this.items = items;
    this.events = events;
    this.open = new Float64Array(items.amount.length);
    this.remaining = new Float64Array(events.amount.length);
    this.hasOldestFirst = Array.prototype.includes.call(events.oldestFirst, 1);
    for (let i = 0; i < items.amount.length; i++) {
      assertAmount(items.amount[i]!);
      if (i > 0 && items.issueDay[i]! < items.issueDay[i - 1]!)
        throw new Error('items must be sorted by issue day');
    }
    for (let e = 0; e < events.amount.length; e++) assertAmount(events.amount[e]!);
    this.itemsByInvoice = new InvoiceItems(items);
    this.lastCashOfInvoice = new Int32Array(this.itemsByInvoice.invoices).fill(-1);
  }

  run(): void {
    const { items, events } = this;
    const { action, day, order } = actionsByDay(events);
    let item = 0;
    let at = 0;
    while (item < items.amount.length || at < order.length) {
      const itemDay = item < items.amount.length ? items.issueDay[item]! : NEVER;
      const actionDay = at < order.length ? day[order[at]!]! : NEVER;
      if (itemDay <= actionDay) this.issue(item++, itemDay);
      else this.process(action[order[at++]!]!, actionDay);
    }
  }

  result(): LedgerResult {
    for (let event = 0; event < this.remaining.length; event++)
      if (this.remaining[event]! > 0) this.addCredit(event, NO_KEY, NEVER, this.remaining[event]!);
    const { allocation: a, credit: c } = this;
    return {
      allocations: {
        item: a.item.values(),
        event: a.event.values(),
        appliedDay: a.appliedDay.values(),
        amount: a.amount.values(),
      },
      credits: {
        event: c.event.values(),
        item: c.item.values(),
        startDay: c.startDay.values(),
        endDay: c.endDay.values(),
        amount: c.amount.values(),
      },
      open: this.open,
    };
  }

  private issue(item: number, day: number): void {
    this.open[item] = this.items.amount[item]!;
    this.waitingForIssue.walk(this.items.invoice[item]!, this.hasRemaining, (event) => {
      this.applyToNamed(event, day);
      return true;
    });
    if (!this.hasOldestFirst) return;
    const party = this.items.party[item]!;
    this.waitingForAnyItem.walk(party, this.hasRemaining, (event) => {
      this.apply(event, item, day);
      return this.open[item]! > 0;
    });
    this.queueOpenItem(item);
  }

  /** An event arrives on its payment day and, if that is later, becomes usable on its application day. */
  private process(event: number, day: number): void {
    const { events } = this;
    const isArrival = day === events.payDay[event]!;
    if (events.kind[event] === REFUND) {
      this.refund(event, day);
      return;
    }
    if (isArrival) this.remaining[event] = events.amount[event]!;
    if (day >= events.applyDay[event]!) this.applyToItems(event, day);
    if (!isArrival || this.remaining[event] === 0) return;
    const kind = events.kind[event]!;
    if (kind !== CASH && kind !== CREDIT_NOTE) return;
    this.unappliedByParty.push(events.party[event]!, event);
    this.unappliedByInvoice.push(events.invoice[event]!, event);
  }

  private applyToItems(event: number, day: number): void {
    const { events } = this;
    const invoice = events.invoice[event]!;
    if (invoice !== NO_KEY) {
      const isEarly = this.applyToNamed(event, day);
      if (isEarly && this.remaining[event]! > 0) this.waitingForIssue.push(invoice, event);
    } else if (events.oldestFirst[event] === 1) {
      const heap = this.openByParty.get(events.party[event]!);
      for (let item = heap?.peek(); item !== undefined; item = heap!.peek()) {
        if (this.remaining[event] === 0) break;
        this.apply(event, item, day);
        if (this.open[item] === 0) heap!.pop();
      }
      if (this.remaining[event]! > 0) this.waitingForAnyItem.push(events.party[event]!, event);
    }
  }

  /** To the items of the invoice that the event names, earliest due first (C2); true where some are not issued yet. */
  private applyToNamed(event: number, day: number): boolean {
    const { issueDay } = this.items;
    const named = this.events.item[event]!;
    if (named !== NO_KEY) {
      if (issueDay[named]! > day) return true;
      this.apply(event, named, day);
      return false;
    }
    const { itemsByInvoice } = this;
    const invoice = this.events.invoice[event]!;
    let isEarly = false;
    for (let at = itemsByInvoice.from(invoice); at < itemsByInvoice.from(invoice + 1); at++) {
      const item = itemsByInvoice.at(at);
      if (issueDay[item]! <= day) this.apply(event, item, day);
      else isEarly = true;
    }
    return isEarly;
  }

  /** Applies the lesser of what is left of the event and open of the item: neither goes below 0 (C4). */
  private apply(event: number, item: number, day: number): void {
    const amount = Math.min(this.remaining[event]!, this.open[item]!);
    if (amount <= 0) return;
    this.remaining[event]! -= amount;
    this.open[item]! -= amount;
    const key = this.addAllocation(item, event, day, amount);
    if (this.events.kind[event] === CASH) {
      const invoice = this.items.invoice[item]!;
      this.reversible.set(key, amount);
      this.previousCash.set(key, this.lastCashOfInvoice[invoice]!);
      this.lastCashOfInvoice[invoice] = key;
    }
    if (this.events.payDay[event]! < day) this.addCredit(event, item, day, amount);
  }

  /** Gives back unapplied money of the party, that of its invoice first; then reverses cash on the invoice it names. */
  private refund(event: number, day: number): void {
    const { events } = this;
    const party = events.party[event]!;
    const invoice = events.invoice[event]!;
    let need = events.amount[event]!;
    const use = (source: number): boolean => {
      if (need > 0 && events.party[source] === party && this.remaining[source]! > 0) {
        const amount = Math.min(need, this.remaining[source]!);
        need -= amount;
        this.remaining[source]! -= amount;
        this.addCredit(source, NO_KEY, day, amount);
      }
      return need > 0;
    };
    this.unappliedByInvoice.walk(invoice, this.hasRemaining, use);
    this.unappliedByParty.walk(party, this.hasRemaining, use);
    let key = invoice === NO_KEY ? -1 : (this.lastCashOfInvoice[invoice] ?? -1);
    for (; key >= 0 && need > 0; key = this.previousCash.at(key)) {
      const amount = Math.min(need, this.reversible.at(key));
      if (amount === 0) continue;
      need -= amount;
      this.reversible.set(key, this.reversible.at(key) - amount);
      const item = this.allocation.item.at(key);
      this.open[item]! += amount;
      this.addAllocation(item, event, day, -amount);
      if (this.hasOldestFirst && this.open[item] === amount) this.queueOpenItem(item);
    }
    if (need > 0) this.addCredit(event, NO_KEY, NEVER, -need);
  }

  private readonly hasRemaining = (event: number): boolean => this.remaining[event]! > 0;

  private queueOpenItem(item: number): void {
    const party = this.items.party[item]!;
    if (party === NO_KEY || this.open[item] === 0) return;
    let heap = this.openByParty.get(party);
    if (!heap) {
      const { dueDay } = this.items;
      heap = new TinyQueue<number>([], (a, b) => dueDay[a]! - dueDay[b]! || a - b);
      this.openByParty.set(party, heap);
    }
    heap.push(item);
  }

  private addAllocation(item: number, event: number, day: number, amount: number): number {
    const { allocation } = this;
    allocation.item.push(item);
    allocation.event.push(event);
    allocation.appliedDay.push(day);
    allocation.amount.push(amount);
    this.reversible.push(0);
    this.previousCash.push(-1);
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
 * Every event on its payment day and, if that is later, again on its application day. `order` is by day, then read
 * order; refunds of a day come last, because an export may list a refund above the receipt it gives back.
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
