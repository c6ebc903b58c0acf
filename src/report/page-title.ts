/** What a page is called, and the question that it answers. */
import { metricById } from '../metrics/catalogue.ts';
import type { RenderContext, ReportPage } from './page.ts';

export function pageTitle(
  page: ReportPage['id'],
  { t, locale }: Pick<RenderContext, 't' | 'locale'>,
): { name: string; heading: string } {
  if (page.startsWith('metrics/')) {
    const { label, question } = metricById(page.slice('metrics/'.length));
    return { name: label[locale], heading: question[locale] };
  }
  const title = t(`common.title.${page}`);
  return { name: title, heading: title };
}
