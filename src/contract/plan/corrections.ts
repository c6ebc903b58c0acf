/** Corrections at work: cells of the exports' rows are mended, or rows excluded, before anything is read from them. */
import { type Localised, text } from '../../i18n/locale.ts';
import { normaliseHeader } from '../../intake/header-spelling.ts';
import { type FilePlan, matchesName } from '../../intake/plan-file.ts';
import { type Problem, problem } from '../rules/problem.ts';
import type { Correction } from './corrections-file.ts';

/** What became of one correction in one export. */
export interface CorrectionUse extends Correction {
  /** The export, with its sheet. */
  source: string;
  /** Rows that it mended or excluded; 0 where it is stale. */
  rows: number;
  firstRow: number | null;
  /** Text of the cells before, in the first row. */
  before: Record<string, string>;
}

/** Mends the cells of one row in place; true where the row is excluded. Rows may be seen twice. */
export type CorrectRow = (cells: string[], row: number) => boolean;

/** A correction with the columns of one export it speaks of. */
interface Placed {
  correction: Correction;
  keys: [index: number, text: string][];
  sets: [index: number, column: string, text: string][];
  rows: Set<number>;
  before: Record<string, string>;
}

interface Target {
  source: string;
  placed: Placed[];
}

export class Corrections {
  readonly #all: readonly Correction[];
  readonly #targets: Target[] = [];
  /** Why a correction cannot be used, by correction. */
  readonly #missing = new Map<Correction, string>();
  /** Corrections whose row already is as they want it. */
  readonly #fulfilled = new Set<Correction>();

  constructor(all: readonly Correction[]) {
    this.#all = all;
  }

  /** What is to be done to the rows of one export; undefined where nothing is. */
  forFile({ source, headers, columns }: FilePlan): CorrectRow | undefined {
    const indexOf = (name: string): number => {
      const wanted = normaliseHeader(name);
      const byHeader = headers.findIndex((header) => normaliseHeader(header) === wanted);
      return byHeader >= 0 ? byHeader : (columns.find((c) => c.field === name.trim())?.index ?? -1);
    };
    const placed: Placed[] = [];
    for (const correction of this.#all) {
      const { file, key, set } = correction;
      if (!matchesName(file, source.file) && !matchesName(file, source.name)) continue;
      const names = [...Object.keys(key ?? {}), ...Object.keys(set ?? {})];
      const missing = names.find((name) => indexOf(name) < 0);
      if (missing !== undefined) {
        this.#missing.set(correction, `a column "${missing}" in ${source.name}`);
        continue;
      }
      placed.push({
        correction,
        keys: Object.entries(key ?? {}).map(([name, text]) => [indexOf(name), text.trim()]),
        sets: Object.entries(set ?? {}).map(([name, text]) => [
          indexOf(name),
          name,
          printable(text),
        ]),
        rows: new Set(),
        before: Object.create(null),
      });
    }
    if (placed.length === 0) return undefined;
    this.#targets.push({ source: source.name, placed });
    const find = finder(placed);
    return (cells, row) => {
      const found = find(cells, row);
      let isExcluded = false;
      for (const one of found) if (this.#apply(one, cells, row)) isExcluded = true;
      return isExcluded;
    };
  }

  #apply({ correction, sets, rows, before }: Placed, cells: string[], row: number): boolean {
    const isExclusion = correction.set === null;
    if (!isExclusion && sets.every(([index, , text]) => (cells[index] ?? '') === text)) {
      this.#fulfilled.add(correction);
      return false;
    }
    if (rows.size === 0)
      for (const [index, column] of sets) before[column] = (cells[index] ?? '').trim();
    rows.add(row);
    for (const [index, , text] of sets) {
      while (cells.length <= index) cells.push('');
      cells[index] = text;
    }
    return isExclusion;
  }

