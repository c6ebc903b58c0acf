/** Files that leave a sealed report say whose link they are from: each is saved by the browser and opened here. */
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { parseHTML } from 'linkedom';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPage, panelShown } from '../pages.ts';

interface Report {
  address(): string;
  key(): string;
  /** As the holder is called. */
  person: string;
  isOpen(page: Page): Promise<unknown>;
}

async function saved(page: Page, button: string): Promise<Buffer> {
  const coming = page.waitForEvent('download');
  await page.locator(button).filter({ visible: true }).first().click();
  return readFileSync(await (await coming).path());
}

/** The texts of the first column of the first sheet, by the file's own parts. */
function firstColumn(workbook: Buffer): string[] {
  const parts = unzipSync(workbook);
  const xml = (path: string): Document => {
    const text = strFromU8(parts[path]!);
    // a parser of HTML takes an element that closes itself for one that is open
    return parseHTML(
      `<x>${text.replace(/<\?[^>]*>/g, '').replace(/<(\w+)([^<>]*)\/>/g, '<$1$2></$1>')}</x>`,
    ).document as unknown as Document;
  };
  const shared =
    'xl/sharedStrings.xml' in parts
      ? [...xml('xl/sharedStrings.xml').querySelectorAll('si')].map((si) => si.textContent ?? '')
      : [];
  return [...xml('xl/worksheets/sheet1.xml').querySelectorAll('c')]
    .filter((cell) => /^A\d+$/.test(cell.getAttribute('r') ?? ''))
    .map((cell) => {
      const text = cell.querySelector('v, is')?.textContent ?? '';
      return cell.getAttribute('t') === 's' ? (shared[Number(text)] ?? '') : text;
    });
}

/** How many dots of the picture are other than those of that drawing, painted here. */
const differing = (page: Page, png: Buffer, svg: string): Promise<number> =>
  page.evaluate(
    async ([base64, drawing]) => {
      const bytes = Uint8Array.from(atob(base64!), (sign) => sign.charCodeAt(0));
      const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const image = new Image();
      image.src = URL.createObjectURL(new Blob([drawing!], { type: 'image/svg+xml' }));
      await image.decode();
      const dots = (source: CanvasImageSource): Uint32Array => {
        const canvas = document.createElement('canvas');
        Object.assign(canvas, { width: picture.width, height: picture.height });
        const context = canvas.getContext('2d')!;
        context.drawImage(source, 0, 0, picture.width, picture.height);
        const { data } = context.getImageData(0, 0, picture.width, picture.height);
        return new Uint32Array(data.buffer);
      };
      const [one, other] = [dots(picture), dots(image)];
      return one.reduce((count, dot, i) => count + Number(dot !== other[i]), 0);
    },
    [png.toString('base64'), svg] as const,
  );

export function testTakenAlong({ address, key, person, isOpen }: Report): void {
  const said = `Link of ${person}`;

  async function opened(path: string) {
    const recorded = await openPage();
    await recorded.page.goto(address() + path + key());
    await isOpen(recorded.page);
    return recorded;
  }

  test('a table that is saved says whose link it is from, as CSV and in a cell of the workbook', async () => {
    const { page, close } = await opened('en/aging/');
    const tools = '.table-scroll:has(table) [data-export="';
    const csv = (await saved(page, `${tools}csv"]`)).toString('utf8');
    expect(csv.split('\r\n\r\n')[0]).toContain(said);
    const cells = firstColumn(await saved(page, `${tools}xlsx"]`));
    expect(cells.filter((cell) => cell.endsWith(said))).toHaveLength(1);
    expect(cells.length).toBeGreaterThan(10);
    await page.locator('[data-metric][data-value] .open-rows').first().click();
    await panelShown(page);
    const rows = (await saved(page, 'dialog.panel button:text-is("CSV")')).toString('utf8');
    expect(rows.split('\r\n\r\n')[0]).toContain(said);
    const book = firstColumn(await saved(page, 'dialog.panel button:text-is("Excel")'));
    expect(book.filter((cell) => cell.endsWith(said))).toHaveLength(1);
    await close();
  });

  test('a picture of a chart has it under the drawing, as lines and as dots', async () => {
    const { page, close } = await opened('en/aging/');
    const chart = '[data-chart="aging-buckets"]';
    await page.locator(`${chart} summary`).click();
    const svg = (await saved(page, `${chart} [data-export="svg"]`)).toString('utf8');
    const { document } = parseHTML(svg);
    const lines = [...document.querySelectorAll('text')].map((text) => text.textContent ?? '');
    expect(lines.filter((line) => line.includes(said))).toHaveLength(1);
    expect(svg).toContain('@font-face');
    const png = await saved(page, `${chart} [data-export="png"]`);
    expect(await differing(page, png, svg)).toBe(0);
    const escaped = said.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    expect(await differing(page, png, svg.replace(escaped, ''))).toBeGreaterThan(100);
    await close();
  });

  test('a calendar has it in each event', async () => {
    const { page, close } = await opened('en/worklist/');
    const text = (await saved(page, '[data-export="ics"]'))
      .toString('utf8')
      .replaceAll('\r\n ', '');
    const events = [...text.matchAll(/^DESCRIPTION:(.*)\r$/gm)].map(([, line]) => line!);
    expect(events.length).toBeGreaterThan(0);
    expect(events.filter((line) => !line.includes(said))).toEqual([]);
    await close();
  });
}
