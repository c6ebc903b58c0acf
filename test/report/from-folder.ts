/** A report opened from exports written here, and its pages drawn with real answers and rows, as the browser does. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import type { Locale } from '../../src/i18n/locale.ts';
import { type OpenReport, openReport } from '../../src/publish/open-report.ts';
import { emptyAssets } from '../../src/publish/prepare-site.ts';
import { describeSite, readLabels } from '../../src/publish/site-data.ts';
import { renderContext } from '../../src/report/context.ts';
import type { PageId } from '../../src/report/page.ts';
import { pageById } from '../../src/report/pages.ts';
import { createAskRows } from '../../src/rows/ask-rows.ts';
import { readView } from '../../src/view/address.ts';
import type { Site } from '../../src/view/site.ts';
import type { View } from '../../src/view/view.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

export interface FolderReport {
  report: OpenReport;
  site: Site;
  view(query: string): View;
  /** The blocks of a page by id, for the view of an address. */
  draw(page: PageId, query?: string, locale?: Locale): Promise<Record<string, Element>>;
  close(): Promise<void>;
}

/** `files` by name; a folder of the project can be given instead. */
export async function openFolder(files: Record<string, string> | string): Promise<FolderReport> {
  const isOurs = typeof files !== 'string';
  const dir = isOurs ? mkdtempSync(join(tmpdir(), 'report-')) : files;
  if (isOurs)
    for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  const report = await openReport({ data: dir });
  const labels = await readLabels(report);
  const site: Site = {
    ...(await describeSite(report, labels)),
    assets: emptyAssets,
  };
  const askRows = createAskRows(report.engine, report);
  const view = (query: string): View => readView(new URLSearchParams(query), site);
  return {
    report,
    site,
    view,
    async draw(page, query = '', locale = 'en') {
      const now = view(query);
      const context = renderContext({ document, locale, site, view: now, labels });
      const drawn: Record<string, Element> = {};
      for (const block of pageById(page).blocks) {
        const answers = await byName(block.questions(site, now), report.ask);
        const rows = await byName(block.rows?.(site, now) ?? {}, askRows);
        drawn[block.id] = block.render(answers, context, rows);
      }
      return drawn;
    },
    async close() {
      await report.close();
      if (isOurs) rmSync(dir, { recursive: true });
    },
  };
}

async function byName<Q, A>(
  questions: Record<string, Q>,
  ask: (question: Q) => Promise<A>,
): Promise<Record<string, A>> {
  const answers: Record<string, A> = {};
  for (const [name, question] of Object.entries(questions)) answers[name] = await ask(question);
  return answers;
}

/** The rows of a table's body as texts of their cells. */
export const cellsOf = (block: Element): string[][] =>
  [...block.querySelectorAll('tbody tr')].map((line) =>
    [...line.querySelectorAll('th, td')].map((cell) => cell.textContent ?? ''),
  );
