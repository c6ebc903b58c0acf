/** Days without a year are in the one that the file names; where it names none, the way to give it is told. */
import { expect, it } from 'vitest';
import { csv, imported } from '../folder.ts';

const DATEV =
  '"EXTF";700;21;"Buchungsstapel";13;20260131120000000;;"RE";"";"";1001;10001;20250701;4;20250701;20260630;"Debitoren"';
const list = (first: string, second: string): string =>
  csv('Kunde;Rechnungsnr.;Belegdatum;Betrag', `Acme;R1;${first};100,00`, `Beta;R2;${second};50,00`);

it.each([
  ['Posten 2026.csv', list('0501', '1602'), ['2026-01-05', '2026-02-16']],
  ['Posten_2026.csv', list('501', '1602'), ['2026-01-05', '2026-02-16']],
  ['2025 Posten.csv', list('05.01.', '31.12.'), ['2025-01-05', '2025-12-31']],
  ['EXTF.csv', `${DATEV}\n${list('3108', '0504')}`, ['2025-08-31', '2026-04-05']],
])('%s', async (name, content, days) => {
  const { rows } = await imported(
    { [name]: content },
    'select issue_date::varchar as day from raw_invoice order by invoice_id',
  );
  expect(rows.map(({ day }) => day)).toEqual(days);
});

it('asks for the year where the file names none, or two', async () => {
  for (const name of ['Posten.csv', 'Posten 2025-2026.csv']) {
    const { problems } = await imported({ [name]: list('0501', '1602') });
    const found = problems.find(({ rule }) => rule === 'days_without_year');
    expect(found).toMatchObject({ severity: 'refused', column: 'Belegdatum', value: '0501' });
  }
});
