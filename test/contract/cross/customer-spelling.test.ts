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
  });

  it('is one where the printed correction is pasted, in every export and either language', async () => {
    const files = {
      'invoices.csv': csv(
        'invoice_id,customer_name,issue_date,amount',
        '1,"Lauf & ""Söhne"": Nord, GmbH",2026-01-05,1',
        '2,"Lauf & ""Söhne"": Nord, GmbH",2026-01-06,1',
        '3,Lauf Söhne Nord,2026-01-07,1',
        '4,山川商事,2026-01-08,1',
        '5,山川商事,2026-01-08,2',
      ),
      'receipts.csv': csv(
        'payment_id,customer_name,date,amount',
        'P1,Lauf Söhne Nord,2026-02-05,1',
        'P2,山川商事有限公司,2026-02-06,1',
      ),
    };
    const names = `select distinct customer_name as name from
      (select customer_name from raw_invoice union all select customer_name from raw_payment) order by 1`;
    const near = (result: Awaited<ReturnType<typeof imported>>) =>
      result.problems.filter(({ rule }) => rule === 'near_customer');
    const first = near(await imported(files));
    expect(first).toHaveLength(2);
    const entry = (text: string): string => text.slice(text.indexOf('- {'));
    for (const mends of [first.map(({ mend }) => mend!), first.map((p) => p.inOther!.zh.mend)]) {
      const pasted = `${mends.map(entry).join('\n')}\n`;
      const again = await imported({ ...files, 'corrections/names.yml': pasted }, names);
      expect(again.rules).not.toContain('correction_unreadable');
      expect(near(again)).toEqual([]);
      expect(again.rows.map(({ name }) => name)).toEqual([
        'Lauf & "Söhne": Nord, GmbH',
        '山川商事',
      ]);
    }
  });
});
