/** What a file that leaves the page says of itself: dates, filter, source and build, in its head and in its name. */
import { dateLabel } from '../../format/label.ts';
import { FILTER_KEYS } from '../../metrics/types.ts';
import type { PageId, RenderContext } from '../../report/page.ts';
import { pageTitle } from '../../report/page-title.ts';
import { filterTexts, periodLabel } from '../../report/parts/filter-line.ts';
import type { Site } from '../../view/site.ts';
import { rowsText } from '../drill/wording.ts';

/** "As of 30 Jun 2026 · Jul 2025 – Jun 2026 · CNY · Region: East". */
export function chosenLine(context: RenderContext): string {
  const { t, locale, view } = context;
  return [
    t('common.asOf', { date: dateLabel(view.asOf, locale) }),
    periodLabel(context, view.period.from, view.period.to),
    ...filterTexts(context),
  ].join(' · ');
}

/**
 * "Source: Lanzhu, Ageing · build 4f2a91c07d3e"; of an audience's part "Source: Lanzhu · East, Ageing · …", of a sealed one with
 * whose link it was at its end.
 */
export function sourceLine(page: PageId, { site, locale, t, document }: RenderContext): string {
  const source = rowsText(locale, 'file.source', {
    company: [site.company[locale], site.audience?.[locale]].filter(Boolean).join(' · '),
    page: pageTitle(page, { t, locale }).name,
    build: buildId(site),
  });
  return [source, ...holderLine({ document, locale })].join(' · ');
}

/** "Link of Wang Fang"; nothing where the report is not sealed. */
export function holderLine({
  document,
  locale,
}: Pick<RenderContext, 'document' | 'locale'>): string[] {
  const { person } = document.documentElement.dataset;
  return person ? [rowsText(locale, 'file.holder', { person })] : [];
}

/** The digits that the build's file of rows, or of sums, is named by: equal digits, equal data. */
const buildId = ({ assets }: Site): string =>
  /-([0-9a-f]{6,})\./.exec(assets.core || assets.cube[0]!)?.[1] ?? assets.core;

const MAX_PART = 60;

/** "customers-list_2026-06-30_East-China.csv"; no part is longer than a name should be. */
export function fileName(
  name: string,
  context: Pick<RenderContext, 'view' | 'site' | 'label'>,
  ending: string,
  asOf = context.view.asOf,
): string {
  const { view, site, label } = context;
  const chosen = FILTER_KEYS.filter(
    (key) =>
      view.filter[key] !== undefined &&
      !(key === 'currency' && site.currencies[0] === view.filter.currency),
  ).map((key) => label(key, view.filter[key]!));
  const parts = [name, asOf, chosen.join('-')].map(part).filter((text) => text !== '');
  return `${parts.join('_')}.${ending}`;
}

/** Letters and digits of any script; all else is a hyphen. */
const part = (text: string): string =>
  [...text.normalize('NFC').replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, '-')]
    .slice(0, MAX_PART)
    .join('')
    .replaceAll(/^-+|-+$/g, '');
