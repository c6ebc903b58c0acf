/** The page's status line: what is being waited for, and what cannot be had here and why. Its wordings are in the page. */
import { TEMPORARY_REASONS } from '../engine/wasm-fetch.ts';
import { elementMaker } from '../report/parts/dom.ts';

/** Wordings of `common` that the line may need; the page carries them, so that the script holds no language. */
export const STATUS_WORDINGS = [
  'waiting',
  'engineFailed',
  'engineOff',
  'engineRetry',
  'engineReload',
  'engineReason.fetch',
  'engineReason.missing',
  'engineReason.file',
  'engineReason.start',
  'engineReason.time',
  'engineReason.memory',
  'engineReason.size',
  'engineReason.newer',
  'engineReason.answer',
] as const;
type Wording = (typeof STATUS_WORDINGS)[number];

export interface Status {
  clear(): void;
  /** From now on, and with every progress, until anything else is said. */
  wait(): void;
  progress(received: number, expected: number | null): void;
  /** Tells the share that is here too, from now on, until what is returned is called. */
  follow(say: (share: string) => void): () => void;
  /** What was asked for cannot be had; `retry` asks for it again. */
  failed(error: unknown, retry: () => void): void;
  /** The engine cannot start, but nobody has asked for it yet. */
  off(error: unknown): void;
}

export function statusLine(document: Document): Status {
  let isWaiting = false;
  let share = '';
  const followers = new Set<(share: string) => void>();
  const line = (): HTMLElement | null =>
    document.querySelector<HTMLElement>('[data-engine-status]');
  const word = (key: Wording): string | undefined =>
    JSON.parse(line()?.dataset.wordings ?? '{}')[key];
  const say = (text: string, ...more: Node[]): void => {
    const at = line();
    if (at && (at.textContent !== text || more.length > 0)) at.replaceChildren(text, ...more);
  };
  const sayWaiting = (): void => say((word('waiting') ?? '') + share);
  const button = (wording: Wording, run: () => void): Node[] => {
    const element = elementMaker(document)('button', { type: 'button' }, word(wording));
    element.addEventListener('click', run);
    return [document.createTextNode(' '), element];
  };
  const report = (wording: Wording, error: unknown, retry?: () => void): void => {
    isWaiting = false;
    console.error(error);
    const reason = (error as { reason?: string } | null)?.reason ?? 'answer';
    const because = word(`engineReason.${reason}` as Wording) ?? word('engineReason.answer') ?? '';
    const text = (word(wording) ?? '').replace('{reason}', because);
    if (reason === 'newer') say(text, ...button('engineReload', () => location.reload()));
    else if (retry && TEMPORARY_REASONS.includes(reason))
      say(text, ...button('engineRetry', retry));
    else say(text);
  };
  return {
    clear() {
      isWaiting = false;
      say('');
    },
    wait() {
      isWaiting = true;
      sayWaiting();
    },
    progress(received, expected) {
      share = expected
        ? ` ${Math.floor((received / expected) * 100)} %`
        : ` ${(received / 1e6).toFixed(1)} MB`;
      if (isWaiting) sayWaiting();
      for (const follower of followers) follower(share);
    },
    follow(follower) {
      followers.add(follower);
      follower(share);
      return () => followers.delete(follower);
    },
    failed: (error, retry) => report('engineFailed', error, retry),
    off: (error) => report('engineOff', error),
  };
}
