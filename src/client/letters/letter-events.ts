/** Listens for buttons that prepare a letter; what prepares it is fetched on first use. */
import type { RenderContext } from '../../report/page.ts';
import type { AskRows } from '../../rows/types.ts';

export interface LetterSource {
  context(): Promise<RenderContext>;
  askRows: AskRows;
  root: URL;
}

/** Survives a swapped body. */
export function bindLetters(source: LetterSource): void {
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest?.<HTMLElement>('[data-letter]');
    if (!button) return;
    const { letter, customer } = button.dataset;
    void import('./letter-dialog.ts').then(({ openLetter }) =>
      openLetter({ kind: letter!, customer: customer! }, source),
    );
  });
}
