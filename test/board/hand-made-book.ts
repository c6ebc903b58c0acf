/** A book small enough to work every figure of its slides out on paper. */

/**
 * On 30 Jun 2026: 1,000 of A is over a year late, 3,000 of B is 90 days late, 500 of A is not due. A year before only
 * the 1,000 was open, 140 days late.
 */
export const BOOK = {
  'report.yml': 'company: {en: Anvil Works, zh: 铁砧工厂}\nas_of: 2026-06-30\n',
  'invoices.csv': [
    'invoice_id,customer_id,issue_date,due_date,amount,currency',
    'I0,A,2023-07-01,2023-08-01,100.00,CNY',
    'I1,A,2025-01-10,2025-02-10,1000.00,CNY',
    'I2,B,2026-03-01,2026-04-01,3000.00,CNY',
    'I3,A,2026-06-10,2026-07-10,500.00,CNY',
  ].join('\n'),
  'payments.csv': 'invoice_id,date,amount,currency\nI0,2023-08-01,100.00,CNY\n',
  'customers.csv': 'customer_id,name\nA,Alder\nB,北方机械\n',
};
