/** The page's status line: what is being waited for, and what cannot be had here and why. Its wordings are in the page. */
import { type DownloadProgress, TEMPORARY_REASONS } from '../engine/engine-error.ts';
import { keeperOfDoor } from '../engine/site-door.ts';
import { type ElementMaker, elementMaker } from '../report/parts/dom.ts';

/** Wordings of `common` that the line may need; the page carries them, so that the script holds no language. */
export const STATUS_WORDINGS = [
  'waiting',
  'download',
  'engineFailed',
  'pageFailed',
  'engineRetry',
  'engineReload',
  'engineReason.fetch',
  'pageReason.fetch',
  'engineReason.missing',
  'engineReason.file',
  'engineReason.start',
  'engineReason.time',
  'engineReason.memory',
  'engineReason.size',
  'engineReason.newer',
  'engineReason.figures',
  'engineReason.answer',
] as const;
type Wording = (typeof STATUS_WORDINGS)[number];

/** Of a sealed report whoever opened it has the link that opens it again. */
function reload(): void {
  const keeper = keeperOfDoor();
  if (keeper) keeper.reload();
  else location.reload();
}

export interface Status {
  clear(): void;
  /** From now on, with what has been fetched for it, until anything else is said. */
  wait(): void;
  /** Bytes that came of those expected, for this line and for every place that waits for rows. */
  progress: DownloadProgress;
  /** What was asked for cannot be had; `retry` asks for it again. */
  failed(error: unknown, retry: () => void): void;
  /** Another page did not come. */
  failedPage(error: unknown, retry: () => void): void;
}

/** Milliseconds from one word on progress to the next: a screen reader says each. */
const PROGRESS_MS = 500;

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

/** What has come of what is expected, as far as either is known. */
const sizeText = (received: number, expected: number | null): string =>
  [received, expected].flatMap((bytes) => (bytes ? [megabytes(bytes)] : [])).join(' / ');

/** Stands beside words that say what is waited for, and says how much has come of what is fetched for it. */
export const downloadNote = (h: ElementMaker): HTMLElement =>
  h('span', { class: 'note', 'data-download': '' });

export function statusLine(document: Document): Status {
  let isWaiting = false;
  let download = '';
  let showing: ReturnType<typeof setTimeout> | undefined;
  const line = (): HTMLElement | null =>
    document.querySelector<HTMLElement>('[data-engine-status]');
  const word = (key: Wording): string | undefined =>
    JSON.parse(line()?.dataset.wordings ?? '{}')[key];
  const say = (text: string, ...more: Node[]): void => {
    const at = line();
    if (at && (at.textContent !== text || more.length > 0)) at.replaceChildren(text, ...more);
  };
  const sayWaiting = (): void => say([word('waiting'), download].filter(Boolean).join(' '));
  const showDownload = (): void => {
    showing = undefined;
    if (isWaiting) sayWaiting();
    for (const place of document.querySelectorAll('[data-download]')) place.textContent = download;
  };
  const button = (wording: Wording, run: () => void): Node[] => {
    const element = elementMaker(document)('button', { type: 'button' }, word(wording));
    element.addEventListener('click', run);
    return [document.createTextNode(' '), element];
  };
  const report = (wording: Wording, error: unknown, retry?: () => void): void => {
    isWaiting = false;
    console.error(error);
    const reason = (error as { reason?: string } | null)?.reason ?? 'answer';
    const own = wording === 'pageFailed' ? word(`pageReason.${reason}` as Wording) : undefined;
    const because =
      own ?? word(`engineReason.${reason}` as Wording) ?? word('engineReason.answer') ?? '';
    const text = (word(wording) ?? '').replace('{reason}', because);
    if (reason === 'newer') say(text, ...button('engineReload', reload));
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
      const size = received === expected ? '' : sizeText(received, expected);
      download = size && (word('download') ?? '').replace('{size}', size);
      if (showing === undefined) showing = setTimeout(showDownload, PROGRESS_MS);
    },
    failed: (error, retry) => report('engineFailed', error, retry),
    failedPage: (error, retry) => report('pageFailed', error, retry),
  };
}
