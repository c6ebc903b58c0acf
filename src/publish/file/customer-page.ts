/** The page of a customer's folder: drawn as in the report, without what only a script or a host gives. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dateLabel } from '../../format/label.ts';
import { type Locale, text } from '../../i18n/locale.ts';
import type { RenderContext } from '../../report/page.ts';
import { elementMaker } from '../../report/parts/dom.ts';
import type { Site } from '../../view/site.ts';
import { todayHere } from '../earlier-forecasts.ts';
import { ROOT } from '../root.ts';

export interface DrawnLanguage {
  locale: Locale;
  context: RenderContext;
  blocks: Element[];
}

const STYLES = ['tokens', 'page', 'parts', 'people', 'actions', 'print', 'customer-file'];
const LANGUAGE = { en: 'English', zh: '中文' };
const TAG = { en: 'en', zh: 'zh-CN' };
const MADE = text('written on {day}', '{day} 生成');

interface About {
  site: Site;
  name: string;
  id: string;
}

export function customerPage(languages: DrawnLanguage[], about: About): string {
  const [first] = languages as [DrawnLanguage, ...DrawnLanguage[]];
  const style = styleSheet();
  const hash = createHash('sha256').update(style).digest('base64');
  const choices = languages.map(
    ({ locale }, i) =>
      `<input type="radio" name="language" id="in-${locale}"${i === 0 ? ' checked' : ''}><label for="in-${locale}" lang="${TAG[locale]}">${LANGUAGE[locale]}</label>`,
  );
  return [
    `<!doctype html><html lang="${TAG[first.locale]}" data-page="customer"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">',
    `<title>${escaped(`${about.name} · ${about.site.company[first.locale]}`)}</title><style>${style}</style></head><body>`,
    ...(languages.length > 1 ? choices : []),
    ...languages.map((language, i) =>
      article(language, about, i === 0 ? '' : `${language.locale}-`),
    ),
    '</body></html>',
  ].join('');
}

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;' })[sign] ?? '&gt;');

/** `prefix` keeps ids of two languages apart. */
function article({ locale, context, blocks }: DrawnLanguage, about: About, prefix: string): string {
  const { document, view, t } = context;
  const h = elementMaker(document);
  const { site, name, id } = about;
  const facts = [
    site.company[locale],
    t('common.asOf', { date: dateLabel(view.asOf, locale) }),
    MADE[locale].replace('{day}', dateLabel(todayHere(), locale)),
  ];
  const body = h('article', { lang: TAG[locale], class: `of-${locale}` }, [
    h(
      'header',
      null,
      h('p', { class: 'note' }, facts.join(' · ')),
      h('h1', null, name, ' ', h('span', { class: 'note' }, id)),
    ),
    h(
      'main',
      { class: 'blocks page-customer' },
      blocks.map((block) => h('section', null, block)),
    ),
  ]);
  for (const only of body.querySelectorAll('button, form, input, select, dialog, [data-export]'))
    only.remove();
  for (const link of body.querySelectorAll('a')) link.replaceWith(...link.childNodes);
  for (const element of body.querySelectorAll('*'))
    for (const { name: attribute } of [...element.attributes])
      if (attribute.startsWith('data-')) element.removeAttribute(attribute);
  for (const fold of body.querySelectorAll('details')) fold.setAttribute('open', '');
  return prefix === '' ? body.outerHTML : withPrefix(body.outerHTML, prefix);
}

const withPrefix = (html: string, prefix: string): string =>
  html
    .replace(/( (?:id|for|aria-labelledby|aria-describedby|aria-controls)=")/g, `$1${prefix}`)
    .replace(/(url\(#|href="#)/g, `$1${prefix}`);

/** The page has no font of its own, and what comments say nobody reads. */
const styleSheet = (): string =>
  STYLES.map((name) => readFileSync(join(ROOT, 'src/styles', `${name}.css`), 'utf8'))
    .join('\n')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/@font-face\s*\{[^}]*url\([^}]*\}/g, '')
    .replace(/@import[^;]*;/g, '')
    .replace(/\s+/g, ' ');
