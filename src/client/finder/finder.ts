/** The finder (`/`) and the list of keys (`?`), each in a dialog of its own. */
import type { Engine } from '../../engine/engine.ts';
import { isSealed } from '../../engine/site-door.ts';
import { type Labels, nameIn } from '../../format/label.ts';
import { money } from '../../format/number.ts';
import { LOCALES } from '../../i18n/locale.ts';
import { translator } from '../../i18n/wordings.ts';
import { FIGURES } from '../../metrics/catalogue.ts';
import { viewCurrency } from '../../report/context.ts';
import { NAVIGATION } from '../../report/navigation.ts';
import type { PageId, RenderContext } from '../../report/page.ts';
import { pagePath } from '../../report/page-path.ts';
import { pageTitle } from '../../report/page-title.ts';
import type { ElementMaker } from '../../report/parts/dom.ts';
import { isShown } from '../../report/shown-pages.ts';
import { namedPath } from '../../view/named-view.ts';
import { device } from '../answer/device.ts';
import { openDialog } from '../dialog.ts';
import { rowsText } from '../drill/wording.ts';
import { downloadNote } from '../status.ts';
import { documentFinder } from './documents.ts';

const MAX_RESULTS = 12;
const MAX_RECENT = 5;
const RECENT = 'huikuan-found';

/** Where the finder last went, the latest first; nothing where the browser stores nothing. */
function readRecent(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(RECENT) ?? '[]');
    return Array.isArray(stored) ? stored.filter((path) => typeof path === 'string') : [];
  } catch {
    return [];
  }
}

/** Remembers where the finder went, but nothing of a sealed report: an address names a customer. */
export function writeRecent(path: string): void {
  if (isSealed()) return;
  const paths = [path, ...readRecent().filter((other) => other !== path)].slice(0, MAX_RECENT);
  try {
    localStorage.setItem(RECENT, JSON.stringify(paths));
  } catch {
    // Without a place to store it, nothing is recent.
  }
}

interface Place {
  name: string;
  kind: string;
  /** From the site's root. */
  path: string;
  /** What else it is found by: a page's question and what it is about, a name's initials. */
  words?: string;
  customer?: string;
  /** It has filters of its own, and takes no others. */
  isExact?: true;
}

/** Everything that can be gone to by its name. `initials`: of customers, by id. */
export function places(
  context: RenderContext,
  labels: Labels,
  initials: Record<string, string>,
): Place[] {
  const { site, locale, t, label } = context;
  const ids = (key: 'customer' | 'rep'): string[] => [
    ...new Set([...site.options[key].map(({ value }) => value), ...Object.keys(labels[key] ?? {})]),
  ];
  const people = (key: 'customer' | 'rep'): Place[] =>
    ids(key).map((id) => ({
      name: label(key, id) === id ? id : `${label(key, id)} ${id}`,
      kind: t(`common.filter.${key}`),
      path: `${pagePath(key, locale)}?${key}=${encodeURIComponent(id)}`,
      ...(key === 'customer' && { customer: id, words: nameIn(initials, id) ?? '' }),
    }));
  return [
    ...NAVIGATION.filter((id) => isShown(id, site)).map((id) => ({
      name: pageTitle(id, context).name,
      kind: rowsText(locale, 'find.page'),
      path: pagePath(id, locale),
      words: LOCALES.map((other) => {
        const t = translator(other);
        return `${pageTitle(id, { t, locale: other }).heading} ${t.named('common.finds', id)}`;
      }).join(' '),
    })),
    ...(site.views ?? []).map((view) => ({
      name: view.name[locale],
      kind: t('common.view'),
      path: view.isPage
        ? namedPath(view, locale)
        : `${pagePath(view.page as PageId, locale)}?${view.query}`,
      words: LOCALES.map((other) => view.name[other]).join(' '),
      isExact: true as const,
    })),
    ...(isShown('metrics', site) ? FIGURES : []).map(({ id, label: names }) => ({
      name: names[locale],
      kind: rowsText(locale, 'find.metric'),
      path: `${locale}/metrics/${id}/`,
    })),
    ...(isShown('rep', site) ? people('rep') : []),
    ...(isShown('customer', site) ? people('customer') : []),
  ];
}

/** Places that have every word looked for; those that begin with it first. */
export function findPlaces(all: Place[], text: string): Place[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = all.filter((place) => {
    const known = `${place.name} ${place.words ?? ''}`.toLowerCase();
    return words.every((word) => known.includes(word));
  });
  const starts = ({ name, words: others = '' }: Place): number =>
    words[0] && [name, others].some((known) => known.toLowerCase().startsWith(words[0]!)) ? 0 : 1;
  return found.toSorted((a, b) => starts(a) - starts(b)).slice(0, MAX_RESULTS);
}

/** Those gone to last first, where nothing is looked for yet. */
export const recentFirst = (all: Place[], recent: string[]): Place[] => [
  ...recent.flatMap((path) => all.filter((place) => place.path === path)),
  ...all.filter(({ path }) => !recent.includes(path)),
];

export interface FinderSource {
  labels: Labels;
  initials: Record<string, string>;
  root: URL;
  /** Makes the links inside carry what the reader has chosen. */
  carry(within: ParentNode): void;
  /** What each customer has overdue, where that is known without fetching rows; null where it is not. */
  overdue: Promise<Map<string, number> | null>;
  /** For invoices, when a text looks like the number of one. */
  engine(): Promise<Engine>;
}

