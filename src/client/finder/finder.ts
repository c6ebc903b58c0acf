/** The finder (`/`) and the list of keys (`?`), each in a dialog of its own. */
import '../../styles/panel.css';
import type { Labels } from '../../format/label.ts';
import { FIGURES } from '../../metrics/catalogue.ts';
import type { RenderContext } from '../../report/page.ts';
import { pageTitle } from '../../report/page-title.ts';
import { PAGES, pagePath } from '../../report/pages.ts';
import { rowsText } from '../drill/wording.ts';

const MAX_RESULTS = 12;

interface Place {
  name: string;
  kind: string;
  /** From the site's root. */
  path: string;
}

/** Everything that can be gone to by its name. */
export function places(context: RenderContext, labels: Labels): Place[] {
  const { site, locale, t, label } = context;
  const ids = (key: 'customer' | 'rep'): string[] => [
    ...new Set([...site.options[key].map(({ value }) => value), ...Object.keys(labels[key] ?? {})]),
  ];
  const people = (key: 'customer' | 'rep'): Place[] =>
    ids(key).map((id) => ({
      name: label(key, id) === id ? id : `${label(key, id)} ${id}`,
      kind: t(`common.filter.${key}`),
      path: `${pagePath(key, locale)}?${key}=${encodeURIComponent(id)}`,
    }));
  return [
    ...PAGES.filter(({ under }) => under === undefined).map(({ id }) => ({
      name: pageTitle(id, context).name,
      kind: rowsText(locale, 'find.page'),
      path: pagePath(id, locale),
    })),
    ...FIGURES.map(({ id, label: names }) => ({
      name: names[locale],
      kind: rowsText(locale, 'find.metric'),
      path: `${locale}/metrics/${id}/`,
    })),
    ...people('rep'),
    ...people('customer'),
  ];
}

/** Places that have every word looked for; those that begin with it first. */
export function findPlaces(all: Place[], text: string): Place[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = all.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)));
  const starts = ({ name }: Place): number =>
    words[0] && name.toLowerCase().startsWith(words[0]) ? 0 : 1;
  return found.toSorted((a, b) => starts(a) - starts(b)).slice(0, MAX_RESULTS);
}

/** `carry` makes the links inside carry what the reader has chosen. */
export function openFinder(
  context: RenderContext,
  labels: Labels,
  root: URL,
  carry: (within: ParentNode) => void,
): void {
  const { document, h, locale } = context;
  const all = places(context, labels);
  const input = h('input', {
    type: 'search',
    autocomplete: 'off',
    'aria-label': rowsText(locale, 'find.label'),
    placeholder: rowsText(locale, 'find.label'),
  });
  const list = h('ul', { class: 'finder-list' });
  const status = h('p', { class: 'note', role: 'status' });
  const show = (): void => {
    const found = findPlaces(all, input.value);
    list.replaceChildren(
      ...found.map(({ name, kind, path }) =>
        h(
          'li',
          null,
          h(
            'a',
            { href: new URL(path, root).href },
            h('bdi', null, name),
            h('span', { class: 'note' }, ` ${kind}`),
          ),
        ),
      ),
    );
    carry(list);
    status.textContent = found.length === 0 ? rowsText(locale, 'find.none') : '';
  };
  input.addEventListener('input', show);
  const help = h('button', { type: 'button' }, rowsText(locale, 'keys.title'));
  const dialog = openDialog(context, rowsText(locale, 'find.label'), [input, list, status, help]);
  help.addEventListener('click', () => {
    dialog.close();
    openKeys(context);
  });
  dialog.addEventListener('keydown', (event) => {
    const links = [...list.querySelectorAll('a')];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    if (event.key === 'ArrowDown') (links[at + 1] ?? links[0])?.focus();
    else if (event.key === 'ArrowUp') (links[at - 1] ?? input).focus();
    else if (event.key === 'Enter' && at < 0) links[0]?.click();
    else return;
    event.preventDefault();
  });
  list.addEventListener('click', () => dialog.close());
  show();
  input.focus();
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

/** A small dialog that Escape, its button and a click beside it close; it goes away with it. */
function openDialog(
  { document, h, locale }: Pick<RenderContext, 'document' | 'h' | 'locale'>,
  title: string,
  content: Node[],
): HTMLDialogElement {
  const close = h('button', { type: 'button' }, rowsText(locale, 'close'));
  const dialog = h(
    'dialog',
    { class: 'finder', 'aria-label': title },
    h('div', { class: 'finder-head' }, h('h2', null, title), close),
  );
  dialog.append(...content);
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => {
    // A click on the backdrop hits the dialog itself.
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
