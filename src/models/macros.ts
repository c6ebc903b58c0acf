/** SQL macros that models, metrics and the pack share: ageing buckets and the digits of a currency. */
import { sqlText } from '../engine/engine.ts';
import { currencyDigits } from '../format/number.ts';

/** Currencies by the digits of their minor unit, where that is not a hundredth. */
function currenciesByDigits(): [number, string[]][] {
  const codes = Intl.supportedValuesOf('currency').filter((code) => currencyDigits(code) !== 2);
  return [...new Set(codes.map(currencyDigits))].map((digits) => [
    digits,
    codes.filter((code) => currencyDigits(code) === digits),
  ]);
}

/** `create macro` statements for ascending upper bucket edges in days; `schema` prefixes the names. */
export function macroStatements(edges: number[], schema = ''): string[] {
  const name = (macro: string): string => (schema ? `${schema}.${macro}` : macro);
  const last = edges[edges.length - 1]!;
  const span = (i: number, first: number): string =>
    `${i === 0 ? first : edges[i - 1]! + 1}-${edges[i]}`;
  const ladder = (value: (i: number) => string, older: string, before = ''): string =>
    `case ${before} ${edges.map((edge, i) => `when days <= ${edge} then ${value(i)}`).join(' ')}
      when days > ${last} then ${older} end`;
  const digits = currenciesByDigits().map(
    ([count, codes]) => `when code in (${codes.map(sqlText).join(', ')}) then ${count}`,
  );
  const macros: [string, string, string][] = [
    [
      'bucket_of',
      'days',
      ladder((i) => sqlText(span(i, 1)), sqlText(`${last}+`), "when days <= 0 then 'not_due'"),
    ],
    ['bucket_of_age', 'days', ladder((i) => sqlText(span(i, 0)), sqlText(`${last}+`))],
    [
      'bucket_index',
      'days',
      ladder((i) => String(i + 1), String(edges.length + 1), 'when days <= 0 then 0'),
    ],
    ['bucket_index_of_age', 'days', ladder((i) => String(i), String(edges.length))],
    ['minor_digits', 'code', `case ${digits.join(' ')} else 2 end`],
  ];
  return macros.map(
    ([macro, argument, body]) => `create or replace macro ${name(macro)}(${argument}) as (${body})`,
  );
}
