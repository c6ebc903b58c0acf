/** Listens for search and sorting in a list of customers, and for the sheets of a list to be printed; what answers is fetched on first use. */
import { lazyRetry } from '../../engine/lazy-retry.ts';
import type { SortKey } from '../../report/customers/order.ts';
import type { ListSource } from './customer-list.ts';

export interface ListEvents {
  /** The page was drawn for another view: what was searched and sorted is so again. */
  redrawn(): void;
  /** All rows of the list that the element belongs to, where the page shows less or otherwise; null of any other table. */
  whole(element: HTMLElement): Promise<HTMLTableElement | null>;
}

/** Survives a swapped body. `onError` is told of answers that cannot be had. */
export function bindList(source: ListSource, onError: (error: unknown) => void): ListEvents {
  const load = lazyRetry(() => import('./customer-list.ts'));
  type CustomerList = Awaited<ReturnType<typeof load>>;
  const change = async (
    changeOf: (list: CustomerList) => Parameters<CustomerList['updateList']>[1],
  ): Promise<void> => {
    const list = await load();
    await list.updateList(source, changeOf(list));
  };
  const run = (work: Promise<void>): void => void work.catch(onError);
  document.addEventListener('input', (event) => {
    const field = event.target as HTMLInputElement;
    if (field.matches?.('[data-list-search]')) run(change(() => ({ search: field.value })));
  });
  document.addEventListener('click', (event) => {
    const target = event.target as Element;
    const head = target.closest?.<HTMLElement>('[data-list] [data-sort]');
    if (head) run(change((list) => ({ order: list.nextOrder(head.dataset.sort as SortKey) })));
    else if (target.closest?.('[data-list-all]')) run(change(() => ({})));
    else if (target.closest?.('[data-print-sheets]')) run(printAll());
  });
  const printAll = async (): Promise<void> => {
    const { printSheets } = await import('./work-list.ts');
    await printSheets(source.ask, await source.context());
  };
  return {
    async whole(element) {
      if (element.closest('[data-list]')) return (await load()).wholeList(source);
      if (element.closest('[data-cut="worklist"]')) {
        const { workList } = await import('./work-list.ts');
        return workList(source.ask, source.askRows, await source.context());
      }
      const cut = element.closest<HTMLElement>('[data-cut="block"]');
      if (cut) {
        const { wholeBlock } = await import('./whole-block.ts');
        return wholeBlock(cut, source.ask, source.askRows, await source.context());
      }
      if (!element.closest('[data-hits]')) return null;
      const { hitList } = await import('./hit-list.ts');
      return hitList(source.ask, await source.context());
    },
    redrawn() {
      const loaded = load.started();
      if (!loaded) return;
      run(
        loaded.then((list) =>
          document.querySelector('[data-list]') ? list.updateList(source) : list.forgetList(),
        ),
      );
    },
  };
}