  /** Each correction in each export that it mended, then the stale ones; in the order they are written. */
  uses(): CorrectionUse[] {
    return this.#all.flatMap((correction): CorrectionUse[] => {
      const used = this.#targets.flatMap(({ source, placed }) =>
        placed
          .filter((one) => one.correction === correction && one.rows.size > 0)
          .map(({ rows, before }) => {
            const firstRow = rows.values().next().value ?? null;
            return { ...correction, source, rows: rows.size, firstRow, before };
          }),
      );
      const stale = { ...correction, source: correction.file, rows: 0, firstRow: null, before: {} };
      return used.length > 0 ? used : [stale];
    });
  }

  /** Used corrections with their reason, and stale ones with what they do not find. */
  problems(): Problem[] {
    return this.uses().map((use) =>
      use.rows > 0
        ? problem('correction_used', {
            file: use.source,
            row: use.firstRow,
            column: use.set ? Object.keys(use.set).join(', ') : null,
            value: changeOf(use) + (use.rows > 1 ? ` and ${use.rows - 1} more rows` : ''),
            expected: `${use.reason} (${[use.date, use.by, use.from].filter(Boolean).join(', ')})`,
          })
        : problem('correction_unused', {
            file: use.from,
            row: use.line,
            value: `entry ${use.entry}`,
            expected: this.#wanted(use),
          }),
    );
  }

  #wanted(use: CorrectionUse): string | Localised {
    const correction = this.#all.find((c) => c.from === use.from && c.entry === use.entry)!;
    if (this.#fulfilled.has(correction))
      return text(
        'a value to correct: the export already has this one',
        '待更正的值：导出中已是该值',
      );
    const column = this.#missing.get(correction);
    if (column) return column;
    const isFile = this.#targets.some(({ placed }) =>
      placed.some((one) => one.correction === correction),
    );
    return isFile
      ? text(`a row with ${rowOf(use)} in ${use.file}`, `${use.file} 中含 ${rowOf(use)} 的行`)
      : text(`an export named ${use.file}`, `名为 ${use.file} 的导出文件`);
  }
}

/** Text as an export could hold it. */
const printable = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]+/g, '');

/** `invoice_id A-17, amount 5` or `row 12`. */
const rowOf = ({ key, row }: Correction): string =>
  key === null
    ? `row ${row}`
    : Object.entries(key)
        .map(([column, text]) => `${column} ${text}`)
        .join(', ');

/** `ten → 10.00`, or `excluded`. */
const changeOf = ({ set, before }: CorrectionUse): string =>
  set === null
    ? 'excluded'
    : Object.entries(set)
        .map(([column, text]) => `${before[column] || '(empty)'} → ${text || '(empty)'}`)
        .join(', ');

/** Finds the corrections of a row by one look-up for each set of key columns, however many there are. */
function finder(placed: readonly Placed[]): (cells: string[], row: number) => Placed[] {
  const byRow = new Map<number, Placed[]>();
  const byColumns = new Map<string, { indexes: number[]; byText: Map<string, Placed[]> }>();
  const push = <K>(map: Map<K, Placed[]>, key: K, one: Placed): void => {
    map.set(key, [...(map.get(key) ?? []), one]);
  };
  for (const one of placed) {
    if (one.correction.row !== null) push(byRow, one.correction.row, one);
    else {
      const indexes = one.keys.map(([index]) => index);
      const group = byColumns.get(indexes.join()) ?? { indexes, byText: new Map() };
      byColumns.set(indexes.join(), group);
      push(group.byText, one.keys.map(([, text]) => text).join('\u0000'), one);
    }
  }
  const groups = [...byColumns.values()];
  const order = new Map(placed.map((one, i) => [one, i]));
  return (cells, row) => {
    const found = [...(byRow.get(row) ?? [])];
    for (const { indexes, byText } of groups) {
      const text = indexes.map((index) => (cells[index] ?? '').trim()).join('\u0000');
      found.push(...(byText.get(text) ?? []));
    }
    return found.length > 1 ? found.sort((a, b) => order.get(a)! - order.get(b)!) : found;
  };
}
