/** A page's blocks drawn from invented answers, as the build and the browser draw them. */

import { parseHTML } from 'linkedom';
import type { Locale } from '../../src/i18n/locale.ts';
import { translator } from '../../src/i18n/wordings.ts';
import type { Answer, Question } from '../../src/metrics/types.ts';
import { defaultView, renderContext } from '../../src/report/context.ts';
import type { ReportPage } from '../../src/report/page.ts';
import type { RowsAnswer, RowsQuestion } from '../../src/rows/types.ts';
import type { Site } from '../../src/view/site.ts';
import type { View } from '../../src/view/view.ts';
import { labels } from './invented.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

const noRows = (): RowsAnswer => ({
  columns: [],
  amountColumn: null,
  rows: [],
  count: 0,
  totals: [],
  sql: '',
  scope: 'everything',
});

/** The drawn blocks by their ids; `change` is what the reader chose. */
export function drawPage(
  page: ReportPage,
  locale: Locale,
  site: Site,
  answer: (question: Question) => Answer,
  change: Partial<View> = {},
  answerRows: (question: RowsQuestion) => RowsAnswer = noRows,
): Record<string, Element> {
  const view = { ...defaultView(site), ...change };
  const context = renderContext({
    document: document as unknown as Document,
    locale,
    t: translator(locale),
    site,
    view,
    labels,
  });
  return Object.fromEntries(
    page.blocks.map((block) => {
      const asked = Object.entries(block.questions(site, view));
      const answers = Object.fromEntries(asked.map(([name, q]) => [name, answer(q)]));
      const wanted = Object.entries(block.rows?.(site, view) ?? {});
      const rows = Object.fromEntries(wanted.map(([name, q]) => [name, answerRows(q)]));
      return [block.id, block.render(answers, context, rows)];
    }),
  );
}
