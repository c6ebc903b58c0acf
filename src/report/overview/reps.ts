/** A line on the reps: who stands apart from the others beyond chance and why, and that the rest is level. */
import { sumOf } from '../../format/sum-of.ts';
import type { Answer, Question } from '../../metrics/types.ts';
import { defaultView } from '../../view/default-view.ts';
import { questionFor } from '../../view/question.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import type { Block, RenderContext } from '../page.ts';
import { pageTitle } from '../page-title.ts';
import { rowsOf } from '../parts/answer-rows.ts';
import { periodLabel } from '../parts/filter-line.ts';
import { isShown } from '../shown-pages.ts';
import { standingOf } from '../verdict/peers.ts';
import { comparedText } from '../verdict/reps.ts';
import { withoutLargest } from '../verdict/without-largest.ts';

const RATE = 'collection_rate_due';

/** Of all reps, whoever is chosen: a person is judged among peers. What the page of reps asks too. */
function questions(site: Site, view: View): Record<string, Question> {
  if (!site.inputs.rep || !site.hasPayments) return {};
  const { rep: _, ...filter } = view.filter;
  return {
    rate: questionFor(view, RATE, ['rep'], { filter }),
    squares: questionFor(view, 'due_weight_squares', ['rep'], { filter }),
    ...(hasCustomers(site, view)
      ? { customers: questionFor(view, RATE, ['rep', 'customer'], { filter }) }
      : {}),
  };
}

/** The cube of a large book has customers only of the period that the page opens with: no line is worth the engine. */
function hasCustomers(site: Site, { period }: View): boolean {
  const { from, to } = defaultView(site).period;
  return site.cube?.customers !== 'asked' || (period.from === from && period.to === to);
}

/** Null where there are no two reps with enough due to compare. */
function repsLine(answers: Record<string, Answer>, context: RenderContext): string | null {
  const { site, view } = context;
  if (!answers.rate) return null;
  const squares = new Map(
    rowsOf(answers.squares!, context).map(({ by, value }) => [by.rep, value ?? 0]),
  );
  const all = rowsOf(answers.rate, context);
  const reps = all.flatMap(({ by, value, denominator }) => {
    const due = denominator ?? 0;
    if (by.rep == null || value === null || due < site.settings.rankMinBaseMinor) return [];
    return [{ rep: by.rep, rate: value, due, squares: squares.get(by.rep) ?? 0 }];
  });
  if (reps.length < 2) return null;
  const standings = standingOf(reps);
  const without = withoutLargest(answers.customers ? rowsOf(answers.customers, context) : []);
  return comparedText(
    reps.map((rep) => ({
      rep: rep.rep,
      rate: rep.rate,
      standing: standings.get(rep) ?? null,
      without: without.get(rep.rep) ?? null,
    })),
    // as on the page of reps: also of those too small to compare, and of what nobody's is
    sumOf(all, ({ numerator }) => numerator ?? 0) /
      sumOf(all, ({ denominator }) => denominator ?? 0),
    periodLabel(context, view.period.from, view.period.to),
    context,
  );
}

/** The pages that answer the groups of the menus to which nothing else on this page leads. */
const WAYS = [
  ['owes', 'customers'],
  ['ahead', 'forecast'],
  ['trust', 'data'],
] as const;

function waysOn(context: RenderContext, isContinued: boolean): Element {
  const { h, t, site } = context;
  const ways = WAYS.filter(([, page]) => isShown(page, site));
  return h(
    'span',
    { class: 'on-screen ways' },
    ways.map(([group, page], i) => [
      isContinued || i > 0 ? ' · ' : null,
      t('common.nameThen', { name: t(`common.group.${group}`) }),
      h('a', { href: `${page}/` }, t('overview.way', { page: pageTitle(page, context).name })),
    ]),
  );
}

export const repsBlock: Block = {
  id: 'reps',
  questions,
  render(answers, context) {
    const { h, t } = context;
    const line = repsLine(answers, context);
    return h(
      'p',
      null,
      line === null
        ? null
        : [`${line} `, h('a', { class: 'on-screen', href: 'reps/' }, t('overview.reps.link'))],
      waysOn(context, line !== null),
    );
  },
};
