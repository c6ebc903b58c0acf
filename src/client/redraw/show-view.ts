/** Shows the view the reader has chosen and puts it into the address; where it cannot be shown, the last one that could be. */

import type { Ask } from '../../metrics/types.ts';
import { defaultView } from '../../view/default-view.ts';
import type { View } from '../../view/view.ts';
import type { PageRows } from '../answer/page-rows.ts';
import type { CubeStart } from '../answer/start-cube.ts';
import { here, hereQuery, pushAddress } from '../route/address-bar.ts';
import { isAsBuilt, queryOn } from '../route/named.ts';
import { beginTurn, currentTurn, type IsCurrent, type Session } from '../session.ts';
import type { Status } from '../status.ts';
import type { Redraw } from './redraw.ts';

export interface ViewParts {
  redraw: Redraw;
  cube: CubeStart;
  askFor(pageId: string): Ask;
  rows: PageRows;
  status: Status;
  /** Makes the links of the page carry the view. */
  carry(within: ParentNode): void;
  /** The reader has chosen another view. */
  onChosen(): void;
  /** Goes from a named view to its page under another view, as a new entry of the history. */
  leave(view: View): void;
  /** The page shows the view now. */
  onShown(): void;
}

export interface ViewShower {
  /** Shows another view on the page, as a new entry of the history. */
  choose(view: View): void;
  /** Shows the session's view on the session's page. */
  apply(): Promise<void>;
  /** Draws the page unseen with what has been fetched anyway, until the reader asks for something. */
  warmUp(): Promise<void>;
}

export function createViewShower(session: Session, parts: ViewParts): ViewShower {
  const { redraw, cube, askFor, rows, status, carry, onChosen, onShown, leave } = parts;
  const standard = defaultView(session.site);
  let lastShown = standard;

  const show = async (isCurrent: IsCurrent): Promise<void> => {
    const { page, view } = session;
    const asks = { ask: askFor(page.id), askRows: rows.askFor(page.id) };
    const shown = redraw.show(page, view, asks, isCurrent);
    carry(document);
    await shown;
    if (isCurrent()) onShown();
  };
  const fallBack = async (isCurrent: IsCurrent): Promise<void> => {
    for (const view of [lastShown, standard]) {
      session.view = view;
      const isShown = await show(isCurrent).then(
        () => true,
        () => false,
      );
      if (isShown || !isCurrent()) return;
    }
  };
  const apply = async (): Promise<void> => {
    const isCurrent = beginTurn(session, false);
    session.query = hereQuery();
    const wanted = session.view;
    try {
      await show(isCurrent);
      if (isCurrent()) status.clear();
    } catch (error) {
      if (!isCurrent()) return;
      await fallBack(isCurrent);
      if (session.view === standard)
        await redraw.showUnanswered(session.page, wanted, isCurrent).catch(() => {});
      if (isCurrent()) status.failed(error, () => choose(wanted));
    }
    if (!isCurrent()) return;
    lastShown = session.view;
    warmUp().catch(() => {});
  };
  const choose = (view: View): void => {
    const { page } = session;
    onChosen();
    if (page.named && !isAsBuilt(page, view)) {
      leave(view);
      return;
    }
    session.view = view;
    const { pathname, search, hash } = here();
    const query = queryOn(page, view);
    if (query !== search.slice(1))
      pushAddress({ own: true }, pathname + (query && `?${query}`) + hash);
    void apply();
  };
  const warmUp = async (): Promise<void> => {
    const isNeeded = currentTurn(session);
    if (!cube.isStarted()) return;
    rows.load(session.page.id);
    await redraw.warmUp(session.page, await cube.answerAtOnce(), isNeeded);
  };
  return { choose, apply, warmUp };
}
