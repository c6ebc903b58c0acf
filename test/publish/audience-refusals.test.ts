/** What an audience may not be set to is refused before any of its part is made. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { drawAudiences } from '../../src/publish/audience/draw-audiences.ts';
import { prepareDivided } from '../../src/publish/audience/prepare-audiences.ts';
import type { DrawSiteOptions } from '../../src/publish/drawing/draw-site.ts';
import type { SiteReport } from '../../src/publish/prepare-site.ts';
import { shareWords } from '../../src/publish/share/words.ts';
import { parseAudiences } from '../../src/settings/audiences.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'audience-refusals-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test.each([
  ['en: { title: A, sealed: false }', 'en.sealed: a part in clear lies in a folder of its name'],
  ['sealed: { title: A, sealed: false }', 'sealed.sealed: a part in clear'],
  ['engine: { title: A, sealed: false }', 'engine.sealed: a part in clear'],
  ['a: { title: A, until: 2026-11-29 }', 'a.until: 2026-11-29 is over'],
  ['a: { title: A, pages: [overview, data] }', 'a.pages: there is no page “data” for an audience'],
  [
    'a: { title: A, opens: figures, pages: [overview, worklist] }',
    'a.pages: the page “worklist” shows rows, and opens: figures gives out none',
  ],
  ['a: { title: A, whole: share }', 'a.whole: it has the whole of the company'],
])('%s', async (written, said) => {
  const close = vi.fn(async () => {});
  const report = { imported: { problems: [] }, settings: { languages: ['en'] }, close };
  const audiences = parseAudiences(written, 'audiences.yml', ['en']);
  await expect(
    prepareDivided(report as unknown as SiteReport, audiences, {
      out: join(folder, 'site'),
      workDir: folder,
      today: '2026-11-30',
      maskSecret: null,
    }),
  ).rejects.toThrow(`audiences.yml: ${said}`);
  expect(close).toHaveBeenCalledOnce();
});

test('a part that is to be sealed is not drawn without keys', async () => {
  const outDir = join(folder, 'site');
  const part = { id: 'east', title: { en: 'East', zh: '华东' }, languages: ['en' as const] };
  const drawn = drawAudiences(
    [{ ...part, sealed: true, pages: 1 }],
    { outDir } as DrawSiteOptions,
    { keys: null, maskSecret: null, say: shareWords('en') },
  );
  await expect(drawn).rejects.toThrow('nobody has a link yet');
  expect(existsSync(outDir)).toBe(false);
});
