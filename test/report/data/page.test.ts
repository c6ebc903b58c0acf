import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import type { Locale } from '../../../src/i18n/locale.ts';
import { dataPage } from '../../../src/report/data/page.ts';
import { rowSums } from '../../../src/report/data/row-sums.ts';
import type { DataReport } from '../../../src/report/data-report.ts';
import type { RenderContext } from '../../../src/report/page.ts';
import { context, data, site } from '../invented.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

const render = (id: string, locale: Locale = 'en', more: Partial<RenderContext> = {}): Element =>
  dataPage.blocks.find((block) => block.id === id)!.render({}, context(document, locale, more));

const withData = (more: Partial<DataReport>): Partial<RenderContext> => ({
  data: { ...data, ...more },
});

describe('the data page', () => {
  it('accounts for every row', () => {
    // 6012 + 7000 read; 6000 + 7000 used; 2 set aside; 10 not data
    expect(rowSums(data.files)).toEqual({
      read: 13_012,
      used: 13_000,
      setAside: 2,
      notData: 10,
      unaccounted: 0,
    });
    expect(render('summary').querySelector('.answer')?.textContent).toBe(
      '2 of 13,012 rows in 2 files are set aside (0.02%).',
    );
    expect(render('summary').querySelector('.who')?.textContent).toBe(
      '10 rows are no receivables, for a stated reason · every control total ties · documents from 3 Jul 2023 to 30 Jun 2026',
    );
  });

  it('never says that every export is there where several currencies have no rates', () => {
    const inputs = new Proxy({}, { get: () => true });
    const all = (currencies: string[]) => ({
      site: { ...site, reportCurrency: null, currencies, inputs } as typeof site,
    });
    const said = 'Nothing is missing: every figure has the exports it rests on.';
    expect(render('missing', 'en', all(['EUR'])).textContent).toContain(said);
    const several = render('missing', 'en', all(['EUR', 'USD']));
    expect(several.textContent).not.toContain(said);
    expect(several.querySelectorAll('tbody tr')).toHaveLength(1);
    expect(render('missing', 'zh', all(['EUR', 'USD'])).querySelector('tbody tr')).not.toBeNull();
  });

  it('says it loudly when rows are lost or a total does not tie', () => {
    const lost = withData({ files: [{ ...data.files[0]!, rowsUsed: 5_999 }] });
    expect(render('summary', 'en', lost).textContent).toContain('1 row is not accounted for');
    const untied = withData({ tieOut: [{ ...data.tieOut[0]!, difference: 1 }] });
    expect(render('summary', 'en', untied).textContent).toContain('1 control total does not tie');
    const cell = render('tie_out', 'en', untied).querySelector('td.bad');
    expect(cell?.textContent).toBe('0.01');
  });

  it('says what is off where all rows are too many for most devices', () => {
    const withRows = (itemsBytes: number): Partial<RenderContext> => ({
      site: { ...site, assets: { ...site.assets, itemsBytes } },
    });
    // 40 MB a gigabyte: 80 MB fit the 2 GB that the engine needs anyway, 184 MB need 4.6, 400 MB need 10
    expect(render('summary', 'en', withRows(80_000_000)).textContent).not.toContain('MB to fetch');
    expect(render('summary', 'en', withRows(184_000_000)).textContent).toContain(
      'All rows together are 184 MB to fetch and need a device whose browser reports 8 GB of memory. On other devices these are off',
    );
    expect(render('summary', 'zh', withRows(184_000_000)).textContent).toContain(
      '全部明细需下载 184 MB，且浏览器报告的设备内存须达 8 GB。在其他设备上',
    );
    expect(render('summary', 'en', withRows(400_000_000)).textContent).toContain(
      'All rows together are 400 MB to fetch, more than a browser can hold.',
    );
  });

  it('prints what was in a cell as text, with its row', () => {
    const element = render('problems');
    expect(element.querySelector('b')).toBeNull();
    expect(element.textContent).toContain('row 12: “<b>1o0</b>”; row 40: empty');
  });

  it("prints a rule's wording in the page's language where there is one", () => {
    const wording = {
      en: { title: 'Not a number', expected: 'an amount', mend: 'correct it' },
      zh: { title: '不是数字', expected: '金额', mend: '更正' },
    };
    const problems = [{ ...data.problems[0]!, wording }];
    const element = render('problems', 'zh', withData({ problems }));
    expect(element.textContent).toContain('不是数字');
    expect(element.textContent).not.toContain('an amount');
  });

  it('shows control totals to the cent, newest month first', () => {
    const older = { ...data.tieOut[0]!, month: '2026-05' };
    const element = render('tie_out', 'en', withData({ tieOut: [older, data.tieOut[0]!] }));
    const months = [...element.querySelectorAll('tbody tr')].map((row) =>
      row.getAttribute('data-key'),
    );
    expect(months).toEqual(['2026-06', '2026-05']);
    expect(element.querySelector('tbody tr')?.textContent).toBe(
      'Jun 202610.005.003.000.200.100.050.0111.660.00',
    );
  });

  it('says what decided each table, in words', () => {
    expect(render('files').textContent).toContain('7 of 9 headers');
    expect(render('files', 'zh').textContent).toContain('9 个表头中的 7 个');
  });

  it('names what is missing and what it would give', () => {
    expect(render('missing').textContent).toContain(
      'Promises to payPromises kept and the alert on broken ones',
    );
    expect(render('missing').textContent).not.toContain('Payments');
  });
});
