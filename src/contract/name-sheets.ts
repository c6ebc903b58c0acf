/** The sheets of one file go through the import under a name of their own each; at its end that name is parted into file and sheet. */
import { sqlText } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';
import type { SourceFile } from '../intake/plan-file.ts';
import { TABLE_NAMES } from '../intake/table-names.ts';
import type { FileSummary } from './import-result.ts';
import type { Problem } from './rules/problem.ts';

/** Puts file and sheet in place of the name in raw rows, summaries and problems. */
export async function nameSheets(
  engine: NativeEngine,
  sources: readonly SourceFile[],
  lists: readonly (readonly (FileSummary | Problem)[])[],
): Promise<void> {
  const sheets = new Map(sources.filter((s) => s.sheet !== null).map((s) => [s.name, s]));
  if (sheets.size === 0) return;
  for (const line of lists.flat()) {
    const source = sheets.get(line.file);
    if (source) Object.assign(line, { file: source.file, sheet: source.sheet });
  }
  const names = [...sheets.values()]
    .map(({ name, file, sheet }) => `(${[name, file, sheet!].map(sqlText).join(', ')})`)
    .join(', ');
  for (const table of TABLE_NAMES)
    await engine.run(
      `update raw_${table} set file = named.file, sheet = named.sheet
       from (values ${names}) named(name, file, sheet) where raw_${table}.file = named.name`,
    );
}
