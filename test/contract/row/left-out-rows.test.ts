import { expect, it } from 'vitest';
import { csv, imported } from '../folder.ts';
import { DOCUMENTS, HEADER, rulesOf } from './documents.ts';

it('a reversed document and its reversal are left out as a pair', async () => {
  const { rows, problems } = await imported(
    {
      'items.csv': csv(
        `${HEADER},Reversed with`,
        '100,C1,2026-01-05,500.00,RV,101',
        '101,C1,2026-01-06,500.00-,RV,',
        '102,C1,2026-01-07,80.00,RV,',
      ),
    },
    DOCUMENTS,
  );
  expect(rows.map((r) => r.id)).toEqual(['102']);
  expect(rulesOf(problems, 'left_out')).toEqual(['reversed', 'reversed']);
});
