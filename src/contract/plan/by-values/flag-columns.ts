/** Columns without a known name that say yes or no to what their header says: cancelled, drafted, returned. */
import { adjustmentWord } from '../../../intake/kind-words.ts';
import { speaksOfReturn } from '../../../intake/payment-words.ts';
import { saysDraft, saysVoid } from '../../../intake/status-words.ts';
import { readFlag } from '../../../intake/vocabulary.ts';
import type { PlanContext } from '../../import-context.ts';
import { problem } from '../../rules/problem.ts';
import { columnOf } from '../plan-columns.ts';
import type { OpenColumns } from './open-columns.ts';
import type { Sample } from './sample.ts';

/** True where a yes below the header takes the row out of the books. */
const takesOut = (header: string, table: string): boolean =>
  saysVoid(header) || saysDraft(header) || (table === 'payment' && speaksOfReturn(header));

const BOOKED =
  /(?<!\p{L})(?:posted|booked|active|valid|approved|confirmed|released|gebucht|verbucht|aktiv|gültig|freigegeben|comptabilisée?|validée?|approuvée?|contabilizad[oa]|registrad[oa]|aprobad[oa]|aprovad[oa]|válid[oa]|registrat[oa]|approvat[oa]|contabilizzat[oa]|geboekt|goedgekeurd|actief|проведен\p{L}*|активн\p{L}*|утвержд\p{L}*|onaylı|aktif|geçerli|zaksięgowan\p{L}*|zatwierdzon\p{L}*|aktywn\p{L}*|bokförd|bogført|bokført|godkänd|godkendt|godkjent|zaúčtován\p{L}*|schválen\p{L}*)(?!\p{L})|审核|過帳|过账|记账|有效|生效|確定|承認|승인|확정/iu;

/** Fields that a yes or no below the header may decide, where its *no* may take the row out or its *yes* make it a credit. */
export function flagFields(header: string): readonly ('status' | 'doc_type')[] {
  if (adjustmentWord(header) === 'credit_note' || /红字|紅字/u.test(header)) return ['doc_type'];
  return BOOKED.test(header) ? ['status'] : [];
}

/** What the filled cells say; null where one of them is neither yes nor no, or none is filled. */
export function flagsIn(cells: Iterable<string>): Set<boolean> | null {
  const flags = new Set<boolean>();
  for (const cell of cells) {
    if (cell.trim() === '') continue;
    const flag = readFlag(cell);
    if (flag === null) return null;
    flags.add(flag);
  }
  return flags.size === 0 ? null : flags;
}

/** Maps the first such column to `deleted`, and reports it. */
export function flagByValues(sample: Sample, open: OpenColumns, { report }: PlanContext): void {
  const { plan, rows } = sample;
  if (columnOf(plan, 'deleted') >= 0 || open.isDecided('deleted')) return;
  const index = open.free.find(
    (at) =>
      takesOut(plan.headers[at]!, plan.table) && flagsIn(rows.map((row) => row[at] ?? '')) !== null,
  );
  if (index === undefined) return;
  const header = plan.headers[index]!;
  plan.columns = [...plan.columns, { index, header, field: 'deleted' }];
  const yes = rows.map((row) => row[index] ?? '').find((cell) => readFlag(cell) === true);
  report(
    problem('words_by_values', {
      file: plan.source.name,
      row: plan.headerRow,
      column: header,
      value: yes ?? '',
      expected: `${plan.table}.deleted: ${yes ?? 'yes'} = ${header}`,
    }),
  );
}
