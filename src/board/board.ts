/** The board pack: what its slides say, whoever draws them. */
import { dateLabel } from '../format/label.ts';
import { questionKey } from '../metrics/ask/question-key.ts';
import type { Answer, Ask, Question } from '../metrics/types.ts';
import { againstText } from '../report/parts/earlier.ts';
import { filterLine } from '../report/parts/filter-line.ts';
import type { Site } from '../view/site.ts';
import type { View } from '../view/view.ts';
import type { BoardContext, Section } from './section.ts';
import { agingSection } from './sections/aging.ts';
import { alertsSection } from './sections/alerts.ts';
import { definitionsSection } from './sections/definitions.ts';
import { exceptionsSection } from './sections/exceptions.ts';
import { figuresSection } from './sections/figures.ts';
import { repsSection } from './sections/reps.ts';
import { trendSection } from './sections/trend.ts';
import { verdictSection } from './sections/verdict.ts';
import { whySection } from './sections/why.ts';
import type { Board } from './slide.ts';

const SECTIONS: Section[] = [
  verdictSection,
  figuresSection,
  whySection,
  agingSection,
  trendSection,
  repsSection,
  alertsSection,
  exceptionsSection,
  definitionsSection,
];

/** Everything that the slides ask. */
export const boardQuestions = (site: Site, view: View): Question[] =>
  SECTIONS.flatMap((section) => Object.values(section.questions(site, view)));

/** Asks each question once and has every slide say what was answered. */
export async function boardOf(ask: Ask, context: BoardContext): Promise<Board> {
  const { site, view, t, locale } = context;
  const asked = new Map<string, Promise<Answer>>();
  const answerTo = (question: Question): Promise<Answer> => {
    const key = questionKey(question);
    const answer = asked.get(key) ?? ask(question);
    asked.set(key, answer);
    return answer;
  };
  const slides = [];
  for (const section of SECTIONS) {
    const answers: Record<string, Answer> = {};
    for (const [name, question] of Object.entries(section.questions(site, view)))
      answers[name] = await answerTo(question);
    const slide = section.slide(answers, context);
    if (slide) slides.push(slide.table?.rows.length === 0 ? { ...slide, table: undefined } : slide);
  }
  const asOf = t('common.asOf', { date: dateLabel(view.asOf, locale) });
  return {
    company: site.company[locale],
    name: t('board.heading'),
    line: [asOf, filterLine(context), againstText(context)].filter(Boolean).join(' · '),
    slides,
  };
}
