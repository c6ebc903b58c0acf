/** The edges of the tiers in words: “¥30,000 to ¥200,000”, “more than 90 days”. */
import { currencyDigits } from '../../format/currency-digits.ts';
import { wholeMoney } from '../../format/number.ts';
import { viewCurrency } from '../context.ts';
import type { RenderContext } from '../page.ts';

type Side = 'amount' | 'days';

/** The steps from `first` to `last` of a list of upper edges; '' of all of them. */
function stepsText(
  side: Side,
  [first, last]: [number, number],
  edges: string[],
  { t }: RenderContext,
): string {
  const [low, high] = [edges[first - 1], edges[last]];
  if (low !== undefined && high !== undefined)
    return side === 'days'
      ? t('tiers.days.between', { low: Number(low) + 1, high })
      : t('tiers.amount.between', { low, high });
  if (low !== undefined) return t(`tiers.${side}.over`, { low });
  return high === undefined ? '' : t(`tiers.${side}.upTo`, { high });
}

function amountEdges({ site, view, locale }: RenderContext): string[] {
  const currency = viewCurrency(site, view);
  const minor = 10 ** currencyDigits(currency);
  return site.params.tiers.amounts.map((edge) => wholeMoney(edge * minor, currency, locale));
}

const dayEdges = ({ site }: RenderContext): string[] => site.params.tiers.days.map(String);

export const amountText = (row: number, context: RenderContext): string =>
  stepsText('amount', [row, row], amountEdges(context), context);

export const daysText = (column: number, context: RenderContext): string =>
  stepsText('days', [column, column], dayEdges(context), context);

/** What makes a tier, a text for each row of the matrix that has its letter, the largest amounts first. */
export function letterTexts(letter: string, context: RenderContext): string[] {
  const { t, site } = context;
  const lines = site.params.tiers.matrix.map((line, row) => {
    const columns = line.flatMap((own, column) => (own === letter ? [column] : []));
    return runsOf(columns).map((run) => {
      const amount = amountText(row, context);
      const days = stepsText('days', run, dayEdges(context), context);
      return amount && days ? t('tiers.and', { amount, days }) : amount || days;
    });
  });
  return lines.reverse().flat();
}

/** Neighbours as one run: 0, 1, 3 are 0–1 and 3–3. */
function runsOf(columns: number[]): [first: number, last: number][] {
  const runs: [number, number][] = [];
  for (const column of columns) {
    const run = runs.at(-1);
    if (run && run[1] === column - 1) run[1] = column;
    else runs.push([column, column]);
  }
  return runs;
}
