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
    // a choice takes no text: where one lands after Ctrl + Enter, the keys go on working
    const isInText = (event.target as Element).closest('input, textarea') !== null;
    const isInField = isInText || (event.target as Element).closest('select') !== null;
    const isWithOther = event.ctrlKey || event.metaKey || event.altKey;
    const run =
      isInField && event.key === 'Enter' && (event.ctrlKey || event.metaKey)
        ? () => moves.go(1, 'form')
        : isInText || isWithOther
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
