/** Parts of a verdict in words, the same on every page that has them. */
import { decimal, type MoneyOptions, money, percent } from '../../format/number.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { AnswerRow } from '../../metrics/types.ts';
import type { RenderContext } from '../page.ts';
import { chosenNames } from '../parts/filter-line.ts';
import { type Cause, holdersOf, type Part } from './cause.ts';

type Wording = Pick<RenderContext, 't' | 'locale'>;

/** “A”, “A and B”, “A, B and C”. */
export function listNames(names: string[], { t }: Pick<Wording, 't'>): string {
  const last = names.at(-1) ?? '';
  if (names.length < 2) return last;
  return t('verdict.and', { names: names.slice(0, -1).join(t('verdict.comma')), last });
}

/** In whole percent; with a decimal what is nearly all, which is not all. */
function shareText(share: number, locale: Locale): string {
  const isNearlyAll = share < 1 && share >= 0.995;
  return isNearlyAll ? percent(Math.min(share, 0.999), locale) : percent(share, locale, 0);
}

/** More names than this make a sentence unreadable. */
const NAMED = 3;

/** What a figure is split into. */
export type PartsOf = 'customer' | 'rep' | 'bucket';

/** “One customer, Yuanzhou,”, “2 customers, A and B,”, “90+ days alone”. */
function whoText(keys: (string | null)[], by: PartsOf, context: RenderContext): string {
  const { t, label } = context;
  const shown = keys.slice(0, NAMED).map((key) => label(by, key));
  const names = listNames(shown, context);
  const n = keys.length;
  const size = n === 1 ? 'one' : n > NAMED ? 'many' : 'few';
  return t(`verdict.who.${by}.${size}`, { names, n });
}

/** “12 customers added ¥1.4 M, Yuanzhou took ¥0.9 M off.” */
function offsetText(
  { up, down }: Extract<Cause, { kind: 'offset' }>,
  by: PartsOf,
  { t, label }: RenderContext,
  options: MoneyOptions,
): string {
  const who = ([first, ...others]: Part[]): string =>
    others.length > 0 ? t(`verdict.parts.${by}`, { n: others.length + 1 }) : label(by, first!.key);
  return t('verdict.cause.offset', {
    adders: who(up.parts),
    added: money(up.change, options),
    takers: who(down.parts),
    taken: money(-down.change, options),
  });
}

/**
 * “One customer, Yuanzhou, is 89% of the rise.”; '' where nothing moved in the direction of the change. `options`: how
 * amounts are printed that offset each other; without it nothing is said of them.
 */
export function causeSentence(
  cause: Cause<Part>,
  change: number,
  by: PartsOf,
  context: RenderContext,
  options?: MoneyOptions,
): string {
  const { t, locale, label } = context;
  const way = change > 0 ? 'rise' : 'fall';
  if (cause.kind === 'none') return '';
  if (cause.kind === 'offset') return options ? offsetText(cause, by, context, options) : '';
  if (cause.kind === 'spread') {
    const { count: n, largestShare } = cause;
    const parts = t(`verdict.parts.${by}`, { n });
    // rounded up: none is more
    const share = percent(Math.ceil(largestShare * 100 - 1e-9) / 100, locale, 0);
    return t(`verdict.cause.${way}.spread`, { parts, share });
  }
  const keys = cause.parts.map(({ key }) => key);
  const n = keys.length;
  if (cause.isAll && n <= NAMED) {
    const names = listNames(
      keys.map((key) => label(by, key)),
      context,
    );
    return t(`verdict.cause.${way}.all`, { names, n });
  }
  const who = whoText(keys, by, context);
  return t(`verdict.cause.${way}.few`, { who, n, share: shareText(cause.share, locale) });
}

/** “One customer, Yuanzhou, holds 55% of it.”, in words for what is overdue or what is disputed; '' of nothing. */
export function holderSentence(
  rows: Pick<AnswerRow, 'by' | 'value'>[],
  by: PartsOf,
  context: RenderContext,
  words: 'verdict' | 'disputes' = 'verdict',
): string {
  const { t, locale, label } = context;
  const sorted = rows
    .filter((row) => (row.value ?? 0) > 0)
    .toSorted((a, b) => b.value! - a.value!)
    .map((row) => ({ key: row.by[by] ?? null, value: row.value! }));
  const holders = holdersOf(sorted.map(({ value }) => value));
  if (!holders) return '';
  const { count: n, of } = holders;
  if (of === 1) return t(`${words}.held.all`, { name: label(by, sorted[0]!.key) });
  const share = shareText(holders.share, locale);
  if (n > NAMED)
    return t(`${words}.held.spread`, { parts: t(`verdict.parts.${by}`, { n: of }), n });
  const who = whoText(
    sorted.slice(0, n).map(({ key }) => key),
    by,
    context,
  );
  return t(`${words}.held.few`, { who, n, share });
}

/** From here on “times a year ago” says more than an amount. */
export const TIMES = 1.5;

/** “2.6”; “63”, where a decimal says nothing. */
export const timesText = (times: number, locale: Locale): string =>
  decimal(times, locale, times < 9.95 ? 1 : 0);

/** The sentence, with whose view it is in front where the reader has chosen somebody or something. */
export function ofWhom(sentence: string, context: RenderContext): string {
  const whose = chosenNames(context);
  return whose === '' ? sentence : context.t('verdict.owner', { whose, sentence });
}
