/** The pages that a report has: all, or those that its audience is shown. */
import type { Site } from '../view/site.ts';
import type { Child, ElementMaker } from './parts/dom.ts';

type Shown = Pick<Site, 'leftOut'>;

/** Whether the report has the page, "metrics/dso" with the catalogue. */
export const isShown = (id: string, { leftOut = [] }: Shown): boolean =>
  !leftOut.includes(id.split('/')[0]!);

export const shownPages = <P extends { id: string }>(pages: readonly P[], site: Shown): P[] =>
  pages.filter(({ id }) => isShown(id, site));

/** A way up and down to a page: "../customers/?rep=R01", "reps/". */
const PAGE_LINK = /^(?:\.\.\/)*([a-z-]+)\/(?:[\w-]+\/)?(?:[?#]|$)/;

/** A link to a page that is not there is the text alone. */
export function withoutLinks(h: ElementMaker, site: Shown): ElementMaker {
  if (!site.leftOut?.length) return h;
  const own = <K extends keyof HTMLElementTagNameMap>(
    tag: K,
    attributes?: Parameters<ElementMaker>[1],
    ...children: Child[]
  ): HTMLElementTagNameMap[K] => {
    const [, id] = PAGE_LINK.exec(String(attributes?.href ?? '')) ?? [];
    const isGone = tag === 'a' && id !== undefined && !isShown(id, site);
    return h(tag, isGone ? { ...attributes, href: null } : attributes, ...children);
  };
  return Object.assign(own, { svg: h.svg });
}
