/** Rows with more or fewer cells than the header, amounts that a separator parts in two, files that break off: never shifted in silence. */
import { expect, it } from 'vitest';
import { imported } from '../folder.ts';

const SQL = 'select invoice_id, customer_name, amount_minor::int as amount from raw_invoice';
const HEADER = 'Invoice No,Customer,Invoice Date,Due Date,Amount';
const rows = (count: number, tail: string): string =>
  Array.from(
    { length: count },
    (_, i) => `B-${i},Dogwood,2026-01-05,2026-02-04,10.00${tail}\n`,
  ).join('');

const asideIn = async (text: string, rule: string): Promise<void> => {
  const { rows: used, problems } = await imported({ 'invoices.csv': text }, SQL);
  expect(problems.map((found) => found.rule)).toContain(rule);
  expect(used.map(({ invoice_id }) => invoice_id)).not.toContain('A-1');
};

it('sets rows aside whose amount the comma parts, blank cells at the end or not', async () => {
  for (const row of ['1,200.00,', '1,200.00,,', '-1,200.00,,', '1,200,,'])
    await asideIn(
      `${HEADER},Note,Text\nA-1,Acme,2026-01-05,2026-02-04,${row}\n${rows(19, ',,')}`,
      'split_amount',
    );
});

it('refuses cents in the cell beside all amounts', async () => {
  const list = Array.from(
    { length: 9 },
    (_, i) => `R-${i},Müller,0${i + 1}.01.2026,04.02.2026,${1000 + i},50,\n`,
  );
  const { rows: used, rules } = await imported(
    { 'op.csv': `Rechnungsnummer,Kunde,Rechnungsdatum,Fälligkeit,Betrag,Text\n${list.join('')}` },
    SQL,
  );
  expect(rules).toContain('split_amount');
  expect(used).toEqual([]);
});

it('sets a row aside that a comma in a name makes longer, where blank cells would take it up', async () => {
  await asideIn(
    `Invoice No,Invoice Date,Due Date,Amount,Customer,Region,Note\nA-1,2026-01-05,2026-02-04,10.00,Acme,Ltd,East,\n` +
      Array.from(
        { length: 5 },
        (_, i) => `B-${i},2026-01-05,2026-02-04,10.00,Dogwood,East,\n`,
      ).join(''),
    'ragged_row',
  );
});

it('reads lists of which all rows, or the header alone, end in a separator', async () => {
  for (const text of [`${HEADER}\n${rows(4, ',')}`, `${HEADER},,\n${rows(4, '')}`]) {
    const { rows: used, rules } = await imported({ 'invoices.csv': text }, SQL);
    expect(used).toHaveLength(4);
    expect(rules).toEqual(['no_payments']);
  }
});

it('sets the last row aside where the file breaks off in it', async () => {
  for (const end of ['A-1,Ac', 'A-1,Acme,2026-01-05,2026-0', 'A-1,Acme,2026-01-05,2026-02-04,12'])
    await asideIn(`${HEADER}\n${rows(9, '')}${end}`, 'cut_off');
  const { rows: used, rules } = await imported(
    { 'invoices.csv': `${HEADER}\n${rows(3, '').trimEnd()}` },
    SQL,
  );
  expect(used).toHaveLength(3);
  expect(rules).toEqual(['no_payments']);
});

it('sets the only row aside whose thousands the comma parts, before a text', async () => {
  for (const row of ['1,100.50,', '12,100.50,'])
    await asideIn(`${HEADER},Bank Text\nA-1,Acme,2026-01-05,2026-02-04,${row}\n`, 'split_amount');
});

it.each([
  ['Betrag', ';', '100,00', '12'],
  ['Amount', ',', '1250.75', '12.5'],
  ['金额', ',', '8000.00', '80.'],
])(
  'tells of a last number with fewer decimals and no line end: %s',
  async (header, sign, one, cut) => {
    const line = (...cells: string[]): string => cells.join(sign);
    const text = [
      line('Invoice No', 'Customer', 'Invoice Date', header),
      line('A-1', 'Acme', '2026-01-05', one),
      line('A-2', 'Birch', '2026-01-06', cut),
    ].join('\n');
    const { problems } = await imported({ 'invoices.csv': text }, SQL);
    const found = problems.filter(({ rule }) => rule === 'may_be_cut_off');
    expect(found).toMatchObject([{ row: 3, column: header, value: cut }]);
    for (const whole of [`${text}\n`, text.replace(cut, one), text.replace(one, cut)]) {
      const { rules } = await imported({ 'invoices.csv': whole }, SQL);
      expect(rules).not.toContain('may_be_cut_off');
    }
  },
);

it('tells of a last day without one of its digits', async () => {
  for (const [whole, cut] of [
    ['2026-01-10', '2026-01-1'],
    ['10.01.2026', '11.01.20'],
  ]) {
    const text = `Invoice No,Customer,Amount,Invoice Date\nA-1,Acme,5.00,${whole}\nA-2,Birch,6.00,${cut}`;
    const { rules } = await imported({ 'invoices.csv': text }, SQL);
    expect(rules).toContain('may_be_cut_off');
  }
});
