/** Texts that are no table as they stand, and are one when their lines are taken out of cells, or cut at fixed places. */
import { basename, join } from 'node:path';
import { inspectText } from '../../intake/encoding.ts';
import type { FilePlan, PlanRefusal, SourceFile } from '../../intake/plan-file.ts';
import { unpackFixed } from '../../intake/sheets/fixed-columns.ts';
import { linesInCells } from '../../intake/sheets/lines-in-cells.ts';
import { openText } from '../../intake/text-opening.ts';
import type { PlanContext } from '../import-context.ts';
import { problem } from '../rules/problem.ts';
import type { Scratch } from './scratch-folder.ts';

/** A list of which each row stands in one cell, taken out of its cells where that makes a table of it. */
export async function asLines(
  source: SourceFile,
  planned: FilePlan | PlanRefusal[],
  plan: (source: SourceFile) => FilePlan | PlanRefusal[],
  scratch: Scratch,
  report: PlanContext['report'],
): Promise<{ source: SourceFile; planned: FilePlan | PlanRefusal[] }> {
  const isOpen = Array.isArray(planned) && planned[0]!.rule === 'no_header';
  const opening = isOpen ? openText(source, new Set()) : null;
  if (opening === null || 'rule' in opening) return { source, planned };
  const pathOf = (): string => join(scratch.path(), `lines-${basename(source.path)}.txt`);
  const text = await linesInCells(source.path, opening.encoding, ',', pathOf);
  if (text === null) return { source, planned };
  const { unpacked: _, merged: __, ...rest } = source;
  const lines: SourceFile = { ...rest, ...text, encoding: 'utf-8' };
  const again = plan(lines);
  if (Array.isArray(again) && again[0]!.rule === 'no_header') return { source, planned };
  report(problem('lines_in_cells', { file: source.name }));
  return { source: lines, planned: again };
}

/** A text that is no table, read by the places of its columns in the line where that makes one of it. */
export function asCells(
  source: SourceFile,
  planned: FilePlan | PlanRefusal[],
  plan: (source: SourceFile) => FilePlan | PlanRefusal[],
  scratch: Scratch,
  report: PlanContext['report'],
): { source: SourceFile; planned: FilePlan | PlanRefusal[] } {
  const isTable =
    !Array.isArray(planned) || !['no_header', 'not_tabular'].includes(planned[0]!.rule);
  const found = isTable || source.unpacked ? null : inspectText(source.path);
  if (found === null || 'rule' in found) return { source, planned };
  const encoding = source.encoding ?? found.encoding;
  const pathOf = (): string =>
    join(scratch.path(), `fixed-${basename(source.path)}-${source.name.length}.txt`);
  const text = unpackFixed(source.path, encoding, source.bytes, pathOf);
  if (text === null) return { source, planned };
  const unpacked = { encoding, delimiter: 'fixed columns', rows: text.rows };
  const { encoding: _, ...rest } = source;
  const cells: SourceFile = { ...rest, path: text.path, bytes: text.bytes, unpacked };
  const again = plan(cells);
  if (Array.isArray(again)) return { source, planned };
  report(
    problem('fixed_columns', {
      file: source.name,
      row: again.headerRow,
      value: again.headers.join(' | '),
    }),
  );
  return { source: cells, planned: again };
}
