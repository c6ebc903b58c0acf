/** A chart as a picture of its own: title, unit, dates and filter over the drawing, source and build under it. */

const SVG = 'http://www.w3.org/2000/svg';
/** Around the drawing: marks may stand out of it. */
const MARGIN = 24;

interface Line {
  text: string;
  size: number;
  weight: number;
  /** A property of the style sheet. */
  colour: string;
  /** From the line before. */
  height: number;
}

export interface PictureText {
  title: string;
  about: string[];
  source: string;
}

/** The typeface as it goes into the picture; null where its file cannot be had. */
export type Typeface = { name: string; data: string } | null;

/** What measures texts in the picture's typeface. */
export type Measure = (text: string, size: number, weight: number) => number;

/** Apart from the page: no variable, no style sheet of the page and no other file is needed for it. */
export function picture(
  drawing: SVGSVGElement,
  { title, about, source }: PictureText,
  typeface: Typeface,
  measure: Measure,
): SVGSVGElement {
  const copy = standalone(drawing);
  const { width, height } = sizeOf(drawing);
  const lines = (texts: string[], size: number, weight: number, colour: string, gap: number) =>
    texts.flatMap((text) =>
      wrapped(text, width, (part) => measure(part, size, weight)).map(
        (part): Line => ({ text: part, size, weight, colour, height: gap }),
      ),
    );
  const head = [...lines([title], 15, 600, '--ink', 20), ...lines(about, 12, 400, '--muted', 16)];
  const foot = lines([source], 11, 400, '--muted', 15);
  const top = MARGIN + sum(head) + 16;
  const bottom = top + height + 8;
  const whole = element('svg', {
    xmlns: SVG,
    width: width + 2 * MARGIN,
    height: bottom + sum(foot) + MARGIN,
    'font-family': `${typeface ? `"${typeface.name}", ` : ''}${FALLBACK}`,
  });
  if (typeface) {
    const style = element('style', {});
    style.textContent = `@font-face{font-family:"${typeface.name}";font-weight:100 900;src:url(${typeface.data})}`;
    whole.append(style);
  }
  const paper = { width: '100%', height: '100%', fill: colourOf('--paper') };
  set(copy, { x: MARGIN, y: top, width, height });
  whole.append(element('rect', paper), ...texts(head, MARGIN), copy, ...texts(foot, bottom));
  return whole;
}

/** Faces of the reader's own machine: Latin before Chinese. */
export const FALLBACK =
  'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

const sum = (lines: Line[]): number => lines.reduce((total, line) => total + line.height, 0);

function texts(lines: Line[], top: number): SVGElement[] {
  let y = top;
  return lines.map(({ text, size, weight, colour, height }) => {
    y += height;
    const line = element('text', {
      x: MARGIN,
      y: y - Math.round((height - size) / 2) - 2,
      'font-size': size,
      'font-weight': weight,
      fill: colourOf(colour),
    });
    line.textContent = text;
    return line;
  });
}

/** Lines that are no wider than the drawing; broken between words, and anywhere in a text without spaces. */
export function wrapped(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+/gu) ?? []) {
    if (line !== '' && measure((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

/** A copy whose colours are written out. */
function standalone(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const from = [drawing, ...drawing.querySelectorAll('*')];
  const to = [copy, ...copy.querySelectorAll('*')];
  for (const [i, source] of from.entries()) {
    const style = getComputedStyle(source);
    for (const name of ['fill', 'stroke', 'color'] as const)
      if (source.getAttribute(name)?.match(/var\(|currentColor/) || i === 0)
        to[i]!.setAttribute(name, style[name]);
    nameMark(to[i]!);
  }
  // What the pointer has drawn over it is no part of the chart.
  for (const overlay of copy.querySelectorAll('.pointer-overlay')) overlay.remove();
  copy.removeAttribute('aria-hidden');
  copy.setAttribute('overflow', 'visible');
  return copy;
}

/** What a mark says under the pointer it says by its title; what only the page understands stays behind. */
function nameMark(mark: Element): void {
  const { mark: name, text } = (mark as SVGElement).dataset;
  if (name !== undefined) {
    const title = element('title', {});
    title.textContent = [name, text].filter(Boolean).join(': ');
    mark.prepend(title);
  }
  for (const { name: own } of [...mark.attributes])
    if (own.startsWith('data-') || own === 'style') mark.removeAttribute(own);
}

/** As it was drawn, whatever the screen makes of it. */
function sizeOf(drawing: SVGSVGElement): { width: number; height: number } {
  const { width, height } = drawing.viewBox.baseVal ?? { width: 0, height: 0 };
  return width > 0
    ? { width, height }
    : { width: drawing.width.baseVal.value, height: drawing.height.baseVal.value };
}

const colourOf = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function element<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Record<string, string | number>,
): SVGElementTagNameMap[K] {
  return set(document.createElementNS(SVG, name), attributes);
}

function set<E extends Element>(made: E, attributes: Record<string, string | number>): E {
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}
