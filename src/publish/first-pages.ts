/** What single pages are drawn from while the rest of their site is not prepared yet. */
import { join } from 'node:path';
import { defaultView } from '../report/context.ts';
import type { ReportPage } from '../report/page.ts';
import { PAGES } from '../report/pages.ts';
import { createAskRows } from '../rows/ask-rows.ts';
import type { Site } from '../view/site.ts';
import { writeJson } from './asset-files.ts';
import { listPages } from './drawing/list-pages.ts';
import { PAGE_LIST } from './drawing/page-list.ts';
import type { OpenReport } from './open-report.ts';
import { answerPage, answerRows } from './page-questions.ts';
import { describeSite, readLabels } from './site-data.ts';
import { namedViews } from './views/named-views.ts';

export interface FirstPages {
  site: Site;
  /** Leaves in the folder what the page is drawn from; of the page of the exports, all but what is known of them. */
  answer(page: ReportPage): Promise<void>;
}

/** Leaves in `workDir` what every page is drawn from. `assets` are the addresses under which pages will find the rest. */
export async function firstPages(
  report: OpenReport,
  workDir: string,
  assets: Site['assets'],
): Promise<FirstPages> {
  const labels = await readLabels(report);
  const described = await describeSite(report, labels);
  const views = namedViews(report, described, labels);
  const site: Site = { ...described, views, assets };
  const view = defaultView(site);
  const askRows = createAskRows(report.engine, report);
  writeJson(join(workDir, 'site.json'), site);
  writeJson(join(workDir, 'labels.json'), labels);
  writeJson(join(workDir, PAGE_LIST), listPages(site));
  return {
    site,
    async answer(page) {
      const answers = await answerPage(report.ask, site, view, page);
      const { lists } = await answerRows(askRows, site, view, page);
      writeJson(join(workDir, 'answers', `${page.id}.json`), answers);
      writeJson(join(workDir, 'rows', `${page.id}.json`), lists);
    },
  };
}

/** Addresses for pages whose assets have no names yet: all the same one, which waits. */
export const comingAssets = (address: string): Site['assets'] => ({
  core: address,
  items: [address],
  itemsBytes: 0,
  labels: address,
  letters: address,
  openLines: address,
  initials: address,
  cube: [address],
  cubeBytes: 0,
  whatIf: address,
  engine: address,
  worker: address,
  answers: Object.fromEntries(PAGES.map(({ id }) => [id, address])),
  rows: {},
});
