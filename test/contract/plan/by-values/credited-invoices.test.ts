/** A column whose values are numbers of its own list: what negative rows credit; for others it is asked. */
import { expect, test } from 'vitest';
import { csv, imported } from '../../folder.ts';
import { INVENTED } from './plan.ts';

const read = (header: string, amount: string, settings = {}) =>
  imported(
    {
      'invoices.csv': csv(
        `Invoice Number,Customer Name,Invoice Date,Due Date,Amount,${header}`,
        'INV-001,Acme,2026-01-15,2026-02-14,100.00,',
        `INV-002,Acme,2026-01-16,2026-02-15,${amount},INV-001`,
      ),
    },
    `select invoice_id as id, doc_type as type, amount_minor::integer as amount, applies_to as ref
     from raw_invoice order by 1`,
    settings,
  );
const INVOICE = { id: 'INV-001', type: 'invoice', amount: 10000, ref: null };

test.each(['Dotyczy faktury', 'Zu Beleg', '対象請求', 'İlgili belge', INVENTED[2]!])(
  'negative rows credit what a column called %s names',
  async (header) => {
    const { rows, rules } = await read(header, '-30.00');
    const credit = { id: 'INV-002', type: 'credit_note', amount: 3000, ref: 'INV-001' };
    expect(rows).toEqual([INVOICE, credit]);
    expect(rules).toEqual(expect.arrayContaining(['credited_by_values', 'negative_credit']));
  },
);

test.each(['Credits invoice', 'Original Invoice', 'Oprava dokladu', INVENTED[3]!])(
  'positive rows that a column called %s has are asked about, and answered',
  async (header) => {
    const { rows, problems } = await read(header, '30.00');
    expect(rows[1]).toMatchObject({ type: 'invoice', amount: 3000 });
    const asked = problems.find(({ rule }) => rule === 'may_be_credits')!;
    expect(asked).toMatchObject({ column: header, expected: expect.stringContaining('30.00') });
    const columns = { 'invoices.csv': { [header]: 'invoice.applies_to' } };
    const answered = await read(header, '30.00', { columns });
    expect(answered.rows[1]).toMatchObject({ type: 'credit_note', amount: 3000, ref: 'INV-001' });
    expect(answered.rules).not.toContain('may_be_credits');
  },
);
