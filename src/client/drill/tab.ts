/** What the panel behind a figure gives to its tabs. */
import type { Engine } from '../../engine/engine.ts';
import type { Ask } from '../../metrics/types.ts';
import type { RenderContext } from '../../report/page.ts';
import type { ElementMaker } from '../../report/parts/dom.ts';
import type { AskRows } from '../../rows/types.ts';
import type { Target } from './target.ts';

export interface PanelSource {
  /** The page's context for its current view. */
  context(): Promise<RenderContext>;
  ask: Ask;
  /** Answers from the rows alone, never from what the build has stored. */
  askEngine: Ask;
  askRows: AskRows;
  engine(): Promise<Engine>;
  /** The site's root, absolute. */
  root: URL;
}

export interface PanelEvents {
  /** The reader goes on to another target; `isStep`: back returns to this one. */
  go(target: Target, isStep: boolean): void;
  /** One step back, or closed where there is none. */
  back(): void;
  close(): void;
}

/** What either tab is given. */
export interface TabParts {
  h: ElementMaker;
  context: RenderContext;
  target: Target;
  printed: number | null | undefined;
  source: PanelSource;
  events: PanelEvents;
  fail(error: unknown): void;
  setTitle(text: string): void;
}
