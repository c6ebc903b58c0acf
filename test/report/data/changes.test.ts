/** The data page on what changed since the last build, on corrections, and on how fresh each export is. */
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import type { Locale } from '../../../src/i18n/locale.ts';
import { dataPage } from '../../../src/report/data/page.ts';
import type { BuildChanges, DataReport } from '../../../src/report/data-report.ts';
import { context, data } from '../invented.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

const render = (id: string, more: Partial<DataReport>, locale: Locale = 'en'): Element =>
  dataPage.blocks
    .find((block) => block.id === id)!
    .render({}, context(document, locale, { data: { ...data, ...more } }));
const rows = (element: Element): string[] =>
  [...element.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent).join(' | '),
  );
const captions = (element: Element): string[] =>
  [...element.querySelectorAll('caption')].map((caption) => caption.textContent ?? '');

const changes: BuildChanges = {
  asOf: '2026-05-31',
  counts: [
    { kind: 'invoice', added: 1234, changed: 1, balanceOnly: 0, gone: 0 },
    { kind: 'payment', added: 0, changed: 0, balanceOnly: 0, gone: 1 },
  ],
  documents: [
    {
      change: 'added',
      kind: 'invoice',
      id: '<i>A4</i>',
      customer: 'none such',
      currency: 'CNY',
      date: '2026-06-20',
      amountMinor: 700,
      openMinor: 700,
      fields: [],
    },
    {
      change: 'changed',
      kind: 'invoice',
      id: 'A2',
      customer: 'none such',
      currency: 'CNY',
      date: '2026-01-06',
      amountMinor: 5500,
      openMinor: 5500,
      fields: [
        { field: 'due_date', before: '2026-02-05', after: '2026-03-31' },
        { field: 'amount_minor', before: 5000, after: 5500 },
        { field: 'reference', before: null, after: 'X' },
      ],
    },
    {
      change: 'gone',
      kind: 'payment',
      id: null,
      customer: null,
      currency: null,
      date: '2026-02-10',
      amountMinor: 4000,
      openMinor: null,
      fields: [],
    },
  ],
  figures: [
    { metric: 'open_amount', unit: 'minor', currency: 'CNY', before: 14_000, after: 112_000_00 },
    { metric: 'collection_rate', unit: 'ratio', currency: 'CNY', before: 0.5, after: 0.488 },
    { metric: 'dso', unit: 'days', currency: 'CNY', before: 30, after: 30.01 },
    { metric: 'collection_rate_due', unit: 'ratio', currency: 'CNY', before: null, after: 0.5 },
  ],
};

describe('what changed since the last build', () => {
  it('says that there is nothing to compare with, or that nothing changed', () => {
    expect(render('changes', { changes: null }).textContent).toContain('no earlier build');
    const same = render('changes', { changes: { ...changes, counts: [], documents: [] } });
    expect(same.textContent).toContain('No document was added');
    expect(captions(same)).toEqual(['Headline figures, before and after']);
  });

  it('sets figures side by side, with their difference', () => {
    expect(rows(render('changes', { changes })).slice(0, 4)).toEqual([
      'Open receivables | CNY | 140.00 | 112,000.00 | +111,860.00',
      'Collection rate (period) | CNY | 50.0% | 48.8% | −1.2 pp',
      'DSO | CNY | 30.0 | 30.0 | unchanged',
      'Collection rate (due) | CNY | – | 50.0% | –',
    ]);
  });

  it('counts documents and lists the first, with what became of their fields', () => {
    const element = render('changes', { changes });
    expect(captions(element).slice(1)).toEqual([
      'Documents against the last build',
      'Added: the 1 largest of 1,234',
      'Changed (1)',
      'Gone: in the last build, not in this one (1)',
    ]);
    expect(rows(element).slice(4, 6)).toEqual([
      'Invoices | 1,234 | 1 | 0 | 0',
      'Payments | 0 | 0 | 0 | 1',
    ]);
    expect(rows(element)[7]).toContain(
      'Due date: 5 Feb 2026 → 31 Mar 2026; Amount: 50.00 → 55.00; For invoice: empty → X',
    );
    expect(element.querySelector('i')).toBeNull();
  });

  it('speaks Chinese too', () => {
    const element = render('changes', { changes }, 'zh');
    expect(element.textContent).toContain(
      '到期日：2026年2月5日 → 2026年3月31日；金额：50.00 → 55.00',
    );
    expect(captions(element)).toContain('新增：共 1,234 张，列出金额最大的 1 张');
  });
});

describe('corrections', () => {
  const used = {
    from: 'corrections/june.yml',
    entry: 2,
    file: 'invoices.csv',
    key: { 'Invoice Number': 'A2' },
    row: null,
    set: [{ column: 'Total', before: 'ten', after: '10.00' }],
    rows: 1,
    reason: 'typed by hand',
    date: '2026-06-01',
    by: 'Li Na',
  };

  it('are listed with their reason; stale ones say so', () => {
    const excluded = { ...used, entry: 3, key: null, row: 4, set: null, by: null };
    const stale = { ...used, entry: 4, rows: 0 };
    expect(rows(render('corrections', { corrections: [used, excluded, stale] }))).toEqual([
      'invoices.csv | Invoice Number A2 | Total: ten → 10.00 | 1 | typed by hand | 1 Jun 2026 | Li Na | corrections/june.yml, entry 2',
      'invoices.csv | row 4 | excluded | 1 | typed by hand | 1 Jun 2026 | – | corrections/june.yml, entry 3',
      'invoices.csv | Invoice Number A2 | Total → 10.00 | none: not needed | typed by hand | 1 Jun 2026 | Li Na | corrections/june.yml, entry 4',
    ]);
  });

  it('may be none', () => {
    expect(render('corrections', { corrections: [] }).textContent).toContain('No corrections.');
    expect(render('corrections', { corrections: [] }, 'zh').textContent).toContain('没有更正');
  });
});

it('says how far each export lies behind the as-of date', () => {
  // the as-of date of the invented site is 30 June 2026
  const at = (lastDate: string | null) => ({ ...data.files[0]!, lastDate });
  const files = [at('2026-06-30'), at('2026-06-29'), at('2026-05-31'), at('2026-07-02'), at(null)];
  const table = render('files', { files }).querySelectorAll('table')[1]!;
  const cells = [...table.querySelectorAll('tbody tr')].map((row) => row.children[5]?.textContent);
  expect(cells).toEqual(['same day', '1 day before', '30 days before', '2 days after', '–']);
});
