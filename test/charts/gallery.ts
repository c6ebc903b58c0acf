/** Every chart on one page to look at: each sample in both languages, light and dark, for three widths. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { LOCALES } from '../../src/i18n/locale.ts';
import { options, SAMPLES } from './samples.ts';

export const WIDTHS = [360, 720, 1120];
export const THEMES = ['light', 'dark'] as const;

const require = createRequire(import.meta.url);

/** The site's colours and fonts, for a part of a page: `.theme.light` and `.theme.dark`. */
function themes(): string {
  const css = readFileSync(new URL('../../src/styles/tokens.css', import.meta.url), 'utf8');
  const [light, dark, ...more] = css.split(/^@media .*prefers-color-scheme: dark.*$/m);
  if (!light?.includes(':root') || !dark?.includes(':root') || more.length > 0)
    throw new Error('tokens.css: expected :root once for light and once for dark');
  const font = (_: string, path: string): string =>
    `url("data:font/woff2;base64,${readFileSync(require.resolve(path)).toString('base64')}")`;
  const own = light.replace(':root', '.theme').replace('font-display: optional', '');
  return `${own.replace(/url\("([^"]+)"\)/, font)}
    ${dark.replace(':root', '.theme.dark').replace(/\}\s*$/, '')}
    .theme.light { color-scheme: light }
    .theme.dark { color-scheme: dark }`;
}

/** How a chart stands in a page of the site. */
function chartRule(): string {
  const css = readFileSync(new URL('../../src/styles/parts.css', import.meta.url), 'utf8');
  const rule = /^\.chart svg \{[^}]*\}/m.exec(css);
  if (!rule) throw new Error('parts.css: expected a rule for .chart svg');
  return rule[0];
}

const FRAME = `
  body { margin: 0; font: 14px system-ui, sans-serif }
  section > *, nav { padding: 8px 16px; margin: 0 }
  .theme { background: var(--paper); color: var(--ink) }
  .row { display: flex; flex-wrap: wrap; gap: 24px; padding: 8px 0 16px }
  figure { margin: 0 }
  figcaption { color: var(--muted); padding-bottom: 4px }`;

/** The page, with all that it needs inside. */
export function galleryPage(): string {
  const sections = Object.entries(SAMPLES).map(([name, { draw, width: fixed }]) => {
    const drawings = (theme: string): string =>
      LOCALES.flatMap((locale) =>
        (fixed === undefined ? WIDTHS : [fixed]).map((width) => {
          const svg = draw(options({ locale, width })).outerHTML;
          const caption = `${locale} · ${theme} · ${width}`;
          return `<figure style="width:${width}px"><figcaption>${caption}</figcaption><div class="chart">${svg}</div></figure>`;
        }),
      ).join('\n');
    const rows = THEMES.map(
      (theme) => `<div class="theme ${theme}"><div class="row">${drawings(theme)}</div></div>`,
    );
    return `<section id="${name}"><h2>${name}</h2>${rows.join('\n')}</section>`;
  });
  const links = Object.keys(SAMPLES).map((name) => `<a href="#${name}">${name}</a>`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Charts</title>
<style>${themes()}${chartRule()}${FRAME}</style></head>
<body><nav>${links.join(' · ')}</nav>
${sections.join('\n')}
</body></html>
`;
}
