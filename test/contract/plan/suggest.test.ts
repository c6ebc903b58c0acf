import { writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { suggestMapping } from '../../../src/contract/plan/suggest.ts';
import { parseSettings, settingsSchema } from '../../../src/settings/settings.ts';
import { csv, type Files, imported, withFolder } from '../folder.ts';

const LIST = csv(
  'Vorgang,Partner,Tag,Wert',
  'R-1,Acme,2026-01-05,10.50',
  'R-2,Beta,2026-01-06,20.00',
  'R-3,Acme,2026-01-07,30.00',
);
const settings = settingsSchema.parse({});

describe('a suggested mapping', () => {
  it('is YAML that maps the file when it is put into report.yml', async () => {
    const text = await withFolder({ 'umsatz.csv': LIST }, (dir) => suggestMapping(dir, settings));
    const columns = parse(text!).columns;
    expect(columns['umsatz.csv']).toEqual({
      Vorgang: 'invoice.invoice_id',
      Partner: 'invoice.customer_name',
      Tag: 'invoice.issue_date',
      Wert: 'invoice.amount',
    });
    const sql = 'select invoice_id, customer_name, amount_minor from raw_invoice order by row_id';
    const { rows } = await imported({ 'umsatz.csv': LIST }, sql, { columns });
    expect(rows[0]).toEqual({ invoice_id: 'R-1', customer_name: 'Acme', amount_minor: 1050 });
  });

  it('names what it cannot find, and is nothing where every file is mapped', async () => {
    const files = { 'a.csv': csv('Invoice Number,Customer Name,Total', 'A1,Acme,5') };
    const text = await withFolder(files, (dir) => suggestMapping(dir, settings));
    expect(text).toContain('no column looks like issue_date');
    const good = { 'a.csv': csv('invoice_id,customer_id,issue_date,amount', 'A1,C1,2026-01-05,5') };
    expect(await withFolder(good, (dir) => suggestMapping(dir, settings))).toBeNull();
  });

  const ROWS = LIST.trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  const twoTables = csv(
    'Receipt No,Customer Name,Receipt Date,Amount',
    'P-1,Acme,2026-02-01,500.00',
    '',
    'Invoice Number,Customer Name,Invoice Date,Flob,Gnap',
    'R-1,Acme,2026-01-05,10.50,77.00',
    'R-2,Beta,2026-01-06,20.00,3.00',
    'R-3,Acme,2026-01-07,30.00,12.00',
  );
  it.each<[string, () => Promise<Files>]>([
    ['of a name with quotes and a colon', async () => ({ 'a "b": 中文 #1.csv': LIST })],
    [
      'of sheets',
      async () => ({
        'book.xlsx': await writeXlsx({
          sheets: [
            { name: 'Old', rows: ROWS },
            { name: '旧 – "x", y', rows: ROWS.map((row) => [...row].reverse()) },
          ],
        }),
      }),
    ],
    ['of a second table', async () => ({ 'x.csv': twoTables })],
    [
      'of columns of one name',
      async () => ({
        'x.csv': LIST.replaceAll(/$/gm, ',').replace('Wert,', 'Wert,partner'),
      }),
    ],
    ['of headers that are YAML', async () => ({ 'x.csv': LIST.replace('Partner', 'a: [b] # c') })],
    [
      'without any known column',
      async () => ({ 'u.csv': LIST, 'y.csv': csv('Foo,Bar', 'x,1', 'x,2') }),
    ],
  ])('can be pasted as it is: %s', async (_, filesOf) => {
    const files = await filesOf();
    const text = await withFolder(files, (dir) => suggestMapping(dir, settings));
    const { columns } = parseSettings(text!, 'report.yml');
    const before = await imported(files);
    const { rows, problems } = await imported(
      files,
      'select invoice_id, issue_date::varchar as day, amount_minor::double as minor from raw_invoice order by row_id limit 1',
      { columns },
    );
    expect(before.refused).toBe(true);
    expect(rows).toEqual([{ invoice_id: 'R-1', day: '2026-01-05', minor: 1050 }]);
    expect(problems.filter(({ rule }) => /mapping|setting/.test(rule))).toEqual([]);
  });

  it('says where report.yml has columns already, and is a comment where nothing is known', async () => {
    const known = settingsSchema.parse({ columns: { 'z.csv': { '*': 'ignore' } } });
    const more = await withFolder({ 'u.csv': LIST }, (dir) => suggestMapping(dir, known));
    expect(more).toMatch(/^# report\.yml has columns already.*\ncolumns:\n {2}"u\.csv":\n/);
    const unknown = { 'y.csv': csv('Foo,Bar', ',', ',', 'x,') };
    const text = await withFolder(unknown, (dir) => suggestMapping(dir, settings));
    expect(parse(text!)).toBeNull();
    expect(text).toContain('"y.csv"');
  });

  it('leaves a file out that report.yml ignores', async () => {
    const good = csv('invoice_id,customer_id,issue_date,amount', 'A1,C1,2026-01-05,5');
    const files = {
      'a.csv': good,
      'other.csv': csv('id,created_date,refund_amount', '1,2026-01-05,5'),
    };
    expect((await imported(files)).refused).toBe(true);
    const reported = await imported(files, undefined, {
      columns: { 'other.csv': { '*': 'ignore' } },
    });
    expect(reported.refused).toBe(false);
    expect(reported.rules).toContain('ignored_file');
  });

  it.each([
    ['without known headers', 'products.csv', csv('code,line,text', 'S10,Ships,A model')],
    ['that are no table', 'offer.pdf', '%PDF-1.7'],
    ['that are broken', 'backup.zip', 'PK and nothing more'],
    ['with nothing in them', 'empty.csv', ''],
  ])('leaves files out that it ignores %s', async (_, file, text) => {
    const good = csv('invoice_id,customer_id,issue_date,amount', 'A1,C1,2026-01-05,5');
    const files = { 'a.csv': good, [file]: text };
    expect((await imported(files)).refused).toBe(true);
    const reported = await imported(files, undefined, { columns: { [file]: { '*': 'ignore' } } });
    expect(reported.refused).toBe(false);
    expect(reported.rules).toEqual(['ignored_file', 'no_payments']);
  });
});
