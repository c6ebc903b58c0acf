/** A meeting on the work list: the whole screen, one customer at a time, and what is decided about each kept on this device. */
import '../../styles/panel.css';
import '../../styles/meeting.css';
import type { RenderContext } from '../../report/page.ts';
import { type AgendaLine, readAgenda } from './agenda.ts';
import type { Decision } from './decision.ts';
import { type DecisionFields, type DecisionForm, decisionForm } from './form.ts';
import { type ItemSource, itemsOf } from './items.ts';
import { bindMeetingKeys, keysList } from './keys.ts';
import { type DecisionStore, decisionStore, storeKey } from './store.ts';
import { takeaway } from './takeaway.ts';
import { meetingText } from './wording.ts';

export interface MeetingSource extends ItemSource {
  context(): Promise<RenderContext>;
  /** All customers of a list that the page shows a part of; null of any other. */
  wholeTable(list: HTMLElement): Promise<HTMLTableElement | null>;
}

/** By their places: where the browser stores nothing, decisions last as long as the page. */
const stores = new Map<string, DecisionStore>();

function storeOf({ root }: MeetingSource, { site }: RenderContext): DecisionStore {
  const key = storeKey(root, site);
  const store = stores.get(key) ?? decisionStore(key, () => localStorage);
  stores.set(key, store);
  return store;
}

/** Of a device's own, and of no other. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return `A-${[...bytes].map((byte) => (byte % 36).toString(36)).join('')}`;
}

export async function openMeeting(source: MeetingSource): Promise<void> {
  const context = await source.context();
  const { document } = context;
  const list = document.querySelector<HTMLElement>('[data-chart="worklist-list"]');
  // without a line to the report the meeting has what is on the page
  const whole = list && (await source.wholeTable(list).catch(() => null));
  const table = whole ?? list?.querySelector('table') ?? null;
  if (document.querySelector('dialog.meeting')) return;
  const dialog = meetingDialog(readAgenda(table), storeOf(source, context), context, source);
  const opener = document.activeElement as HTMLElement | null;
  dialog.addEventListener('close', () => {
    dialog.remove();
    opener?.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector('h2')?.focus();
}

/** What is decided about the lines of the meeting on this build's report. */
function decisionsOf(store: DecisionStore, { site }: RenderContext) {
  const build = site.assets.core;
  const of = ({ customer, currency }: AgendaLine): Decision | null =>
    store
      .all()
      .find(
        (stored) =>
          stored.build === build &&
          stored.decision.customer === customer &&
          stored.decision.currency === currency,
      )?.decision ?? null;
  return {
    of,
    keep(line: AgendaLine, fields: DecisionFields, decidedBy: string): void {
      const id = of(line)?.id ?? newId();
      const { customer, name: customerName, currency } = line;
      const own = { id, decidedOn: site.asOf, customer, customerName, currency, decidedBy };
      store.put(id, { build, decision: { ...own, ...fields } });
    },
    takeBack(line: AgendaLine): void {
      const decision = of(line);
      if (decision) store.put(decision.id, null);
    },
  };
}

/** What is known of a customer: the line of the list, and the open items. */
const known = (line: AgendaLine, context: RenderContext, source: ItemSource): HTMLElement => {
  const { h, locale } = context;
  return h(
    'div',
    { class: 'meeting-known' },
    h('h3', null, meetingText(locale, 'facts')),
    h(
      'dl',
      null,
      line.facts.map(({ label, text }) => [h('dt', null, label), h('dd', null, text)]),
    ),
    itemsOf(line, context, source),
  );
};

/** The dialog, not yet open. */
function meetingDialog(
  agenda: AgendaLine[],
  store: DecisionStore,
  context: RenderContext,
  source: ItemSource,
): HTMLDialogElement {
  const { h, locale, site } = context;
  const decisions = decisionsOf(store, context);
  const button = buttons(context);
  let at = 0;
  let form: DecisionForm | null = null;
  const title = h('h2', { id: 'meeting-title', tabindex: -1 });
  const place = h('span', { class: 'note' });
  const state = h('p', { class: 'note', role: 'status' });
  const body = h('div', { class: 'meeting-body' });
  const keys = keysList(context);
  const say = (text: string): void => {
    if (state.textContent !== text) state.textContent = text;
  };
  const changed = (line: AgendaLine, fields: DecisionFields): void => {
    decisions.keep(line, fields, foot.name());
    say(meetingText(locale, store.isLasting() ? 'kept' : 'notKept'));
    takeBack.hidden = false;
    foot.redrawn();
  };
  const draw = (): void => {
    const line = agenda[at];
    if (!line) return;
    const decision = decisions.of(line);
    title.textContent = line.name;
    place.textContent = meetingText(locale, 'place', { n: at + 1, all: agenda.length });
    form = decisionForm(line, decision, context, (fields) => changed(line, fields));
    takeBack.hidden = decision === null;
    body.replaceChildren(
      known(line, context, source),
      h('div', { class: 'meeting-decide' }, form.element, takeBack, state),
    );
    say(store.isLasting() ? '' : meetingText(locale, 'notKept'));
    previous.disabled = at === 0;
    next.disabled = at === agenda.length - 1;
  };
  const go = (by: number, focus: 'title' | 'form'): void => {
    const to = Math.max(0, Math.min(agenda.length - 1, at + by));
    if (to === at) return;
    at = to;
    draw();
    dialog.scrollTop = 0;
    (focus === 'form' ? form?.first : title)?.focus();
  };
  const previous = button('previous', 'k', () => go(-1, 'title'));
  const next = button('next', 'j', () => go(1, 'title'));
  const takeBack = button('remove', null, () => {
    const line = agenda[at]!;
    decisions.takeBack(line);
    draw();
    foot.redrawn();
    say(meetingText(locale, 'removed', { name: line.name }));
    form?.first.focus();
  });
  const foot = takeaway(store, site.assets.core, context, draw);
  const showKeys = (): void => {
    keys.hidden = !keys.hidden;
    help.setAttribute('aria-expanded', String(!keys.hidden));
  };
  const help = button('keys', '?', showKeys);
  help.setAttribute('aria-expanded', 'false');
  help.setAttribute('aria-controls', keys.id);
  const close = button('close', null, () => dialog.close());
  close.className = 'panel-close';
  const head = h('div', { class: 'panel-head' }, title, place, previous, next, help, close);
  const dialog = h(
    'dialog',
    { class: 'panel meeting', 'aria-labelledby': title.id },
    ...[head, keys, body, foot.element],
  );
  if (agenda.length > 0) draw();
  else {
    title.textContent = meetingText(locale, 'title');
    body.append(h('p', { class: 'empty' }, meetingText(locale, 'none')));
    for (const one of [previous, next]) one.disabled = true;
  }
  foot.redrawn();
  bindMeetingKeys(dialog, { go, note: () => form?.note.focus(), help: showKeys });
  return dialog;
}

/** Makes buttons of the dialog, each named by its wording. */
const buttons =
  ({ h, locale }: RenderContext) =>
  (
    name: 'previous' | 'next' | 'remove' | 'keys' | 'close',
    key: string | null,
    run: () => void,
  ): HTMLButtonElement => {
    const made = h(
      'button',
      { type: 'button', 'aria-keyshortcuts': key },
      meetingText(locale, name),
    );
    made.addEventListener('click', run);
    return made;
  };
