/** A sparkline as a chart of its own: the pointer answers on it, and it is read as one sentence. */
import type { ElementMaker } from './dom.ts';

export const sparkBox = (h: ElementMaker, drawing: Element, said: string): HTMLElement =>
  h('span', { class: 'chart spark', role: 'img', 'aria-label': said }, drawing);
