/** Amounts that were computed and not rounded are rounded half up and told; others with too many decimals are not read. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csv, imported } from '../folder.ts';

const MINOR = 'select amount_minor::integer as minor from raw_invoice order by row_id';
const ENGLISH = { header: 'Invoice Number,Customer Name,Invoice Date,Due Date,Total', parts: ',' };
const FORMS = [
  { ...ENGLISH, sign: '.' },
  { header: 'factura_id;cliente;fecha;vencimiento;total_factura', parts: ';', sign: ',' },
  { header: 'Rechnungsnummer;Kunde;Rechnungsdatum;Fälligkeitsdatum;Betrag', parts: ';', sign: ',' },
  { header: '发票号,客户名称,开票日期,到期日,金额', parts: ',', sign: '.' },
];
const read = async (cells: readonly string[], { header, parts } = FORMS[0]!) => {
  const rows = cells.map((cell, i) =>
    [`R-${i + 1}`, `Zqoxwo ${i}`, '2026-01-15', '2026-02-14', cell].join(parts),
  );
  const found = await imported({ 'list.csv': csv(header, ...rows) }, MINOR);
  const rounded = found.problems.find(({ rule }) => rule === 'amounts_rounded');
  return { ...found, minors: found.rows.map(({ minor }) => minor), rounded };
};

test('a net amount times 1.21, in any form, to the nearest hundredth, and by how much is told', async () => {
  const hundredths = fc.integer({ min: 1_000, max: 900_000 });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...FORMS),
      fc.uniqueArray(hundredths, { minLength: 6, maxLength: 6 }),
      async (form, nets) => {
        // three ends of four decimals, whatever is drawn
        const ends = [1_001, 2_003, 3_007, ...nets].map((net) => net * 121);
        const cells = ends.map((exact) =>
          `${Math.floor(exact / 10_000)}.${String(exact % 10_000).padStart(4, '0')}`.replace(
            '.',
            form.sign,
          ),
        );
        const { minors, rounded } = await read(cells, form);
        expect(minors).toEqual(ends.map((exact) => Math.floor((exact + 50) / 100)));
        const added = ends.reduce(
          (sum, exact) => sum + Math.floor((exact + 50) / 100) * 100 - exact,
          0,
        );
        const written = `${added < 0 ? '−' : '+'}${(Math.abs(added) / 10_000).toFixed(4)}`;
        expect(rounded).toMatchObject({ severity: 'warning', row: 2 });
        expect(rounded!.expected).toContain(
          `in ${ends.filter((e) => e % 100).length} rows, ${written}`,
        );
      },
    ),
    { numRuns: 6 },
  );
});

describe('is set aside as before', () => {
  test.each([
    ['one of them alone', ['12.3456', '100.00', '20.50']],
    ['the same end in each', ['10.1234', '20.1234', '30.1234', '40.1234']],
    ['three decimals, as thousands have', ['1250.125', '1371.375', '1402.625', '99.50']],
    [
      'more with three than with four',
      ['1.5012', '2.5023', '3.5034', ...Array(4).fill('1100.125')],
    ],
  ])('%s', async (_, cells) => {
    const { rules, rounded } = await read(cells);
    expect(rules).toContain('too_many_decimals');
    expect(rounded).toBeUndefined();
  });
});

test('what a binary float leaves is neither', async () => {
  const noise = [
    '56855.130000000005',
    '49933.810000000005',
    '79656.60000000001',
    '0.30000000000000004',
  ];
  const { rules, rounded } = await read(noise);
  expect(rounded).toBeUndefined();
  expect(rules).toContain('float_noise');
});
