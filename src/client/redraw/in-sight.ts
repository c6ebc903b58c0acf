/** Which blocks the screen shows, without having the page laid out to find out. */
import { sections } from './update.ts';

/** The places of a page's blocks as they are now, those that the screen shows before the others. */
export type InSightFirst = (root: ParentNode) => HTMLElement[];

/** Watches the blocks it is asked about, from the first time on: what nothing is known of yet counts as not shown. */
export function watchSight(): InSightFirst {
  const shown = new WeakSet<Element>();
  const watched = new WeakSet<Element>();
  const observer =
    'IntersectionObserver' in globalThis
      ? new IntersectionObserver((entries) => {
          for (const { target, isIntersecting } of entries)
            isIntersecting ? shown.add(target) : shown.delete(target);
        })
      : null;
  return (root) => {
    const all = sections(root);
    for (const section of all) {
      if (watched.has(section)) continue;
      watched.add(section);
      observer?.observe(section);
    }
    const isShown = (section: HTMLElement): boolean => shown.has(section);
    return [...all.filter(isShown), ...all.filter((section) => !isShown(section))];
  };
}
