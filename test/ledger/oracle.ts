/**
 * A second ledger, written the plain way: day by day, lists and loops, no SQL and no shared code.
 * What it says about open balances and unapplied credit is what the models must say.
 */
export interface OracleItem {
  invoice: string;
  customer: string;
  issue: number;
  due: number;
  amount: number;
}
export interface OracleEvent {
  kind: 'cash' | 'credit_note' | 'write_off' | 'discount' | 'refund';
  customer: string;
  invoice: string | null;
  pay: number;
  apply: number;
  amount: number;
}

/** State at the end of day `until`: open per item (index), net unapplied per customer. */
export function oracle(
  items: OracleItem[],
  events: OracleEvent[],
  until: number,
  oldestFirst: boolean,
): { open: number[]; unapplied: Record<string, number> } {
  const open = items.map(() => 0);
  const left = events.map(() => 0);
  const short: Record<string, number> = {};
  const paid: { item: number; amount: number }[] = [];
  const usable = new Set<number>();

  const give = (event: number, item: number): void => {
    const amount = Math.min(left[event]!, open[item]!);
    if (amount === 0) return;
    left[event]! -= amount;
    open[item]! -= amount;
    if (events[event]!.kind === 'cash') paid.push({ item, amount });
  };
  const byDue = (a: number, b: number): number =>
    items[a]!.due - items[b]!.due || items[a]!.issue - items[b]!.issue || a - b;
  const use = (event: number, day: number, among = items.map((_, i) => i)): void => {
    const e = events[event]!;
    const fits = among
      .filter((i) => items[i]!.issue <= day)
      .filter((i) =>
        e.invoice
          ? items[i]!.invoice === e.invoice
          : oldestFirst && e.kind === 'cash' && items[i]!.customer === e.customer,
      )
      .sort(byDue);
    for (const item of fits) give(event, item);
  };

  const days = [
    ...new Set([...items.map((i) => i.issue), ...events.flatMap((e) => [e.pay, e.apply])]),
  ];
  for (const day of days.filter((d) => d <= until).sort((a, b) => a - b)) {
    const issued = items.map((_, i) => i).filter((i) => items[i]!.issue === day);
    for (const item of issued.sort(byDue)) open[item] = items[item]!.amount;
    // a new item concerns its own invoice, and money that waits for any item: nothing else changes by it
    const concerned = items
      .map((_, i) => i)
      .filter((i) => issued.some((n) => items[n]!.invoice === items[i]!.invoice));
    if (issued.length > 0)
      for (const isNamed of [true, false])
        for (const event of usable)
          if (Boolean(events[event]!.invoice) === isNamed)
            use(event, day, isNamed ? concerned : issued);
    const inTurn = events
      .map((e, event) => ({ e, event }))
      .sort((a, b) => Number(a.e.kind === 'refund') - Number(b.e.kind === 'refund'));
    for (const { e, event } of inTurn) {
      if (e.kind === 'refund') {
        if (e.pay !== day) continue;
        let need = e.amount;
        const lying = events
          .map((_, i) => i)
          .filter((i) => left[i]! > 0 && events[i]!.customer === e.customer)
          .filter((i) => events[i]!.kind === 'cash' || events[i]!.kind === 'credit_note')
          .sort((a, b) => events[a]!.pay - events[b]!.pay || a - b);
        const named = lying.filter((i) => e.invoice && events[i]!.invoice === e.invoice);
        for (const i of [...named, ...lying]) {
          const amount = Math.min(need, left[i]!);
          need -= amount;
          left[i]! -= amount;
        }
        if (e.invoice)
          for (const p of [...paid].reverse()) {
            if (items[p.item]!.invoice !== e.invoice) continue;
            const amount = Math.min(need, p.amount);
            need -= amount;
            p.amount -= amount;
            open[p.item]! += amount;
          }
        short[e.customer] = (short[e.customer] ?? 0) + need;
        continue;
      }
      if (e.pay === day) left[event] = e.amount;
      if (e.apply === day) {
        use(event, day);
        usable.add(event);
      }
    }
  }
  const unapplied: Record<string, number> = {};
  for (const customer of new Set([...items, ...events].map((x) => x.customer))) {
    const lying = events.reduce((s, e, i) => s + (e.customer === customer ? left[i]! : 0), 0);
    unapplied[customer] = lying - (short[customer] ?? 0);
  }
  return { open, unapplied };
}
