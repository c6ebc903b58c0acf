/**
 * Warms up a page: draws it unseen in idle moments, under one filter after another, so that the reader's first filter
 * finds the cube unpacked and the code compiled.
 */
import { type Answer, FILTER_KEYS, type Question } from '../../metrics/types.ts';
import { blocksOf } from '../../report/missing-inputs.ts';
import type { RenderContext, ReportPage } from '../../report/page.ts';
import { type ViewTexts, viewFrom } from '../../view/address.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import { whenIdleAfterPaint } from '../idle.ts';

/** Work for one page: a fast device draws it a dozen times in that, a slow one once. */
const BUDGET_MS = 300;
/** A device that takes longer over one step is left alone, lest it keep the reader waiting. */
const LONGEST_STEP_MS = 100;
/** After this much work the browser gets its turn. */
const SLICE_MS = 10;
const VALUES_PER_FILTER = 3;

export interface WarmUpSpec {
  page: ReportPage;
  /** The views it is drawn for, one after another. */
  contexts: RenderContext[];
  /** Null where there is no answer at once; such blocks are left out. */
  answer(question: Question): Answer | null;
  /** Whether the reader's screen would show a drawing made for that. */
  isShown(by: Parameters<NonNullable<RenderContext['later']>>[0]): boolean;
}

/** Works until the page's budget is spent or `isNeeded` says no; another call goes on from there. */
export type WarmUp = (isNeeded: () => boolean) => Promise<void>;

/** Nothing is drawn before the first call. That throws what a drawing throws. */
export function createWarmUp(spec: WarmUpSpec): WarmUp {
  const steps = stepsOf(spec);
  let left = BUDGET_MS;
  return async (isNeeded) => {
    while (left > 0) {
      await new Promise(whenIdleAfterPaint);
      if (!isNeeded()) return;
      const until = performance.now() + SLICE_MS;
      for (let now = performance.now(); now < until && left > 0; ) {
        const isDone = steps.next().done;
        const took = performance.now() - now;
        left = isDone || took > LONGEST_STEP_MS ? 0 : left - took;
        now += took;
      }
    }
  };
}

/** Each step is one question or one drawing; the steps end when a round draws nothing. */
function* stepsOf({ page, contexts, answer, isShown }: WarmUpSpec): Generator<void> {
  for (let drawn = -1; drawn !== 0; ) {
    drawn = 0;
    for (const context of contexts)
      for (const block of blocksOf(page, context.site)) {
        const { site, view } = context;
        const questions = Object.entries(block.questions(site, view));
        const takesRows = Object.keys(block.rows?.(site, view) ?? {}).length > 0;
        if (questions.length === 0 || takesRows) continue;
        const answers: Record<string, Answer> = {};
        for (const [name, question] of questions) {
          const result = answer(question);
          yield;
          if (!result) break;
          answers[name] = result;
        }
        if (Object.keys(answers).length < questions.length) continue;
        const drawings: (() => void)[] = [];
        const later: RenderContext['later'] = (shownBy, box, draw) => {
          if (isShown(shownBy)) drawings.push(() => box.append(draw()));
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

/** What a reader may see first: the default view, and the first values of every filter in turn. */
export function likelyViews(site: Site): View[] {
  const choices: ViewTexts[] = [{}];
  for (let at = 0; at < VALUES_PER_FILTER; at++)
    for (const key of FILTER_KEYS) {
      const option = site.options[key][at];
      if (option) choices.push({ [key]: option.value });
    }
  return choices.map((texts) => viewFrom(texts, site));
}
