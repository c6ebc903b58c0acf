/** The menus of pages: opened by the browser; Escape, a link of theirs and whatever is done beside them close them. */

export function bindMenus(): void {
  const close = (which: (menu: HTMLDetailsElement) => boolean): HTMLDetailsElement[] => {
    const all = document.querySelectorAll<HTMLDetailsElement>('[data-menus] [open]');
    const closing = [...all].filter(which);
    for (const menu of closing) menu.open = false;
    return closing;
  };
  document.addEventListener('click', ({ target }) => {
    const isLink = (target as Element).closest('a') !== null;
    close((menu) => isLink || !menu.contains(target as Node));
  });
  document.addEventListener('focusin', ({ target }) => {
    close((menu) => !menu.contains(target as Node));
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    for (const menu of close(() => true)) menu.querySelector('summary')!.focus();
  });
}
