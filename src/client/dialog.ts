/** A small dialog over the page. */
import '../styles/panel.css';
import type { RenderContext } from '../report/page.ts';
import { rowsText } from './drill/wording.ts';

/** One that Escape, its button and a click beside it close; it goes away with it. */
export function openDialog(
  { document, h, locale }: Pick<RenderContext, 'document' | 'h' | 'locale'>,
  title: string,
  content: Node[],
  kind = 'finder',
): HTMLDialogElement {
  const close = h('button', { type: 'button' }, rowsText(locale, 'close'));
  const dialog = h(
    'dialog',
    { class: kind === 'finder' ? kind : `finder ${kind}`, 'aria-label': title },
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
