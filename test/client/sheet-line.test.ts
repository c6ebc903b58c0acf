/** What stands at the foot of a printed sheet. */
import { afterEach, expect, test, vi } from 'vitest';
import { bindSheetLine } from '../../src/client/sheet-line.ts';

afterEach(() => vi.unstubAllGlobals());

/** The line of a page on which every part says its own selector. */
function lineOf(given: Record<string, string>): string | undefined {
  const dataset: Record<string, string> = { ...given };
  vi.stubGlobal('document', {
    documentElement: { dataset },
    querySelector: (part: string) => ({ textContent: part }),
  });
  vi.stubGlobal('addEventListener', (_: string, listen: () => void) => listen());
  bindSheetLine();
  return dataset.sheet;
}

test('a sheet of a sealed report bears the name of whose link opened it, a statement does not', () => {
  const line =
    '.company · [data-view-name] · h1 · [data-as-of] · [data-filter-line] · [data-assumed] h2';
  expect(lineOf({})).toBe(line);
  expect(lineOf({ person: 'Wang Fang' })).toBe(`${line} · Wang Fang`);
  expect(lineOf({ person: 'Wang Fang', print: 'statement' })).toBe(
    '.statement-parties · .statement-date',
  );
});
