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

/** Converts an amount that was read with the digits of one currency, the setting's, to the digits of its own. */
const inDigitsOf = (digits: string): string =>
  `case when ${digits}(code) = ${digits}(read_as) then minor
    else round(minor * pow(10, ${digits}(code) - ${digits}(read_as)))::bigint end`;

/** An amount in the major units of its currency, as a file has it: 123456 of EUR is 1234.56. */
const inMajorUnits = (digits: string): string =>
  `case when ${digits}(code) = 0 then minor::varchar
    else if(minor < 0, '-', '') || (abs(minor) // pow(10, ${digits}(code))::bigint)::varchar
      || '.' || lpad((abs(minor) % pow(10, ${digits}(code))::bigint)::varchar, ${digits}(code), '0') end`;

/** `create macro` statements for ascending upper bucket edges in days; `schema` prefixes the names. */
export function macroStatements(edges: number[], schema = ''): string[] {
  const name = (macro: string): string => (schema ? `${schema}.${macro}` : macro);
  const digits = currenciesByDigits().map(
    ([count, codes]) => `when code in (${codes.map(sqlText).join(', ')}) then ${count}`,
  );
  const macros: [string, string, string][] = [
    ...BUCKETS.map((macro): [string, string, string] => [
      macro,
      'days',
      bucketLadder(macro, 'days', edges),
    ]),
    ['minor_digits', 'code', `case ${digits.join(' ')} else 2 end`],
    ['in_digits_of', 'minor, read_as, code', inDigitsOf(name('minor_digits'))],
    ['in_major_units', 'minor, code', inMajorUnits(name('minor_digits'))],
  ];
  return macros.map(
    ([macro, argument, body]) => `create or replace macro ${name(macro)}(${argument}) as (${body})`,
  );
}
