/** Listens for buttons that prepare a letter; what prepares it is fetched on first use. */
import type { LetterSource } from './letter-dialog.ts';

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
