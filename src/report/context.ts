/** What a block is given to draw with, the same at build time and in the browser. */
import type { Labels } from '../format/label.ts';
import type { Translate } from '../i18n/index.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Site } from '../view/site.ts';
import type { View } from '../view/view.ts';
import type { DataReport } from './data-report.ts';
import type { RenderContext } from './page.ts';
import { dimensionLabel } from './parts/dimension-label.ts';
import { elementMaker } from './parts/dom.ts';
import { withoutLinks } from './shown-pages.ts';

export { defaultView, needsCurrency, viewCurrency } from '../view/default-view.ts';

export interface ContextParts {
  document: Document;
  locale: Locale;
  /** The wordings of that language. */
  t: Translate;
  site: Site;
  view: View;
  labels: Labels;
  data?: DataReport;
}

export function renderContext(parts: ContextParts): RenderContext {
  const { document, locale, t, site, view, labels, data } = parts;
  const h = withoutLinks(elementMaker(document), site);
  return {
    document,
    h,
    locale,
    site,
    view,
    t,
    label: dimensionLabel(locale, { labels, named: site.names }, t),
    data,
  };
}
