/** What each practice is judged by: its figures now and earlier, and whether they became better or worse. */
import { hasInputs } from '../../metrics/ask/plan.ts';
import { metricById } from '../../metrics/catalogue.ts';
import { PRACTICES, type Practice } from '../../metrics/practices.ts';
import type { Answer, Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import type { RenderContext } from '../page.ts';
import { pageOptions, scaleQuestions, singleValue } from '../parts/answer-rows.ts';
import { againstText, earlierOf } from '../parts/earlier.ts';
import { emptinessQuestions } from '../parts/emptiness.ts';
import type { Change } from '../parts/figure.ts';
import { differenceText, figureChange } from '../parts/figure-change.ts';

/** The figure with a target. */
const TARGETED = 'collection_rate_due';

/** A figure for each stage or tier has no one change. */
const isSingle = (id: string): boolean => metricById(id).implicitBy === undefined;

export function practiceQuestions(site: Site, view: View): Record<string, Question> {
  const asked: Record<string, Question> = {
    ...scaleQuestions(view),
    ...emptinessQuestions(site, view),
    ...(site.inputs.target_rate ? { target_rate: questionFor(view, 'target_rate') } : {}),
  };
  for (const { judgedBy, by } of PRACTICES)
    for (const [i, id] of judgedBy.entries()) {
      if (!hasInputs(metricById(id), site)) continue;
      asked[id] = questionFor(view, id);
      const earlier = isSingle(id) && earlierOf(id, site, view);
      if (earlier) asked[`${id}.before`] = questionFor(view, id, [], earlier);
      if (i === 0 && by && site.inputs[by]) asked[`${id}.${by}`] = questionFor(view, id, [by]);
    }
  return asked;
}

/** Null where one of the two values is not known. */
export function changeOf(
  id: string,
  answers: Record<string, Answer>,
  context: RenderContext,
): Change | null {
  const now = singleValue(answers[id], context);
  const earlier = singleValue(answers[`${id}.before`], context);
  if (!isSingle(id) || now === null || earlier === null) return null;
  const { unit, better } = metricById(id);
  const difference = now - earlier;
  return figureChange(context, {
    difference,
    text: differenceText(difference, unit, context, pageOptions(answers, context)),
    against: againstText(context),
    better,
  });
}

/** What the exports aim at, else the settings; null where the figure has no target. */
export function targetOf(
  id: string,
  answers: Record<string, Answer>,
  context: RenderContext,
): number | null {
  if (id !== TARGETED) return null;
  const own = singleValue(answers.target_rate, context);
  return own ?? context.site.settings.alerts.rate_target ?? null;
}

export interface Score {
  practice: Practice;
  /** Figures with a good direction that have a value now and earlier. */
  compared: number;
  better: number;
  worse: number;
}

export const scoresOf = (answers: Record<string, Answer>, context: RenderContext): Score[] =>
  PRACTICES.map((practice) => {
    const changes = practice.judgedBy
      .filter((id) => metricById(id).better !== 'neither')
      .map((id) => changeOf(id, answers, context))
      .filter((change) => change !== null);
    return {
      practice,
      compared: changes.length,
      better: changes.filter(({ good }) => good === true).length,
      worse: changes.filter(({ good }) => good === false).length,
    };
  });
