import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { suggestMapping } from '../../../src/contract/plan/suggest.ts';
import { settingsSchema } from '../../../src/settings/settings.ts';
import { csv, imported, withFolder } from '../folder.ts';

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
