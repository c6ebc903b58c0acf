/** Orders the blocks of a page so that those on the screen are redrawn first, without forcing a layout to find out. */
import { sections } from './update.ts';

/** The page's block sections, visible ones first. */
export type VisibleFirst = (root: ParentNode) => HTMLElement[];

/** Observes every section it has been asked about; one the browser has not reported on yet counts as not visible. */
export function watchVisibility(): VisibleFirst {
  const visible = new WeakSet<Element>();
  const observed = new WeakSet<Element>();
  const observer =
    'IntersectionObserver' in globalThis
      ? new IntersectionObserver((entries) => {
          for (const { target, isIntersecting } of entries)
            isIntersecting ? visible.add(target) : visible.delete(target);
        })
      : null;
  return (root) => {
    const all = sections(root);
    for (const section of all) {
      if (observed.has(section)) continue;
      observed.add(section);
      observer?.observe(section);
    }
    const isVisible = (section: HTMLElement): boolean => visible.has(section);
    return [...all.filter(isVisible), ...all.filter((section) => !isVisible(section))];
  };
}
