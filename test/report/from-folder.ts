/** A report opened from exports written here, and its pages drawn with real answers and rows, as the browser does. */

import { parseHTML } from 'linkedom';
import type { Locale } from '../../src/i18n/locale.ts';
import { translator } from '../../src/i18n/wordings.ts';
import type { Ask } from '../../src/metrics/types.ts';
import { type OpenReport, openReport } from '../../src/publish/open-report.ts';
import { emptyAssets } from '../../src/publish/prepare-site.ts';
import { describeSite, readLabels } from '../../src/publish/site-data.ts';
import { renderContext } from '../../src/report/context.ts';
import { ownBlocks } from '../../src/report/missing-inputs.ts';
import type { PageId, RenderContext } from '../../src/report/page.ts';
import { pageById } from '../../src/report/pages.ts';
import { createAskRows } from '../../src/rows/ask-rows.ts';
import type { AskRows } from '../../src/rows/types.ts';
import { readView } from '../../src/view/address.ts';
import type { Site } from '../../src/view/site.ts';
import type { View } from '../../src/view/view.ts';
import { askTogether } from '../metrics/ask-together.ts';
import { reportOf } from '../with-report.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

export interface FolderReport {
  report: OpenReport;
  site: Site;
  /** What was asked before, as for the page in another language, is not asked again. */
  ask: Ask;
  askRows: AskRows;
  view(query: string): View;
  /** What the blocks of that view are drawn with. */
  context(query: string, locale: Locale): RenderContext;
  /** The blocks of a page by id, for the view of an address. */
  draw(page: PageId, query?: string, locale?: Locale): Promise<Record<string, Element>>;
  close(): Promise<void>;
}

/** `files` by name; a folder of the project can be given instead. */
export async function openFolder(files: Record<string, string> | string): Promise<FolderReport> {
  const report = await (typeof files === 'string' ? openReport({ data: files }) : reportOf(files));
  const labels = await readLabels(report);
  const site: Site = {
    ...(await describeSite(report, labels)),
    assets: emptyAssets,
  };
  const ask = askTogether(report);
  const askRows = cachedRows(createAskRows(report.engine, report));
  const view = (query: string): View => readView(new URLSearchParams(query), site);
  const contextOf = (query: string, locale: Locale): RenderContext =>
    renderContext({
      ...{ document, locale, t: translator(locale), site, view: view(query), labels },
    });
  return {
    report,
    site,
    ask,
    askRows,
    view,
    context: contextOf,
    async draw(page, query = '', locale = 'en') {
      const context = contextOf(query, locale);
      const now = context.view;
      const drawn = ownBlocks(pageById(page), site).map(async (block) => {
        const [answers, rows] = await Promise.all([
          byName(block.questions(site, now), ask),
          byName(block.rows?.(site, now) ?? {}, askRows),
        ]);
        return [block.id, block.render(answers, context, rows)];
      });
      return Object.fromEntries(await Promise.all(drawn));
    },
    close: () => report.close(),
  };
}

function cachedRows(ask: AskRows): AskRows {
  const answers = new Map<string, ReturnType<AskRows>>();
  return (question) => {
    const key = JSON.stringify(question);
    const answer = answers.get(key) ?? ask(question);
    answers.set(key, answer);
    return answer;
  };
}

/** The answers under the names of their questions, all asked at the same time. */
export async function byName<Q, A>(
  questions: Record<string, Q>,
  ask: (question: Q) => Promise<A>,
): Promise<Record<string, A>> {
  const answers = Object.entries(questions).map(async ([name, q]) => [name, await ask(q)]);
  return Object.fromEntries(await Promise.all(answers));
}

/** The rows of a table's body as texts of their cells. */
export const cellsOf = (block: Element): string[][] =>
  [...block.querySelectorAll('tbody tr')].map((line) =>
    [...line.querySelectorAll('th, td')].map((cell) => cell.textContent ?? ''),
  );
