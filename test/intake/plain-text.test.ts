import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mayBeWords } from '../../src/intake/plain-text.ts';
import { saidBeside } from '../../src/intake/words/said-beside.ts';

it('words are three letters beside each other, or of another script', () => {
  expect(['Fee', 'a-bé', '费'].map(mayBeWords)).toEqual([true, true, true]);
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), (text) => {
      expect(mayBeWords(text)).toBe(/[a-z]{3}|[^\x00-\x7e]/i.test(text));
    }),
  );
});

it('a code of letters and digits says nothing of its document', () => {
  expect(['C-0036', 'CN 17', '2026-01-05', 'x'].map(saidBeside)).toEqual(Array(4).fill(null));
  expect(saidBeside('Gutschrift 17')?.field).toBe('doc_type');
  expect(saidBeside('作废')?.field).toBe('status');
});
