/** Says what a link or the customer box asks for and the report does not have; the words are fetched when there is cause. */
import { lazyRetry } from '../../engine/lazy-retry.ts';
import type { Labels } from '../../format/label.ts';
import type { RenderContext } from '../../report/page.ts';
import { changeView, readView, writeView } from '../../view/address.ts';
import type { View } from '../../view/view.ts';
import { here, hereQuery, replaceAddress } from '../route/address-bar.ts';
import { queryOn } from '../route/named.ts';
import type { Session } from '../session.ts';

export interface NoticeSource {
  context(): Promise<RenderContext>;
  labels(): Promise<Labels>;
  choose(view: View): void;
}

export interface Notices {
  /** The reader has chosen something: what was asked for in vain is past. */
  chosen(): void;
  /** The page was drawn, perhaps another one: the notice takes its place there. */
  redrawn(): void;
  /** The customer box names nobody that the page lists. */
  customer(text: string): void;
}

/** What the reader chose himself needs no notice after a reload. */
const isOwn = (): boolean => (history.state as { own?: boolean } | null)?.own === true;

/** Survives a swapped body. */
export function bindNotices(session: Session, source: NoticeSource): Notices {
  const load = lazyRetry(() => import('./notices.ts'));
  const { site } = session;
  const link = (): Element | null => document.querySelector('[data-notice]');
  const labels = (): Promise<Labels> => source.labels().catch(() => ({}));
  let seen = hereQuery();
  /** The query whose faults are to be seen. */
  let asked = '';

  const draw = async (): Promise<void> => {
    const query = asked;
    if (query === '') return link()?.replaceChildren();
    const [notices, context, names] = await Promise.all([load(), source.context(), labels()]);
    if (query !== asked) return;
    const faults = notices
      .addressFaults(new URLSearchParams(query), site, names)
      .filter(({ kind }) => kind !== 'older' || !isOwn());
    const close = (): void =>
      settle(notices.assumedOf(new URLSearchParams(hereQuery()), context, names));
    const shown =
      faults.length > 0
        ? [notices.linkNotice(faults, context, { close, latest }, session.page.id)]
        : [];
    link()?.replaceChildren(...shown);
  };
  const ask = (query: string): void => {
    seen = query;
    asked = query;
    void draw().catch(() => {});
  };
  /** The address says from now on what the page shows, and what is assumed. */
  const settle = (assumed: URLSearchParams): void => {
    const query = queryOn(session.page, session.view, assumed);
    const { pathname, hash } = here();
    replaceAddress({ ...history.state, own: true }, pathname + (query && `?${query}`) + hash);
    session.query = hereQuery();
    seen = hereQuery();
    asked = '';
    void draw();
    document.querySelector('main')?.focus({ preventScroll: true });
  };
  const latest = (): void => {
    const params = writeView(session.view, site);
    params.delete('as_of');
    source.choose(readView(params, site));
  };
  const box = customerBox(
    () => Promise.all([load(), source.context(), labels()]),
    (id) => source.choose(changeView(site, session.view, 'customer', id)),
  );

  addEventListener('popstate', () => {
    if (hereQuery() !== seen) ask(hereQuery());
  });
  if (seen !== '') ask(seen);

  return {
    chosen() {
      asked = '';
      void draw();
      box.clear();
    },
    redrawn() {
      seen = hereQuery();
      if (asked !== '' && link()?.childElementCount === 0) void draw().catch(() => {});
    },
    customer: box.ask,
  };
}

/** The notice under the customer box: who may be meant by a name that the page does not list. */
function customerBox(
  load: () => Promise<[typeof import('./notices.ts'), RenderContext, Labels]>,
  choose: (id: string) => void,
): { ask(text: string): void; clear(): void } {
  const place = (): Element | null => document.querySelector('[data-customer-notice]');
  /** The name that is said to be nobody's. */
  let nobody = '';
  const say = async (text: string): Promise<void> => {
    const [notices, context, labels] = await load();
    if (nobody !== text) return;
    const id = notices.customerCalled(text, context.site, labels);
    if (id !== null) choose(id);
    else place()?.replaceChildren(notices.customerNotice(text, context, labels, choose));
  };
  return {
    ask(text) {
      // Enter in the box is a change and a submit
      if (nobody === text && place()?.firstChild) return;
      nobody = text;
      void say(text).catch(() => {});
    },
    clear() {
      nobody = '';
      place()?.replaceChildren();
    },
  };
}
