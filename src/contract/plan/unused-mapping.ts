/** Headers that report.yml maps but no file of their pattern has: a slip of the pen there would lose a column in silence. */
import { text } from '../../i18n/locale.ts';
import { normaliseHeader } from '../../intake/header-spelling.ts';
import { type ColumnSettings, type FilePlan, matchesName } from '../../intake/plan-file.ts';
import { type Problem, problem } from '../rules/problem.ts';

const oneOf = (headers: readonly string[]) =>
  text(`one of: ${headers.join(', ')}`, `其中之一：${headers.join('、')}`);

/** One warning a header; a pattern that means no file at all is left alone, its file may come later. */
export function unusedMappings(
  columns: ColumnSettings,
  plans: ReadonlyMap<string, FilePlan>,
): Problem[] {
  return Object.entries(columns).flatMap(([pattern, headers]) => {
    const meant = [...plans.values()].filter(
      ({ source }) => matchesName(pattern, source.file) || matchesName(pattern, source.name),
    );
    if (meant.length === 0) return [];
    const seen = new Set(meant.flatMap((plan) => plan.headers.map(normaliseHeader)));
    return Object.keys(headers)
      .filter((header) => !seen.has(normaliseHeader(header)))
      .map((header) =>
        problem('mapping_unused', {
          file: meant[0]!.source.name,
          row: meant[0]!.headerRow,
          column: header,
          value: headers[header]!,
          expected: oneOf(meant[0]!.headers.filter((name) => name !== '')),
        }),
      );
  });
}
