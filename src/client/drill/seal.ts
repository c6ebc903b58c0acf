/** Works out every figure of the page again from the rows, and says whether all tie with what is printed. */
import { metricById } from '../../metrics/catalogue.ts';
import { questionKey } from '../../metrics/question-key.ts';
import type { Answer, Ask } from '../../metrics/types.ts';
import { readFigureAsk } from '../../report/figure-ask.ts';
import type { RenderContext, View } from '../../report/types.ts';
import { isAsking } from '../figures.ts';
import { figureText } from './panel.ts';
import { figureQuestion } from './questions.ts';
import type { Target } from './target.ts';
import { isSame } from './totals.ts';
import { rowsText } from './wording.ts';

export interface Seal {
  figures: number;
  /** Figures that do not tie. */
  different: { target: Target; printed: number; again: number | null }[];
}

/** Compares the figures below `root`; `ask` must answer from the rows, not from what the build has stored. */
export async function sealFigures(root: ParentNode, view: View, ask: Ask): Promise<Seal> {
  const answers = new Map<string, Promise<Answer>>();
  const seal: Seal = { figures: 0, different: [] };
  for (const figure of root.querySelectorAll('[data-metric]')) {
    const own = isAsking(figure) ? readFigureAsk(figure) : null;
    if (!own || own.which) continue;
    const target: Target = { ...own, metric: figure.getAttribute('data-metric')! };
    const printed = Number(figure.getAttribute('data-value'));
    const question = figureQuestion(target, view);
    const key = questionKey(question);
    const answer = answers.get(key) ?? ask(question);
    answers.set(key, answer);
    const at = Object.entries(target.at ?? {});
    const row = (await answer).rows.find(({ by }) =>
      at.every(([name, value]) => (by[name as keyof typeof by] ?? null) === value),
    );
    // A group without rows has no row in the answer: its amounts are 0.
    const isAmount = ['minor', 'count'].includes(metricById(target.metric!).unit);
    const again = row ? row.value : isAmount ? 0 : null;
    seal.figures++;
    if (!isSame(again, printed)) seal.different.push({ target, printed, again });
  }
  return seal;
}

/** The seal in words. */
export function sealText({ figures, different }: Seal, context: RenderContext): string {
  const { locale } = context;
  if (different.length === 0) return `✓ ${rowsText(locale, 'seal.ties', { n: figures })}`;
  const { target, printed, again } = different[0]!;
  return `✗ ${rowsText(locale, 'seal.tiesNot', {
    k: different.length,
    n: figures,
    name: metricById(target.metric!).label[locale],
    figure: figureText(target, printed, context),
    rows: figureText(target, again, context),
  })}`;
}
