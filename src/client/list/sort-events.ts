/** Listens for heads of columns to be pressed; a table that asks anew is left alone. */

/** Survives a swapped body. */
export function bindSorting(document: Document, onError: (error: unknown) => void): void {
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest?.<HTMLElement>('[data-sort]');
    if (!button || button.closest('[data-list]')) return;
    import('./sort-table.ts').then(({ sortBy }) => sortBy(button.closest('th')!)).catch(onError);
  });
}
