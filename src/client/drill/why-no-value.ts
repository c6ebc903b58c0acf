/** Why a figure shows “–”: an input is missing, it cannot be split so, or what it divides by is nothing. */

import type { Locale } from '../../i18n/locale.ts';
import { createPlanner } from '../../metrics/ask/plan.ts';
import { metricById } from '../../metrics/catalogue.ts';
import type { Metric } from '../../metrics/define.ts';
import { missingInputs } from '../../report/metrics/metric-value.ts';
import type { RenderContext } from '../../report/page.ts';
import { inputNames } from '../../report/parts/input-names.ts';
import { figureQuestion } from './questions.ts';
import type { Target } from './target.ts';
import type { Part } from './totals.ts';
import { rowsText } from './wording.ts';

/** The reason why nothing can even be asked; null where something can. */
export function whyNoAnswer(target: Target, context: RenderContext): string | null {
  const { site, view, locale } = context;
  if (!target.metric || createPlanner(site)(figureQuestion(target, view)).request) return null;
  const missing = missingInputs(metricById(target.metric), site);
  return missing.length === 0
    ? rowsText(locale, 'how.why.split')
    : rowsText(locale, 'how.why.input', { inputs: inputNames(missing, context) });
}

/** The reason why the formula gives no value. */
export function whyNoValue(
  metric: Metric,
  parts: Part[],
  locale: Locale,
  name: (measure: string) => string,
): string {
  const below = parts.filter(({ denominator }) => denominator !== 0);
  if (metric.reduce || below.length === 0) return rowsText(locale, 'how.why.none');
  const names = below.map(({ measure, denominator }, i) => {
    const sign = denominator < 0 ? '− ' : i > 0 ? '+ ' : '';
    return sign + name(measure);
  });
  return rowsText(locale, 'how.why.denominator', { name: names.join(' ') });
}
