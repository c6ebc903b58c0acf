/** A chart as a file: its data as CSV, its drawing as SVG with every colour written out, or as PNG. */
import { BYTE_ORDER_MARK, csvLine } from '../../format/csv-cell.ts';
import { currencyDigits } from '../../format/currency-digits.ts';
import { metricById } from '../../metrics/catalogue.ts';
import { majorText } from '../drill/cells.ts';
import { download } from '../drill/export.ts';

/** Pixels of the PNG for one of the drawing's. */
const PNG_SCALE = 2;

/** Hands the file that `button` names to the browser. */
export async function exportChart(button: HTMLElement): Promise<void> {
  const chart = button.closest('[data-chart]')!;
  const format = button.dataset.export!;
  const blob =
    format === 'csv' ? chartCsv(chart) : format === 'svg' ? chartSvg(chart) : await chartPng(chart);
  download(document, blob, `${chart.getAttribute('data-chart')}.${format}`);
}

function chartCsv(chart: Element): Blob {
  const rows = [...chart.querySelectorAll<HTMLTableRowElement>('.chart-data tr')];
  const lines = rows.map((row) => csvLine([...row.cells].map(cellValue)));
  return new Blob([BYTE_ORDER_MARK, ...lines], { type: 'text/csv;charset=utf-8' });
}

/** A figure with all its digits, a printed number as a number, anything else as text. */
function cellValue(cell: HTMLTableCellElement): string | number {
  const raw = cell.dataset.value;
  const text = cell.textContent?.trim() ?? '';
  if (raw && cell.dataset.metric) {
    const isMoney = metricById(cell.dataset.metric).unit === 'minor';
    const currency = new URLSearchParams(location.search).get('currency');
    return isMoney ? Number(majorText(Number(raw), currencyDigits(currency))) : Number(raw);
  }
  const plain = text.replaceAll(',', '').replace('\u2212', '-');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
}

/** The drawing that is shown, apart from the page: no variable and no style sheet is needed for it. */
function standaloneCopy(chart: Element): SVGSVGElement {
  const drawn = [...chart.querySelectorAll<SVGSVGElement>('.chart svg')];
  const shown = drawn.find((svg) => svg.getBoundingClientRect().width > 0) ?? drawn[0]!;
  const copy = shown.cloneNode(true) as SVGSVGElement;
  const from = [shown, ...shown.querySelectorAll('*')];
  const to = [copy, ...copy.querySelectorAll('*')];
  for (const [i, element] of from.entries()) {
    const style = getComputedStyle(element);
    for (const name of ['fill', 'stroke', 'color'] as const)
      if (element.getAttribute(name)?.match(/var\(|currentColor/) || i === 0)
        to[i]!.setAttribute(name, style[name]);
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('font-family', 'Inter, system-ui, sans-serif');
  copy.removeAttribute('aria-hidden');
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  paper.setAttribute('width', '100%');
  paper.setAttribute('height', '100%');
  paper.setAttribute('fill', getComputedStyle(document.body).backgroundColor);
  copy.prepend(paper);
  return copy;
}

const chartSvg = (chart: Element): Blob =>
  new Blob([new XMLSerializer().serializeToString(standaloneCopy(chart))], {
    type: 'image/svg+xml',
  });

async function chartPng(chart: Element): Promise<Blob> {
  const svg = standaloneCopy(chart);
  const url = URL.createObjectURL(
    new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml' }),
  );
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
