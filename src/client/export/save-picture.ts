/** Hands a chart over as SVG or PNG. Fetched on first use. */
import type { PageId, RenderContext } from '../../report/page.ts';
import { chosenLine, fileName, sourceLine } from './about.ts';
import { download } from './download.ts';
import { FALLBACK, picture, type Typeface } from './picture.ts';
import { nameOf } from './save-table.ts';

/** Pixels of the PNG for one of the drawing's. */
const PNG_SCALE = 2;

export async function savePicture(
  button: HTMLElement,
  page: PageId,
  context: RenderContext,
): Promise<void> {
  const chart = button.closest('[data-chart]')!;
  const drawn = [...chart.querySelectorAll<SVGSVGElement>('.chart svg')];
  const drawing = drawn.find((svg) => svg.getBoundingClientRect().width > 0) ?? drawn[0];
  if (!drawing) return;
  const text = (selector: string): string => chart.querySelector(selector)?.textContent ?? '';
  const typeface = await loadTypeface();
  const svg = picture(
    drawing,
    {
      title: text('.message'),
      about: [text('.unit-line'), chosenLine(context)].filter((line) => line !== ''),
      source: sourceLine(page, context),
    },
    typeface,
    measureIn(typeface),
  );
  const format = button.dataset.export === 'svg' ? 'svg' : 'png';
  const file = new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml' });
  const blob = format === 'svg' ? file : await painted(file, svg);
  download(document, blob, fileName(nameOf(button, page), context, format));
}

/** The page's own typeface as an address that holds it whole; a page opened as a file cannot read it. */
async function loadTypeface(): Promise<Typeface> {
  const link = document.querySelector<HTMLLinkElement>('link[rel="preload"][as="font"]');
  try {
    const response = await fetch(link!.href);
    if (!response.ok) return null;
    const reader = new FileReader();
    const data = new Promise<string>((resolve, reject) => {
      reader.onload = () => resolve(String(reader.result));
      reader.onerror = reject;
    });
    reader.readAsDataURL(new Blob([await response.blob()], { type: 'font/woff2' }));
    await document.fonts.load('600 15px Inter');
    return { name: 'Inter', data: await data };
  } catch {
    return null;
  }
}

function measureIn(typeface: Typeface): (text: string, size: number, weight: number) => number {
  const canvas = document.createElement('canvas').getContext('2d')!;
  const family = `${typeface ? `"${typeface.name}", ` : ''}${FALLBACK}`;
  return (text, size, weight) => {
    canvas.font = `${weight} ${size}px ${family}`;
    return canvas.measureText(text).width;
  };
}

async function painted(file: Blob, svg: SVGSVGElement): Promise<Blob> {
  const url = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = svg.width.baseVal.value * PNG_SCALE;
    canvas.height = svg.height.baseVal.value * PNG_SCALE;
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no image'))), 'image/png'),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}
