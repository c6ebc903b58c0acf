/** Works out every figure of the page again from the rows, and says whether all tie with what is printed. */

import { questionKey } from '../../metrics/ask/question-key.ts';
import { metricById } from '../../metrics/catalogue.ts';
import type { Answer, AnswerRow, Ask, Dimension } from '../../metrics/types.ts';
import type { RenderContext } from '../../report/page.ts';
import { elementMaker } from '../../report/parts/dom.ts';
import { readFigureAsk } from '../../report/parts/figure-ask.ts';
import type { View } from '../../view/view.ts';
import { drawWaiting } from '../redraw/deferred-drawings.ts';
import { downloadNote } from '../status.ts';
import { figureText } from './figure-text.ts';
import { canBeAsked } from './figures.ts';
import { figureQuestion } from './questions.ts';
import type { PanelSource } from './tab.ts';
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
  // Those under charts count too, opened or not, and those that only paper shows.
  for (const box of root.querySelectorAll('.chart-data, .sheet-box')) drawWaiting(box);
  for (const figure of root.querySelectorAll('[data-metric]')) {
    const text = figure.getAttribute('data-value') ?? '';
    const own = text !== '' && canBeAsked(figure) ? readFigureAsk(figure) : null;
    if (!own || own.which) continue;
    const target: Target = { ...own, metric: figure.getAttribute('data-metric')! };
    const printed = Number(text);
    const question = figureQuestion(target, view);
    const key = questionKey(question);
    const answer = answers.get(key) ?? ask(question);
    answers.set(key, answer);
    const row = rowAt((await answer).rows, target.at ?? {});
    // A group without rows has no row in the answer: its amounts are 0.
    const isAmount = ['minor', 'count'].includes(metricById(target.metric!).unit);
    const again = row ? row.value : isAmount ? 0 : null;
    seal.figures++;
    if (!isSame(again, printed)) seal.different.push({ target, printed, again });
  }
  return seal;
}

/** The row of those values. Shares by age are cumulative: an age at which nothing came has that of the one before. */
function rowAt(rows: AnswerRow[], { age, ...at }: NonNullable<Target['at']>) {
  const same = rows.filter(({ by }) =>
    Object.entries(at).every(([name, value]) => (by[name as Dimension] ?? null) === value),
  );
  if (age === undefined) return same[0];
  const ageOf = ({ by }: AnswerRow): number => Number(by.age);
  return same.filter((row) => ageOf(row) <= Number(age)).toSorted((a, b) => ageOf(b) - ageOf(a))[0];
}

/** Recomputes the page's figures from the rows, on request, and writes the result beside the button. */
export async function sealPage(button: HTMLElement, source: PanelSource): Promise<void> {
  const line = button.nextElementSibling!;
  line.replaceChildren('… ', downloadNote(elementMaker(document)));
  try {
    const context = await source.context();
    const seal = await sealFigures(document, context.view, source.askEngine);
    line.textContent = sealText(seal, context);
  } catch (error) {
    line.textContent = error instanceof Error ? error.message : String(error);
  }
}

/** The seal in words. */
function sealText({ figures, different }: Seal, context: RenderContext): string {
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
