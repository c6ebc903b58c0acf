/** Draws a page's blocks once without showing them, so that the reader's first filter finds all unpacked and compiled. */
import type { Answer, Question } from '../metrics/types.ts';
import type { RenderContext, ReportPage } from '../report/types.ts';
import { afterFrame } from './after-frame.ts';

/** Milliseconds: a device that takes longer over one step is left alone, lest it keep the reader waiting. */
const LONGEST = 100;

/**
 * One question or drawing an idle moment, until `isNeeded` says no or a step takes too long. Blocks that `answer`
 * cannot fill are left out.
 */
export async function rehearse(
  page: ReportPage,
  context: RenderContext,
  answer: (question: Question) => Promise<Answer | null>,
  isNeeded: () => boolean,
): Promise<void> {
  const { site, view } = context;
  const unseen: RenderContext = {
    ...context,
    later: (screen, box, draw) => {
      if (screen === 'wide') box.append(draw());
    },
  };
  let longest = 0;
  const step = async <T>(work: () => T): Promise<Awaited<T> | null> => {
    await new Promise(afterFrame);
    if (!isNeeded() || longest > LONGEST) return null;
    const startedAt = performance.now();
    const result = await work();
    longest = Math.max(longest, performance.now() - startedAt);
    return result;
  };
  for (const block of page.blocks) {
    const answers: Record<string, Answer> = {};
    const questions = Object.entries(block.questions(site, view));
    for (const [name, question] of questions) {
      const given = await step(() => answer(question));
      if (given) answers[name] = given;
    }
    if (questions.length > 0 && Object.keys(answers).length === questions.length)
      await step(() => block.render(answers, unseen));
  }
}
