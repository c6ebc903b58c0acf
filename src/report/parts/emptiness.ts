/** Why there is nothing to show: no document is dated that early, or the filters leave none, and which one does it. */
import { monthOf, monthStart } from '../../format/date.ts';
import { dateLabel } from '../../format/label.ts';
import { type Answer, FILTER_KEYS, type FilterKey, type Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import { needsCurrency } from '../context.ts';
import type { RenderContext } from '../page.ts';
import { labelled } from './filter-line.ts';

/** What the reader filters by; a currency that is always chosen is no filter. */
const filtersOf = (site: Site, view: View): FilterKey[] =>
  FILTER_KEYS.filter(
    (key) => view.filter[key] !== undefined && !(key === 'currency' && needsCurrency(site)),
  );

/** All that was ever invoiced, and credit without invoice, for the filters and for all of them but one. */
export function emptinessQuestions(site: Site, view: View): Record<string, Question> {
  const keys = filtersOf(site, view);
  if (keys.length === 0 || view.asOf < site.firstDate) return {};
  const period = { from: monthStart(monthOf(site.firstDate)), to: view.asOf };
  const questions: Record<string, Question> = {
    'any.invoiced': questionFor(view, 'invoiced_amount', [], { period }),
    'any.unapplied': questionFor(view, 'unapplied_amount'),
  };
  if (keys.length > 1)
    for (const key of keys) {
      const { [key]: _, ...filter } = view.filter;
      questions[`any.${key}`] = questionFor(view, 'invoiced_amount', [], { period, filter });
    }
  return questions;
}

const hasAny = (answer: Answer | undefined): boolean =>
  answer?.rows.some((row) => (row.value ?? 0) !== 0) ?? false;

/** Why nothing is there, and the filters each of which alone, taken away, leaves something; null where something is. */
export function emptiness(
  answers: Record<string, Answer>,
  context: RenderContext,
): { text: string; removable: FilterKey[] } | null {
  const { site, view, t, locale, label } = context;
  if (view.asOf < site.firstDate) {
    const [date, first] = [dateLabel(view.asOf, locale), dateLabel(site.firstDate, locale)];
    return { text: t('common.beforeData', { date, first }), removable: [] };
  }
  if (!answers['any.invoiced']) return null;
  if (hasAny(answers['any.invoiced']) || hasAny(answers['any.unapplied'])) return null;
  const name = (key: FilterKey): string =>
    t('common.quoted', { text: labelled(key, label(key, view.filter[key]!), context) });
  const keys = filtersOf(site, view);
  const list = (some: FilterKey[], between: 'common.listAnd' | 'common.listOr'): string =>
    some.map(name).join(t(between));
  const guilty = keys.filter((key) => hasAny(answers[`any.${key}`]));
  const filters = list(keys, 'common.listAnd');
  return guilty.length === 0
    ? { text: t('common.filterEmpty', { filters }), removable: keys }
    : {
        text: t('common.filterEmptiedBy', { filters, by: list(guilty, 'common.listOr') }),
        removable: guilty,
      };
}

/**
 * All that a page without anything to show shows: why, and a button for each filter that can be taken away. The style
 * hides the page's other blocks. Null where there is something.
 */
export function emptyPage(
  answers: Record<string, Answer>,
  context: RenderContext,
): HTMLElement | null {
  const why = emptiness(answers, context);
  if (!why) return null;
  const { h, t } = context;
  const buttons = why.removable.map((key) =>
    h(
      'button',
      { type: 'button', 'data-remove-filter': key },
      t('common.filters.remove', { name: t(`common.filter.${key}`) }),
    ),
  );
  return h(
    'div',
    { 'data-empty-page': true },
    h('p', { class: 'answer' }, why.text),
    buttons.length > 0 ? h('p', { class: 'remove-filters' }, buttons) : null,
  );
}
