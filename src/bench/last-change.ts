/** What follows a choice of a filter on any page: the last change on the screen, on the page, and of any kind. */
import type { Browser, Page } from 'playwright-core';
import { type ReaderOptions, withReader } from './reader.ts';
import { type Spread, spread } from './statistics.ts';

/** Milliseconds until the last change of a kind was painted. */
interface LastChange {
  /** Of what the screen shows. */
  screen: number;
  /** Of what the page shows, scrolled to or not. */
  page: number;
  /** Of anything in the document, hidden parts and attributes too: what can delay the next touch. */
  any: number;
}

export type LastChanges = Record<keyof LastChange, Spread>;

export interface Choice {
  name: string;
  value: string;
}

/** Milliseconds without any change after which nothing more is expected. */
const QUIET = 300;

/** Each choice after the last one's changes have ended; the first fetches what redraws the page and does not count. */
export const lastChanges = (
  browser: Browser,
  address: string,
  choices: Choice[],
  options: ReaderOptions,
): Promise<LastChanges> =>
  withReader(browser, { ...options, mayStartIdle: true }, async (page) => {
    await page.goto(address, { waitUntil: 'load' });
    await page.waitForTimeout(1000);
    await lastChange(page, choices[0]!);
    const seen: LastChange[] = [];
    let previous = choices[0]!;
    for (const choice of choices.slice(1)) {
      if (choice.name !== previous.name && previous.name !== 'from')
        await lastChange(page, { name: previous.name, value: '' });
      seen.push(await lastChange(page, choice));
      previous = choice;
    }
    const of = (kind: keyof LastChange): Spread => spread(seen.map((each) => each[kind]));
    return { screen: of('screen'), page: of('page'), any: of('any') };
  });

const lastChange = (page: Page, choice: Choice): Promise<LastChange> =>
  page.evaluate(watchChoice, { ...choice, quiet: QUIET });

/** Runs in the page. What was shown is found out afterwards, so that looking costs the page nothing. */
async function watchChoice({
  name,
  value,
  quiet,
}: Choice & { quiet: number }): Promise<LastChange> {
  // a message sent while a frame is begun arrives when it has been painted
  const painted: number[] = [];
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => painted.push(performance.now());
  let isOver = false;
  const beginFrame = (): void => {
    if (isOver) return;
    port2.postMessage(null);
    requestAnimationFrame(beginFrame);
  };
  requestAnimationFrame(beginFrame);
  const changes: { at: number; records: MutationRecord[] }[] = [];
  const observer = new MutationObserver((records) =>
    changes.push({ at: performance.now(), records }),
  );
  const everything = { subtree: true, childList: true, attributes: true, characterData: true };
  observer.observe(document, everything);

  const control = document.querySelector<HTMLSelectElement>(`[data-filters] [name=${name}]`)!;
  const startedAt = performance.now();
  control.value = value;
  control.dispatchEvent(new Event('change', { bubbles: true }));
  const isWaiting = (): boolean =>
    performance.now() - (changes.at(-1)?.at ?? startedAt) < quiet ||
    document.querySelector('[aria-busy="true"], [data-drawing]') !== null;
  do await new Promise((resolve) => setTimeout(resolve, 50));
  while (isWaiting());
  observer.disconnect();
  isOver = true;

  const shownBy = (record: MutationRecord): Element[] => {
    const { type, target, attributeName = '', addedNodes, removedNodes } = record;
    const place = target instanceof Element ? target : target.parentElement;
    // of these a reader sees nothing
    if (
      type === 'attributes' &&
      /^(?:href|id|role|tabindex|title|data-.*|aria-(?!busy).*)$/.test(attributeName ?? '')
    )
      return [];
    if (!place?.isConnected || !place.checkVisibility({ visibilityProperty: true })) return [];
    const added = [...addedNodes].filter((node) => node.isConnected);
    if (type !== 'childList' || added.length === 0)
      return type === 'childList' && removedNodes.length === 0 ? [] : [place];
    return added.flatMap((node) => {
      if (!(node instanceof Element)) return [place];
      return node.checkVisibility({ visibilityProperty: true }) ? [node] : [];
    });
  };
  const isOnScreen = (element: Element): boolean => {
    const { top, bottom, left, right } = element.getBoundingClientRect();
    return bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  };
  const timeOf = (matches: (elements: Element[]) => boolean): number => {
    const last = changes.findLast(({ records }) => records.some((each) => matches(shownBy(each))));
    if (!last) return Number.NaN;
    return (painted.find((at) => at >= last.at) ?? last.at) - startedAt;
  };
  const last = changes.at(-1);
  return {
    screen: timeOf((elements) => elements.some(isOnScreen)),
    page: timeOf((elements) => elements.length > 0),
    any: last ? (painted.find((at) => at >= last.at) ?? last.at) - startedAt : Number.NaN,
  };
}
