/** The mark that mouse, finger or keys have led to: its tip, the line through all charts, its light, and what it does. */

import { alongOf, type ChartMark, groupOf } from './chart-marks.ts';
import { clearOverlays, showMarks, showStep } from './crosshair.ts';
import { light } from './light.ts';
import { meaningOf, showData, subjectOfMark } from './meaning.ts';
import type { Point } from './nearest.ts';
import type { PageActions } from './page-actions.ts';
import { canChoosePeriod, doesText, type Means, spokenText, type Tip, tipText } from './tip.ts';

interface Shown {
  svg: SVGSVGElement;
  mark: ChartMark;
  means: Means;
}

export interface Pointed {
  now(): Shown | null;
  show(shown: Shown, at: Point): void;
  hide(): void;
  /** What a click does; or opens the rows. */
  act(mark: ChartMark, what: 'click' | 'rows'): void;
}

export function createPointed(actions: PageActions, tip: Tip): Pointed {
  let now: Shown | null = null;
  // a drawing that is replaced takes its tip with it: what that says is of another view
  const redrawn = new MutationObserver(() => {
    if (now && !now.svg.isConnected) hide();
  });
  const hide = (): void => {
    if (!now) return;
    now = null;
    redrawn.disconnect();
    tip.hide();
    clearOverlays();
    light(null);
  };
  return {
    now: () => now,
    hide,
    show({ svg, mark, means }, at) {
      const isSame = now?.svg === svg && now.mark.element === mark.element;
      if (!now) redrawn.observe(document, { childList: true, subtree: true });
      now = { svg, mark, means };
      const does = doesText(meaningOf(mark), means, canChoosePeriod(svg));
      const text = tipText(svg, mark, does, actions.earlierStep);
      tip.show(text, at);
      if (isSame) return;
      if (mark.step === null) showMarks(groupOf(svg, mark));
      else showStep(mark.step, svg);
      if (alongOf(svg) === null) mark.element.dataset.pointed = '';
      light(subjectOfMark(mark));
      if (means === 'keys') tip.say(spokenText(text));
    },
    act(mark, what) {
      const { action, opener } = meaningOf(mark);
      hide();
      if (action.kind === 'none') return;
      if (what === 'rows' && opener) opener.click();
      else if (what === 'rows' || action.kind === 'data') showData(mark);
      else if (action.kind === 'filter') actions.toggle(action.key, action.value);
      else if (action.kind === 'page') action.link.click();
      else action.opener.click();
    },
  };
}
