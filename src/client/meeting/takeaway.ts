/** The foot of a meeting: how much is on this device, the file to take along, and clearing what it holds. */
import type { RenderContext } from '../../report/page.ts';
import { download } from '../export/download.ts';
import { actionsCsv, actionsFileName } from './decision.ts';
import type { DecisionStore } from './store.ts';
import { meetingText } from './wording.ts';

const NAME = 'huikuan-name';

/** The name of who writes, as it was typed last. */
function storedName(): string {
  try {
    return localStorage.getItem(NAME) ?? '';
  } catch {
    return '';
  }
}

export interface Takeaway {
  element: HTMLElement;
  /** Who writes. */
  name(): string;
  redrawn(): void;
  exportFile(): void;
}

export function takeaway(
  store: DecisionStore,
  build: string,
  context: RenderContext,
  cleared: () => void,
): Takeaway {
  const { document, h, locale, site } = context;
  const name = h('input', { id: 'meeting-name', maxlength: 60, autocomplete: 'name' });
  name.value = storedName();
  const count = h('p', { class: 'meeting-count' });
  const said = h('p', { class: 'note', role: 'status' });
  const save = h('button', { type: 'button' });
  const clear = h('button', { type: 'button', disabled: true }, meetingText(locale, 'clear'));
  const sure = h('p', { class: 'meeting-sure' });
  /** What the last file holds; nothing else is cleared. */
  let exported = new Set<string>();
  const typedName = (): string => name.value.replaceAll(/\s+/g, ' ').trim();
  const fileName = (): string => actionsFileName(site.asOf, name.value);
  const redrawn = (): void => {
    const all = store.all();
    const earlier = all.filter((stored) => stored.build !== build).length;
    count.textContent = [
      meetingText(locale, 'count', { n: all.length }),
      ...(earlier > 0 ? [meetingText(locale, 'earlier', { n: earlier })] : []),
    ].join(' · ');
    save.textContent = meetingText(locale, 'export', { file: fileName() });
    save.toggleAttribute('disabled', all.length === 0);
    const isExported = all.some(({ decision }) => exported.has(decision.id));
    clear.toggleAttribute('disabled', !isExported);
    if (!isExported) sure.replaceChildren();
  };
  const exportFile = (): void => {
    // whoever types the name last of all has decided what is still nobody's
    const decisions = store
      .all()
      .map(({ decision }) => ({ ...decision, decidedBy: decision.decidedBy || typedName() }));
    if (decisions.length === 0) return;
    const file = fileName();
    download(document, new Blob([actionsCsv(decisions)], { type: 'text/csv' }), file);
    exported = new Set(decisions.map(({ id }) => id));
    redrawn();
    said.textContent = meetingText(locale, 'exported', { n: decisions.length, file });
  };
  const button = (text: string, run: () => void): HTMLElement => {
    const made = h('button', { type: 'button' }, text);
    made.addEventListener('click', run);
    return made;
  };
  const ask = (): void => {
    const yes = button(meetingText(locale, 'clearYes'), () => {
      store.clear(exported);
      exported = new Set();
      redrawn();
      said.textContent = store.all().length === 0 ? meetingText(locale, 'cleared') : '';
      cleared();
      name.focus();
    });
    const no = button(meetingText(locale, 'clearNo'), () => {
      sure.replaceChildren();
      clear.focus();
    });
    const question = meetingText(locale, 'clearSure', { n: exported.size });
    sure.replaceChildren(h('span', null, question), yes, no);
    yes.focus();
  };
  save.addEventListener('click', exportFile);
  clear.addEventListener('click', ask);
  name.addEventListener('input', () => {
    try {
      localStorage.setItem(NAME, name.value);
    } catch {
      // it is typed again next time
    }
    redrawn();
  });
  const element = h(
    'div',
    { class: 'meeting-foot' },
    h(
      'div',
      { class: 'meeting-field' },
      h('label', { for: name.id }, meetingText(locale, 'by')),
      name,
    ),
    count,
    save,
    clear,
    sure,
    said,
  );
  return {
    element,
    name: typedName,
    redrawn,
    exportFile,
  };
}
