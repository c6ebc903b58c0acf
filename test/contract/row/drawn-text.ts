/** Texts drawn from blanks of all kinds, marks that turn text, letters and signs. */
import fc from 'fast-check';

const textOf = (...characters: string[]) =>
  fc.string({ unit: fc.constantFrom(...characters), maxLength: 18 });
export const words = textOf(
  ' ',
  '\u00a0',
  '\u3000',
  '\t',
  '\u200b',
  '\u202e',
  'a',
  'Z',
  '7',
  '-',
  '客',
  'é',
);
