import { describe, expect, it } from 'vitest';
import { csv, imported } from '../folder.ts';

describe('one customer under several spellings', () => {
  it('is merged where only blanks, width or case differ, and reported where more does', async () => {
    const { rows, problems } = await imported(
      {
        'invoices.csv': csv(
          'invoice_id,customer_name,issue_date,amount',
          '1,Acme Trading Ltd,2026-01-05,1',
          '2,Acme  Trading Ltd,2026-01-05,1',
          '3,ACME TRADING LTD,2026-01-05,1',
          '4,Ａｃｍｅ Trading Ltd,2026-01-05,1',
          '5,Acme Trading Limited,2026-01-05,1',
          '6,Beta,2026-01-05,1',
        ),
      },
      'select distinct customer_name as name from raw_invoice order by 1',
    );
    expect(rows.map((r) => r.name)).toEqual(['Acme Trading Limited', 'Acme Trading Ltd', 'Beta']);
    expect(problems.filter((p) => /spelling|near_customer/.test(p.rule))).toMatchObject([
      {
        rule: 'customer_spelling',
        value: 'ACME TRADING LTD | Ａｃｍｅ Trading Ltd → Acme Trading Ltd',
      },
      { rule: 'near_customer', value: 'Acme Trading Limited ~ Acme Trading Ltd' },
    ]);
    expect(problems.find((p) => p.rule === 'near_customer')!.mend).toContain(
      'set: {customer_name: "Acme Trading Ltd"}',
    );
  });
});
