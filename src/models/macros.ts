/** SQL macros that models, metrics and the pack share: aging buckets and the digits of a currency. */
import { type BucketMacro, bucketLadder } from '../engine/bucket-ladder.ts';
import { sqlText } from '../engine/engine.ts';
import { currenciesByDigits } from '../format/currency-digits.ts';

const BUCKETS: BucketMacro[] = [
  'bucket_of',
  'bucket_of_age',
  'bucket_index',
  'bucket_index_of_age',
];

/** Ten to the power of −4 to 4. */
const TENS = '[0.0001, 0.001, 0.01, 0.1, 1, 10, 100, 1000, 10000]::decimal(9, 4)[]';

/** Converts an amount that was read with the digits of one currency, the setting's, to the digits of its own. */
const inDigitsOf = (digits: string): string =>
  `round(minor::decimal(19, 0) * (${TENS})[5 + ${digits}(code) - ${digits}(read_as)])::bigint`;

/** The codes of currencies with these digits of minor units, as a list of SQL. */
const DIGITS = currenciesByDigits().map(
  ([count, codes]) => [count, codes.map(sqlText).join(', ')] as const,
);

const majorUnits = (digits: number): string =>
  digits === 0
    ? 'minor::varchar'
    : `if(minor < 0, '-', '') || (abs(minor) // ${10 ** digits})::varchar
      || '.' || lpad((abs(minor) % ${10 ** digits})::varchar, ${digits}, '0')`;

/**
 * An amount in the major units of its currency, as a file has it: 123456 of EUR is 1234.56. Each list of codes stands in it once:
 * a macro is planned where it is used, with all of its text.
 */
const IN_MAJOR_UNITS = `case ${DIGITS.map(
  ([digits, codes]) => `when code in (${codes}) then ${majorUnits(digits)}`,
).join(' ')} else ${majorUnits(2)} end`;

/** `create macro` statements for ascending upper bucket edges in days; `schema` prefixes the names. */
export function macroStatements(edges: number[], schema = ''): string[] {
  const name = (macro: string): string => (schema ? `${schema}.${macro}` : macro);
  const digits = DIGITS.map(([count, codes]) => `when code in (${codes}) then ${count}`);
  const macros: [string, string, string][] = [
    ...BUCKETS.map((macro): [string, string, string] => [
      macro,
      'days',
      bucketLadder(macro, 'days', edges),
    ]),
    ['minor_digits', 'code', `case ${digits.join(' ')} else 2 end`],
    ['in_digits_of', 'minor, read_as, code', inDigitsOf(name('minor_digits'))],
    ['in_major_units', 'minor, code', IN_MAJOR_UNITS],
  ];
  return macros.map(
    ([macro, argument, body]) => `create or replace macro ${name(macro)}(${argument}) as (${body})`,
  );
}
