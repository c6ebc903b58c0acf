/** What a page is made of: blocks that ask questions and draw the answers, at build and in the browser alike. */
import type { PageName, Translate } from '../i18n/index.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Answer, Question } from '../metrics/types.ts';
import type { RowsList, RowsQuestion } from '../rows/types.ts';
import type { Site } from '../view/site.ts';
import type { View } from '../view/view.ts';
import type { DataReport } from './data-report.ts';
import type { ElementMaker } from './parts/dom.ts';

export interface RenderContext {
  document: Document;
  /** Makes the document's elements. */
  h: ElementMaker;
  locale: Locale;
  site: Site;
  view: View;
  t: Translate;
  /** The display name of a dimension's value: customer and rep names, month names, bucket names, "(none)". */
  label(dimension: string, value: string | null): string;
  /** Only on the data page. */
  data?: DataReport;
  /** Drawn to be taken along: no list leaves rows out. */
  isWhole?: boolean;
  /** In the reader's browser: fills a box that only a width of screen, paper or an opened fold shows, once that is so. */
  later?(shownBy: 'wide' | 'narrow' | 'paper' | 'fold', box: Element, draw: () => Element): void;
}

export interface Block {
  id: string;
  /** Whether this report has it; every one where it does not say. */
  isIn?(site: Site): boolean;
  /** The questions whose answers `render` gets, under the same names. None: the block never changes with a filter. */
  questions(site: Site, view: View): Record<string, Question>;
  /**
   * Questions for rows. What is asked in the view that the page is built for, the build answers; where the set has few rows
   * (`MAX_LISTED_ROWS`) they are kept beside the page and answer any filter. Everything else is the engine's.
   */
  rows?(site: Site, view: View): Record<string, RowsQuestion>;
  /** Draws the block; text from data only ever as text nodes. */
  render(
    answers: Record<string, Answer>,
    context: RenderContext,
    rows?: Record<string, RowsList>,
  ): Element;
}

/** Pages that `src/i18n` has a name and a title for, and one for each metric. */
export type PageId = PageName | `metrics/${string}`;

/** What a reader comes with: the groups of the navigation, in its order. */
export const PAGE_GROUPS = ['stand', 'owes', 'collects', 'ahead', 'do', 'trust'] as const;

export type PageGroup = (typeof PAGE_GROUPS)[number];

interface PageParts {
  /** Route: `/<locale>/<id>/`, the overview at `/<locale>/`. */
  id: PageId;
  /** Inputs without which it has nothing to show: it says so in one line and is not in the navigation. */
  needs?: string[];
  /** One practice is decided on it: what it alone asks for makes no other page heavier. */
  ofOnePractice?: true;
  blocks: Block[];
  /** What is said in place of its first block where the view could not be worked out; null: as built. */
  unanswered?(context: RenderContext): Element | null;
}

/** In a group of the navigation, or not in it: reached from the page above it, which the navigation marks instead. */
export type ReportPage = PageParts &
  ({ group: PageGroup; under?: undefined } | { under: PageId; group?: undefined });

/** Whether it is the page of one metric. */
export const isMetricPage = (id: PageId): id is `metrics/${string}` => id.startsWith('metrics/');
