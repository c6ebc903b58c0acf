/** Fields without a figure are named for each file, and terms that the due date contradicts are named. */
import { expect, test } from 'vitest';
import { readDataReport } from '../../src/publish/data-report.ts';
import { withReport } from '../with-report.ts';

test('terms against due dates, and what was read for nothing', async () => {
  const files = {
    'report.yml': 'currency: CNY\nas_of: 2026-06-30\n',
    // B is due two months after what its terms say; C by the end of the month of its terms, D a weekend later
    'invoices.csv': `invoice_id,customer_id,issue_date,due_date,terms,amount,product
A,C1,2026-01-05,2026-02-04,30,10.00,Pump
B,C1,2026-01-05,2026-04-04,30,10.00,
C,C1,2026-01-05,2026-02-28,30,10.00,
D,C1,2026-01-05,2026-02-06,30,10.00,
E,C1,2026-01-05,,30,10.00,
`,
    'customers.csv': 'customer_id,name,rating\nC1,Alder,A\n',
  };
  await withReport(files, async (report) => {
    const data = await readDataReport(report.engine, report.imported, null);
    const problems = data.problems.filter(({ rule }) => rule === 'terms_differ');
    expect(problems.map(({ file, examples }) => [file, examples])).toEqual([
      ['invoices.csv', [{ row: 3, value: '1 invoice' }]],
    ]);
    const fields = data.files.map((file) => [file.file, file.fieldsInNoFigure]);
    expect(fields).toEqual([
      ['customers.csv', ['rating']],
      ['invoices.csv', ['product']],
    ]);
  });
});
