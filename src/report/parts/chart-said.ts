/** What a screen reader says of a drawing after its message and unit: how far it reaches, where it ends, what stands beside it. */
import { type Mark, marksOf } from '../../charts/mark.ts';
import { sentences } from '../../i18n/locale.ts';
import type { RenderContext } from '../page.ts';

/** '' where nothing is drawn. */
export function chartSaid(
  svg: Element,
  { t, locale }: Pick<RenderContext, 't' | 'locale'>,
): string {
  const marks = marksOf(svg);
  const last = marks.at(-1);
  if (!last) return '';
  // What lies on top is what the chart is about; all else is said beside its end.
  const own = marks.filter(({ series }) => series === last.series);
  const lowest = own.reduce((a, b) => (b.value < a.value ? b : a));
  const highest = own.reduce((a, b) => (b.value > a.value ? b : a));
  const reach = { low: lowest.text, lowAt: lowest.name, high: highest.text, highAt: highest.name };
  if (last.step === undefined || !svg.hasAttribute('data-along'))
    return t('common.said.rows', { n: own.length, ...reach });
  const named = ({ series }: Mark, text: string): string =>
    series ? t('common.said.of', { series, text }) : text;
  const beside = marks.filter((mark) => mark.step === last.step && mark.series !== last.series);
  const values = beside.toReversed().map((mark) => named(mark, mark.text));
  return sentences(locale, [
    named(last, t('common.said.time', { ...reach, at: last.name, value: last.text })),
    values.length > 0
      ? t('common.said.beside', { at: last.name, values: values.join(t('common.said.and')) })
      : null,
  ]);
}
