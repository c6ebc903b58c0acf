/** The figures that a board follows, each with its change and its target. */
import { dateLabel } from '../../format/label.ts';
import { percent } from '../../format/number.ts';
import type { Answer } from '../../metrics/types.ts';
import { pageMoney, scaleQuestions, singleValue } from '../../report/parts/answer-rows.ts';
import { againstText } from '../../report/parts/earlier.ts';
import { comparisonOf } from '../../view/comparison.ts';
import { questionFor } from '../../view/question.ts';
import type { Site } from '../../view/site.ts';
import { figureCell, figureQuestions, slideFigure, textCell } from '../figure-parts.ts';
import type { BoardContext, Section } from '../section.ts';
import type { SlideFigure } from '../slide.ts';

const ALWAYS = [
  'overdue_amount',
  'overdue_share',
  'open_amount',
  'collection_rate_due',
  'collection_rate',
  'dso',
  'unapplied_amount',
];

/** Those that rest on an export of their own, without a change. */
const WITH_INPUT = { disputed_overdue_amount: 'dispute', allowance: 'loss' };

const now = (site: Site): string[] =>
  Object.entries(WITH_INPUT).flatMap(([metric, input]) => (site.inputs[input] ? metric : []));

/** The target of the exports goes before that of the settings. */
function target(answers: Record<string, Answer>, context: BoardContext): string {
  const set = context.site.settings.alerts.rate_target ?? null;
  const value = singleValue(answers.target_rate, context) ?? set;
  return value === null ? '' : percent(value, context.locale);
}

/** How many are worse than at the date that is compared with. */
function title(figures: SlideFigure[], context: BoardContext): string {
  const { t, site, view, locale } = context;
  const comparison = comparisonOf(site, view);
  const worse = figures.filter(({ isGood }) => isGood === false).length;
  const better = figures.filter(({ isGood }) => isGood === true).length;
  if (!comparison || worse + better === 0)
    return t('board.figures.plain', { date: dateLabel(view.asOf, locale) });
  const ago = t(`verdict.ago.${comparison.span}`);
  return t('board.figures.title', { n: worse, better, ago });
}

export const figuresSection: Section = {
  questions: (site, view) => ({
    ...scaleQuestions(view),
    ...figureQuestions(ALWAYS, site, view),
    ...Object.fromEntries(now(site).map((metric) => [metric, questionFor(view, metric)])),
    ...(site.inputs.target_rate ? { target_rate: questionFor(view, 'target_rate') } : {}),
  }),
  slide(answers, context) {
    const { t, locale, site } = context;
    const { currency, scale } = pageMoney(answers, context);
    const options = { currency, scale, locale };
    const figures = [...ALWAYS, ...now(site)].map((metric) =>
      slideFigure(metric, answers, options, context),
    );
    return {
      topic: t('board.topic.figures'),
      title: title(figures, context),
      lines: [],
      figures: [],
      table: {
        columns: [
          { label: t('board.figure') },
          { label: t('board.value'), isNumber: true },
          { label: againstText(context) || t('board.change'), isNumber: true },
          { label: t('board.target'), isNumber: true },
        ],
        rows: figures.map(({ metric, label, value, text, difference }) => [
          textCell(label),
          figureCell(metric, value, text),
          textCell(difference),
          textCell(metric === 'collection_rate_due' ? target(answers, context) : ''),
        ]),
      },
    };
  },
};
