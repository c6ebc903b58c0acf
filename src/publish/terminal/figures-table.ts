/** Rows as a plain text table for a terminal. */
import type { Figure } from '../figures.ts';

type Cell = string | number | boolean | null;

/** Columns as wide as their widest cell, numbers right-aligned, no value as –. */
export function formatTable(rows: Record<string, Cell>[]): string {
  if (rows.length === 0) return 'no rows';
  const names = Object.keys(rows[0]!);
  const text = (value: Cell | undefined): string =>
    value === null || value === undefined ? '–' : String(value);
  const widths = names.map((name) =>
    Math.max(name.length, ...rows.map((row) => text(row[name]).length)),
  );
  const line = (cells: string[], numeric: boolean[]): string =>
    cells
      .map((cell, i) => (numeric[i] ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
      .join('  ')
      .trimEnd();
  const numeric = names.map((name) => rows.some((row) => typeof row[name] === 'number'));
  return [
    line(names, numeric),
    widths.map((width) => '-'.repeat(width)).join('  '),
    ...rows.map((row) =>
      line(
        names.map((name) => text(row[name])),
        numeric,
      ),
    ),
  ].join('\n');
}

export function formatFigures(result: {
  as_of: string;
  from: string;
  to: string;
  figures: Figure[];
}): string {
  const rows = result.figures.map(
    ({ metric, unit, currency, by, value, numerator, denominator }) => ({
      metric,
      ...by,
      currency,
      unit,
      value,
      numerator,
      denominator,
    }),
  );
  const names = [...new Set(rows.flatMap(Object.keys))] as (keyof (typeof rows)[number])[];
  const even = rows.map((row) =>
    Object.fromEntries(names.map((name) => [name, row[name] ?? null])),
  );
  return `as of ${result.as_of}, period ${result.from} to ${result.to}; money in minor units\n${formatTable(even)}`;
}
