/**
 * Draws a page unseen in idle moments, under one filter after the other, so that the reader's next filter finds all
 * unpacked and compiled.
 */
import { type Answer, FILTER_KEYS, type Question } from '../../metrics/types.ts';
import type { RenderContext, ReportPage } from '../../report/page.ts';
import { readView } from '../../view/address.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import { afterFrame } from './after-frame.ts';

/** Milliseconds of work for one page: a fast device draws it a dozen times in that, a slow one once. */
const BUDGET = 300;
/** Milliseconds: a device that takes longer over one step is left alone, lest it keep the reader waiting. */
const LONGEST = 100;
/** Milliseconds of work after which the browser has its turn. */
const SLICE = 10;
/** Values of each filter that are tried. */
const VALUES = 3;

export interface Play {
  page: ReportPage;
  /** What it is drawn with, by turns. */
  contexts: RenderContext[];
  /** Knows at once or not at all; blocks that it cannot fill are left out. */
  answer(question: Question): Answer | null;
  /** Whether the reader's screen would show a drawing made for this one. */
  isShown(screen: 'wide' | 'narrow'): boolean;
}

/** What goes on with a page until its time is spent or `isNeeded` says no, and later from there. */
export type Rehearsal = (isNeeded: () => boolean) => Promise<void>;

/** Nothing is drawn before the first call. That throws what a drawing throws. */
export function rehearsal(play: Play): Rehearsal {
  const steps = stepsOf(play);
  let left = BUDGET;
  return async (isNeeded) => {
    while (left > 0) {
      await new Promise(afterFrame);
      if (!isNeeded()) return;
      const until = performance.now() + SLICE;
      for (let now = performance.now(); now < until && left > 0; ) {
        const isDone = steps.next().done;
        const took = performance.now() - now;
        left = isDone || took > LONGEST ? 0 : left - took;
        now += took;
      }
    }
  };
}

/** A question or a drawing a step; they end where nothing can be drawn. */
function* stepsOf({ page, contexts, answer, isShown }: Play): Generator<void> {
  for (let drawn = -1; drawn !== 0; ) {
    drawn = 0;
    for (const context of contexts)
      for (const block of page.blocks) {
        const { site, view } = context;
        const questions = Object.entries(block.questions(site, view));
        const takesRows = Object.keys(block.rows?.(site, view) ?? {}).length > 0;
        if (questions.length === 0 || takesRows) continue;
        const answers: Record<string, Answer> = {};
        for (const [name, question] of questions) {
          const given = answer(question);
          yield;
          if (!given) break;
          answers[name] = given;
        }
        if (Object.keys(answers).length < questions.length) continue;
        const drawings: (() => void)[] = [];
        const later: RenderContext['later'] = (screen, box, draw) => {
          if (isShown(screen)) drawings.push(() => box.append(draw()));
        };
        block.render(answers, { ...context, later });
        drawn++;
        yield;
        for (const draw of drawings) {
          draw();
          yield;
        }
      }
  }
}

/** What a reader may see first: the default view, and the first values of every filter by turns. */
export function likelyViews(site: Site): View[] {
  const searches = [{}];
  for (let at = 0; at < VALUES; at++)
    for (const key of FILTER_KEYS) {
      const option = site.options[key][at];
      if (option) searches.push({ [key]: option.value });
    }
  return searches.map((search) => readView(new URLSearchParams(search), site));
}
