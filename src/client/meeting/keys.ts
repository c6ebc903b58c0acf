/** The keys of a meeting, and the list that names them. */
import type { RenderContext } from '../../report/page.ts';
import { meetingText } from './wording.ts';

interface MeetingMoves {
  go(by: number, focus: 'title' | 'form'): void;
  note(): void;
  help(): void;
}

const KEYS = [
  ['j', 'next'],
  ['k', 'previous'],
  ['n', 'note'],
  ['Ctrl + Enter', 'on'],
  ['?', 'help'],
  ['Esc', 'close'],
] as const;

export function bindMeetingKeys(dialog: HTMLElement, moves: MeetingMoves): void {
  dialog.addEventListener('keydown', (event) => {
    const isInField = (event.target as Element).closest('input, select, textarea') !== null;
    const isWithOther = event.ctrlKey || event.metaKey || event.altKey;
    const run = isInField
      ? event.key === 'Enter' && (event.ctrlKey || event.metaKey)
        ? () => moves.go(1, 'form')
        : null
      : isWithOther
        ? null
        : ({
            j: () => moves.go(1, 'title'),
            k: () => moves.go(-1, 'title'),
            n: moves.note,
            '?': moves.help,
          }[event.key] ?? null);
    if (!run) return;
    event.preventDefault();
    run();
  });
}

export const keysList = ({ h, locale }: RenderContext): HTMLElement =>
  h(
    'dl',
    { class: 'meeting-keys', id: 'meeting-keys', hidden: true },
    KEYS.map(([key, name]) => [
      h('dt', null, h('kbd', null, key)),
      h('dd', null, meetingText(locale, `keys.${name}`)),
    ]),
  );
