/** What other receivables reports are tested with, built from its inputs and compared figure by figure. */
import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { closeAll, type PeerCase } from './case-kit.ts';
import { ledgerCases } from './ledger-cases.ts';
import { reportCases } from './report-cases.ts';

const { cases } = JSON.parse(
  readFileSync(new URL('./peer_cases.json', import.meta.url), 'utf8'),
) as { cases: PeerCase[] };

const handlers = { ...ledgerCases, ...reportCases };

afterEach(closeAll);

for (const c of cases) test(`${c.id} ${c.title}`, async () => handlers[c.id]!(c));

test('every case is handled, and nothing else', () => {
  expect(Object.keys(handlers).sort()).toEqual(cases.map((c) => c.id).sort());
});
