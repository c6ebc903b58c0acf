/** A header that report.yml maps and no file has is reported, so that a misspelt one is not lost in silence. */
import { expect, test } from 'vitest';
import { csv, imported } from '../folder.ts';

const POSTEN = csv('Wer,Beleg,Tag,Wert,Bis', 'A,1,2026-01-31,5.00,2026-03-01');
const MAPPED = {
  Wer: 'invoice.customer_id',
  Beleg: 'invoice.invoice_id',
  Tag: 'invoice.issue_date',
  Wert: 'invoice.amount',
};

const reported = async (columns: Record<string, Record<string, string>>) =>
  (await imported({ 'posten.csv': POSTEN }, undefined, { columns })).problems.filter(
    ({ rule }) => rule === 'mapping_unused',
  );

test('a misspelt header is reported with the headers there are', async () => {
  expect(await reported({ 'posten*': { ...MAPPED, Biz: 'invoice.due_date' } })).toMatchObject([
    {
      severity: 'warning',
      file: 'posten.csv',
      row: 1,
      column: 'Biz',
      value: 'invoice.due_date',
      expected: 'one of: Wer, Beleg, Tag, Wert, Bis',
    },
  ]);
});

test('headers that are there, and patterns of files still to come, are not', async () => {
  const columns = {
    'posten*': { ...MAPPED, ' bis ': 'invoice.due_date' },
    'zahlungen*': { Tag: 'payment.date' },
  };
  expect(await reported(columns)).toEqual([]);
});
