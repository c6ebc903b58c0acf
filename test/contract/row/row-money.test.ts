import { expect, it } from 'vitest';
import { csv, imported } from '../folder.ts';

it('a statement of account has receipts in a column and rows of their own', async () => {
  const statement = csv(
    '客户对账单,,,,,,',
    '客户：甲公司,,,,,,',
    '单据日期,单据编号,单据类型,摘要,应收金额,已收金额,余额',
    '2026-01-05,XS001,销售出库,货款,1000,,1000',
    '2026-02-05,SK001,收款,货款,,600,400',
  );
  const { rows, problems } = await imported(
    { '对账单.csv': statement },
    'select kind, pay_date::varchar as date, amount_minor, customer_name from raw_payment',
  );
  expect(problems.filter(({ severity }) => severity === 'set_aside')).toEqual([]);
  expect(rows).toEqual([
    { kind: 'cash', date: '2026-02-05', amount_minor: 60000, customer_name: '甲公司' },
  ]);
});
