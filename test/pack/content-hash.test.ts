/** The pack's name follows what is in it, so that no reader's cache can hold the pack of another build. */
import { expect, test } from 'vitest';
import { contentHash } from '../../src/pack/content-hash.ts';
import { build } from '../cases/build-case.ts';
import type { RawRow } from '../models/raw-tables.ts';

const A: RawRow = {
  invoice_id: 'A',
  issue_date: '2026-01-10',
  due_date: '2026-02-09',
  amount_minor: 1000,
  contract_no: 'K1',
};
const B: RawRow = { ...A, invoice_id: 'B', contract_no: 'K2' };

async function hashOf(...invoices: RawRow[]): Promise<string> {
  const engine = await build({ raw_invoice: invoices });
  const hash = await contentHash(engine, false);
  await engine.close();
  return hash;
}

test('the same rows give the same name', async () => {
  expect(await hashOf(A, B)).toMatch(/^[0-9a-f]{12}$/);
  expect(await hashOf(A, B)).toBe(await hashOf(A, B));
});

test('a field that no page shows, a swap between rows and a row twice give another', async () => {
  const names = await Promise.all([
    hashOf(A, B),
    hashOf(A, { ...B, contract_no: 'K3' }),
    hashOf({ ...A, contract_no: 'K2' }, { ...B, contract_no: 'K1' }),
    hashOf(A),
    hashOf(A, B, { ...B, invoice_id: 'C' }),
  ]);
  expect(new Set(names).size).toBe(names.length);
});
