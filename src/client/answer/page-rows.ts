/** Who answers a page's questions for rows: the sets that the build has put beside the page, then the engine. */
import { lazyRetry } from '../../engine/lazy-retry.ts';
import type { ListedRows } from '../../rows/listed-rows.ts';
import type { RowsList, RowsQuestion } from '../../rows/types.ts';
import type { Site } from '../../view/site.ts';
import { fetchJson } from './fetch-file.ts';

export type AskList = (question: RowsQuestion) => Promise<RowsList>;

export interface PageRows {
  /** The `askRows` of a page by its id. */
  askFor(pageId: string): AskList;
  /** Fetches the page's sets, for a filter that may come. */
  load(pageId: string): void;
}

/** Where the sets cannot be fetched, or a question is of another day or period, `askEngine` answers. */
export function createPageRows(site: Site, root: URL, askEngine: AskList): PageRows {
  const sets = new Map(
    Object.entries(site.assets.rows).map(([pageId, path]) => [
      pageId,
      lazyRetry(async () => {
        const [listed, chunk] = await Promise.all([
          fetchJson<Record<string, ListedRows>>(new URL(path, root)),
          import('../redraw/redraw-chunk.ts'),
        ]);
        return { listed, chunk };
      }),
    ]),
  );
  return {
    askFor: (pageId) => async (question) => {
      const here = await sets
        .get(pageId)?.()
        .catch(() => null);
      const set = here?.listed[here.chunk.setKey(question)];
      return here && set ? here.chunk.answerListed(set, question) : askEngine(question);
    },
    load: (pageId) =>
      void sets
        .get(pageId)?.()
        .catch(() => {}),
  };
}
