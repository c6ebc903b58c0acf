/** Where the reader is: what all handlers of the page share. */
import type { Site } from '../view/site.ts';
import type { View } from '../view/view.ts';
import { viewAt } from './route/named.ts';
import { type PageInfo, pagePathOf } from './route/page.ts';

export interface Session {
  readonly site: Site;
  /** The site's root; absolute. */
  readonly root: URL;
  page: PageInfo;
  view: View;
  /** Path and query of the page and view that are on the screen or being drawn. */
  path: string;
  query: string;
  /** A page is being fetched that is not shown yet. */
  isArriving: boolean;
  /** Counts what the reader has asked for; work for an earlier count is stale. */
  turn: number;
}

/** Whether the reader has asked for nothing else since. */
export type IsCurrent = () => boolean;

/** The session begins on the page that the document holds, with the view of its address. */
export const startSession = (page: PageInfo, address: URL): Session => ({
  site: page.site,
  root: page.root,
  page,
  view: viewAt(address, page.root, page.site),
  path: pagePathOf(address),
  query: address.search,
  isArriving: false,
  turn: 0,
});

/** Begins to show a view, or to fetch a page; everything begun before is stale from now on. */
export function beginTurn(session: Session, isArriving: boolean): IsCurrent {
  session.turn++;
  session.isArriving = isArriving;
  document.documentElement.toggleAttribute('data-arriving', isArriving);
  return currentTurn(session);
}

/** For work that goes on only as long as the reader asks for nothing. */
export function currentTurn(session: Session): IsCurrent {
  const { turn } = session;
  return () => turn === session.turn;
}
