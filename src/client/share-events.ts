/** Listens for the buttons that hand the page on; what they do is fetched on first use. */
import type { Session } from './session.ts';

/** Survives a swapped body. `failed`: what was asked for did not come. */
export function bindShare(session: Session, failed: (error: unknown) => void): void {
  let isOpening = false;
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest?.<HTMLElement>('[data-share], [data-qr]');
    // On a slow line the button is pressed again before the code is here.
    if (!button || isOpening) return;
    isOpening = true;
    import('./share.ts')
      .then(({ shareView, showCode }) =>
        'share' in button.dataset ? shareView(session, button) : showCode(session),
      )
      .catch(failed)
      .finally(() => {
        isOpening = false;
      });
  });
}
