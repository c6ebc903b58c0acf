/** Columns of a list of documents without a known name whose marks say debit or credit, plus or minus. */
import { marksOf, namesSides } from '../../../intake/marks/side-marks.ts';
import type { PlanContext } from '../../import-context.ts';
import { problem } from '../../rules/problem.ts';
import { columnOf } from '../plan-columns.ts';
import type { OpenColumns } from './open-columns.ts';
import { eachRow, type Sample } from './sample.ts';

/** The letters of a number: INV-0017 is INV-. */
const lettersOf = (number: string): string => number.replace(/\p{N}.*$/u, '').toLowerCase();

/** True where documents of one mark are numbered in other letters than those of the other. */
function partsNumbers({ plan, rows }: Sample, index: number): boolean {
  const at = columnOf(plan, 'invoice_id');
  if (at < 0) return false;
  const markOf = new Map<string, string>();
  for (const row of rows) {
    const [letters, mark] = [lettersOf((row[at] ?? '').trim()), (row[index] ?? '').trim()];
    if (mark === '') continue;
    if ((markOf.get(letters) ?? mark) !== mark) return false;
    markOf.set(letters, mark);
  }
  return true;
}

/** Maps the first such column to `debit_credit`, and reports it. */
export async function sideByValues(
  sample: Sample,
  open: OpenColumns,
  { report }: PlanContext,
): Promise<void> {
  const { plan, rows, isWhole } = sample;
  if (plan.table !== 'invoice' || columnOf(plan, 'debit_credit') >= 0) return;
  if (open.isDecided('debit_credit')) return;
  for (const index of open.free) {
    const header = plan.headers[index]!;
    const words = new Set(rows.map((row) => (row[index] ?? '').trim()));
    if (words.size > 8) continue;
    if (!isWhole)
      await eachRow(plan, (row) => words.size < 9 && words.add((row[index] ?? '').trim()));
    words.delete('');
    const marks = marksOf(words);
    if (marks === null || marks.kind === 'way') continue;
    if (!marks.isSure && !namesSides(header) && !partsNumbers(sample, index)) continue;
    plan.columns = [...plan.columns, { index, header, field: 'debit_credit' }];
    const of = (side: number): string =>
      [...marks.sides].flatMap(([mark, own]) => (own === side ? mark : [])).join(', ');
    report(
      problem('words_by_values', {
        file: plan.source.name,
        row: plan.headerRow,
        column: header,
        value: of(-1),
        expected: `invoice.debit_credit: ${of(1)} = invoice, ${of(-1)} = credit note`,
      }),
    );
    return;
  }
}
