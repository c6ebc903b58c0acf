/** What the terminal says of letters that were written: how many, to what sum, and who was left out. */
import { counted } from '../../format/counted.ts';
import { exactMoney } from '../../format/number.ts';
import type { LeftOut } from '../letters/addressees.ts';
import type { WrittenLetters } from '../letters/write-letters.ts';

/** Names of a line; the rest are counted. */
const MOST_NAMES = 10;

function leftOutLine(said: string, left: string[]): string[] {
  if (left.length === 0) return [];
  const more = left.length > MOST_NAMES ? `, and ${left.length - MOST_NAMES} more` : '';
  return [`Left out: ${left.length} ${said}: ${left.slice(0, MOST_NAMES).join(', ')}${more}`];
}

export function leftOutLines(leftOut: LeftOut[]): string[] {
  const named = ({ name, currency }: LeftOut): string =>
    currency === null ? name : `${name} (${currency})`;
  const promised = leftOut.flatMap((one) =>
    one.because === 'disputed' ? [] : [`${named(one)} for ${one.because.promisedFor}`],
  );
  const disputed = leftOut.filter(({ because }) => because === 'disputed').map(named);
  const lines = [
    ...leftOutLine('with all that is late promised', promised),
    ...leftOutLine('with all that is late in dispute', disputed),
  ];
  return lines.length === 0 ? [] : [...lines, 'Write to them too with --all, or name them.'];
}

/** `took`: such as “ in 2.1 s”. */
export function lettersLines(written: WrittenLetters, took = ''): string[] {
  const { letters, files, asOf, path, nothing, sums, leftOut } = written;
  const sumLine = ({ currency, ...sum }: WrittenLetters['sums'][number]): string => {
    const print = (minor: number): string => exactMoney(minor, currency, 'en');
    return (
      `${currency ?? 'no currency'}: ${counted(sum.letters, 'letter')}, sum ${print(sum.lettersMinor)}; receivables of these customers ` +
      `${print(sum.receivablesMinor)}; difference ${print(sum.lettersMinor - sum.receivablesMinor)}`
    );
  };
  return [
    ...nothing.map((name) => `${name}: nothing to write`),
    ...sums.map(sumLine),
    ...leftOutLines(leftOut),
    letters === 0
      ? `No letter to write as of ${asOf}.`
      : `Wrote ${counted(letters, 'letter')} as of ${asOf}${took}: ${path}${files > 1 ? `, ${files} files` : ''}`,
  ];
}
