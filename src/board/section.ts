/** What a slide is made from: questions that the pages ask too, and what the build says of the data. */
import type { Answer, Question } from '../metrics/types.ts';
import type { DataReport } from '../report/data-report.ts';
import type { RenderContext } from '../report/page.ts';
import type { Site } from '../view/site.ts';
import type { View } from '../view/view.ts';
import type { Slide } from './slide.ts';

/** What a slide is drawn with: never of a page's own elements. */
export type BoardContext = RenderContext & { data: DataReport };

export interface Section {
  questions(site: Site, view: View): Record<string, Question>;
  /** Null where the data has nothing for it. */
  slide(answers: Record<string, Answer>, context: BoardContext): Slide | null;
}
