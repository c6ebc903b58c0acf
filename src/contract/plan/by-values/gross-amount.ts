/** Which column is what is owed: where another one is the mapped amount with tax added, in nearly all rows, it is that one. */
import { hasRole } from '../../../intake/headers/headers.ts';
import { mapColumns } from '../../../intake/map-columns.ts';
import { type Equation, equationOf, fits, isNearlyAll, written } from './equations.ts';
import { eachRow, type Numbers, numberIn, type Sample } from './sample.ts';

/** So many rows are no accident, whatever the headers and rates. */
const MANY_ROWS = 10;
/** No tax is a larger share of the net amount. */
const HIGHEST_RATE = 0.35;
/** What is added to a net amount, tax and freight together, changes it by no more than this share. */
const MOST_ADDED = 0.6;

/** What stands beside an amount and is no part of what is owed for it: the price before a discount, a balance, a limit. */
const NOT_OWED =
  /(?:list|catalog(?:ue)?|unit|retail)[ _-]?price|listenpreis|katalogpreis|einzelpreis|prix (?:catalogue|public|unitaire)|precio de (?:lista|catálogo)|prezzo di listino|标价|定价|原价|牌价|单价|定価|単価|정가|단가|discount|rebate|rabatt|skonto|nachlass|remise|escompte|descuento|desconto|sconto|korting|скидк|折扣|折让|优惠|割引|値引|할인|balance|saldo|solde|余额|結余|残高|остат|commission|provision|comisi|комисси|佣金|手数料|margin|marge|profit|利润|毛利|\bcost\b|limit|额度/iu;

/** True for a header that names something beside the amount owed. */
export const isBesideAmount = (header: string): boolean => NOT_OWED.test(header);

/** The rows of an equation in which something is added to a net amount that is not zero. */
function addedRows({ base, total }: Equation): number[] {
  return [...base.values.keys()].filter((row) => {
    const [net, gross] = [base.values[row], total.values[row]];
    return net !== null && gross !== null && net !== 0 && !fits(net!, 0, gross!);
  });
}

/** True where one of a few rates makes a term of the amount, in every row that has it. */
function isAtRates({ base, total }: Equation, term: Numbers, rows: readonly number[]): boolean {
  const withTerm = rows.filter((row) => (term.values[row] ?? 0) !== 0);
  const bases: ((row: number) => number)[] = [
    (row) => base.values[row]!,
    (row) => total.values[row]! - term.values[row]!,
  ];
  return bases.some((baseOf) => {
    const shares = withTerm.map((row) => ({
      share: term.values[row]! / baseOf(row),
      slack: 0.0101 / Math.abs(baseOf(row)),
    }));
    if (shares.some(({ share }) => !(share > 0 && share <= HIGHEST_RATE))) return false;
    const isRound = shares.every(
      ({ share, slack }) => Math.abs(share * 200 - Math.round(share * 200)) <= slack * 200,
    );
    if (isRound) return true;
    const rates: number[] = [];
    for (const { share, slack } of shares)
      if (!rates.some((rate) => Math.abs(rate - share) <= slack * 2)) rates.push(share);
    return withTerm.length >= MANY_ROWS && rates.length <= 4;
  });
}

/** True for an equation of a net amount and what is added to it. */
export function addsTax(equation: Equation): boolean {
  const { base, terms, total } = equation;
  const rows = addedRows(equation);
  const isModest = rows.filter((row) => {
    const share = total.values[row]! / base.values[row]! - 1;
    return share > 0 && share <= MOST_ADDED;
  });
  const added = terms.filter(({ sign }) => sign > 0).map(({ column }) => column);
  const taken = terms.filter(({ sign }) => sign < 0).map(({ column }) => column);
  // a discount is a part of the amount; what was paid is the whole sooner or later
  const isDiscounted = taken.every((column) =>
    rows.every(
      (row) => Math.abs(column.values[row] ?? 0) <= Math.abs(base.values[row]!) * HIGHEST_RATE,
    ),
  );
  if (
    added.length === 0 ||
    added.some(({ header }) => isBesideAmount(header)) ||
    !isDiscounted ||
    !isNearlyAll(isModest.length, rows.length)
  )
    return false;
  const isNamed =
    added.some(({ header }) => hasRole('tax_amount', header)) ||
    mapColumns([total.header], 'invoice').some(({ field }) => field === 'amount');
  return (
    isNamed ||
    rows.length >= MANY_ROWS ||
    added.some((column) => isAtRates(equation, column, isModest))
  );
}

export interface GrossAmount {
  equation: Equation;
  text: string;
  /** Rows of the whole file with both amounts, and those of them that fit. */
  rows: number;
  fitting: number;
}

/** The column with tax beside the amount that its name suggests; null where there is none, or not nearly all rows say so. */
export async function grossAmount(
  sample: Sample,
  amount: Numbers,
  others: readonly Numbers[],
  isTotal: (column: Numbers) => boolean,
): Promise<GrossAmount | null> {
  for (const total of others.filter(isTotal)) {
    const equation = equationOf(amount, total, others);
    if (equation === null || !addsTax(equation)) continue;
    const counted = await countRows(sample, equation);
    return { equation, text: written(equation), ...counted };
  }
  return null;
}

/** Over all rows of the file. */
async function countRows(
  { plan }: Sample,
  { base, terms, total }: Equation,
): Promise<{ rows: number; fitting: number }> {
  let [rows, fitting] = [0, 0];
  await eachRow(plan, (cells) => {
    const net = numberIn(cells[base.index], base.separator);
    const gross = numberIn(cells[total.index], total.separator);
    if (net === null || gross === null) return;
    rows++;
    let added = 0;
    for (const { column, sign } of terms)
      added += sign * (numberIn(cells[column.index], column.separator) ?? 0);
    if (fits(net, added, gross)) fitting++;
  });
  return { rows, fitting };
}