export function openFinder(
  context: RenderContext,
  { labels, initials, root, carry, overdue, engine }: FinderSource,
): void {
  const { document, h, locale, site, view } = context;
  const all = recentFirst(places(context, labels, initials), readRecent());
  const currency = viewCurrency(site, view);
  let amounts: Map<string, number> | null = null;
  const noteOf = ({ kind, customer }: Place): string => {
    const amount = customer === undefined ? undefined : amounts?.get(customer);
    if (!amount) return kind;
    const late = rowsText(locale, 'find.overdue', { amount: money(amount, { currency, locale }) });
    return `${late} · ${kind}`;
  };
  const input = h('input', {
    type: 'search',
    autocomplete: 'off',
    'aria-label': rowsText(locale, 'find.label'),
    placeholder: rowsText(locale, 'find.label'),
  });
  const list = h('ul', { class: 'finder-list' });
  const status = h('p', { class: 'note', role: 'status' });
  /** Enter came before there was anything to open. */
  let isEntered = false;
  const links = (): HTMLAnchorElement[] => [...list.querySelectorAll('a')];
  const documents = documentFinder(context, engine, {
    found(lines) {
      showDocuments(list, lines);
      if (isEntered) links()[0]?.click();
    },
    ended: (fault) => say(fault),
  });
  const say = (fault: string | null = null): void => {
    const isEmpty = list.childElementCount === 0;
    if (documents.isLooking())
      status.replaceChildren(rowsText(locale, 'find.looking'), ' ', downloadNote(h));
    else status.textContent = fault ?? (isEmpty ? rowsText(locale, 'find.none') : '');
  };
  const show = (): void => {
    const found = findPlaces(all, input.value);
    list.replaceChildren(...found.map((place) => placeLine(place, noteOf(place), root, h)));
    carry(list);
    isEntered = false;
    // Who saves data fetches no rows for a name that is here.
    documents.look(device().savesData && found.length > 0 ? '' : input.value);
    say();
  };
  input.addEventListener('input', show);
  void overdue.then((known) => {
    amounts = known;
    // A link that has the focus stays, and so do invoices that were looked for.
    if (known && !list.contains(document.activeElement) && input.value === '') show();
  });
  const help = h('button', { type: 'button' }, rowsText(locale, 'keys.title'));
  const dialog = openDialog(context, rowsText(locale, 'find.label'), [input, list, status, help]);
  help.addEventListener('click', () => {
    dialog.close();
    openKeys(context);
  });
  bindListKeys(dialog, input, links, () => {
    isEntered = documents.isLooking();
  });
  list.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLElement>('a[data-path]');
    if (link) writeRecent(link.dataset.path!);
    dialog.close();
  });
  // An answer that comes later opens nothing.
  dialog.addEventListener('close', () => documents.look(''));
  show();
  input.focus();
}

function placeLine(
  { name, path, isExact }: Place,
  note: string,
  root: URL,
  h: ElementMaker,
): HTMLElement {
  const link = {
    href: new URL(path, root).href,
    'data-path': path,
    ...(isExact && { 'data-exact': '' }),
  };
  return h('li', null, h('a', link, h('bdi', null, name), h('span', { class: 'note' }, note)));
}

/** Puts the lines of documents after those of places; one that has the focus stays where it is. */
function showDocuments(list: HTMLElement, lines: HTMLElement[]): void {
  const keyOf = (line: Element): string | undefined => line.querySelector('a')?.dataset.document;
  const shown = [...list.children].filter((line) => keyOf(line) !== undefined);
  if (list.contains(list.ownerDocument.activeElement)) {
    const keys = new Set(shown.map(keyOf));
    list.append(...lines.filter((line) => !keys.has(keyOf(line))));
    return;
  }
  for (const line of shown) line.remove();
  list.append(...lines);
}

/** Arrows go along the links, Enter in the field opens the first; `wait` is called where there is none yet. */
function bindListKeys(
  dialog: HTMLElement,
  input: HTMLElement,
  linksOf: () => HTMLAnchorElement[],
  wait: () => void,
): void {
  dialog.addEventListener('keydown', (event) => {
    const links = linksOf();
    const at = links.indexOf(dialog.ownerDocument.activeElement as HTMLAnchorElement);
    if (event.key === 'ArrowDown') (links[at + 1] ?? links[0])?.focus();
    else if (event.key === 'ArrowUp') (links[at - 1] ?? input).focus();
    else if (event.key === 'Enter' && at < 0 && event.target === input)
      links[0] ? links[0].click() : wait();
    else return;
    event.preventDefault();
  });
}

const KEYS = ['find', 'keys', 'tab', 'enter', 'arrows', 'escape'] as const;
const PRINTED: Record<(typeof KEYS)[number], string> = {
  find: '/',
  keys: '?',
  tab: 'Tab',
  enter: 'Enter',
  arrows: '← → ↑ ↓',
  escape: 'Esc',
};

export function openKeys(context: RenderContext): void {
  const { h, locale } = context;
  openDialog(context, rowsText(locale, 'keys.title'), [
    h(
      'dl',
      { class: 'keys' },
      KEYS.flatMap((key) => [
        h('dt', null, h('kbd', null, PRINTED[key])),
        h('dd', null, rowsText(locale, `keys.${key}`)),
      ]),
    ),
  ]);
}
