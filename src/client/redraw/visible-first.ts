/** Orders the blocks of a page so that those on the screen are redrawn first, without forcing a layout to find out. */
import { sections } from './waiting.ts';

export interface Visibility {
  /** The page's block sections, visible ones first. */
  first(root: ParentNode): HTMLElement[];
  /** Whether the screen shows the section. */
  isVisible(section: Element): boolean;
}

/** Observes every section it has been asked about; one the browser has not reported on yet counts as not visible. */
export function watchVisibility(): Visibility {
  const visible = new WeakSet<Element>();
  const observed = new WeakSet<Element>();
  const observer =
    'IntersectionObserver' in globalThis
      ? new IntersectionObserver((entries) => {
          for (const { target, isIntersecting } of entries)
            isIntersecting ? visible.add(target) : visible.delete(target);
        })
      : null;
  const isVisible = (section: Element): boolean => visible.has(section);
  return {
    isVisible,
    first(root) {
      const all = sections(root);
      for (const section of all) {
        if (observed.has(section)) continue;
        observed.add(section);
        observer?.observe(section);
      }
      return [...all.filter(isVisible), ...all.filter((section) => !isVisible(section))];
    },
  };
}
