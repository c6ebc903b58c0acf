/** Parts of a verdict in words, the same on every page that has them. */
import { percent } from '../../format/number.ts';
import type { RenderContext } from '../page.ts';
import { chosenNames } from '../parts/filter-line.ts';
import type { Cause, Part } from './cause.ts';

type Wording = Pick<RenderContext, 't' | 'locale'>;

/** “A”, “A and B”, “A, B and C”. */
export function listNames(names: string[], { t }: Pick<Wording, 't'>): string {
  const last = names.at(-1) ?? '';
  if (names.length < 2) return last;
  return names.slice(0, -1).join(t('verdict.comma')) + t('verdict.and') + last;
}

/** More names than this make a sentence unreadable. */
const NAMED = 3;

/** “One customer, Yuanzhou, is 89% of the rise.”; '' where nothing moved in the direction of the change. */
export function causeSentence(cause: Cause<Part>, change: number, context: RenderContext): string {
  const { t, locale, label } = context;
  const way = change > 0 ? 'rise' : 'fall';
  if (cause.kind === 'none') return '';
  const spread = (n: number, largest: number): string =>
    t(`verdict.cause.${way}.spread`, { n, share: percent(largest, locale, 0) });
  if (cause.kind === 'spread') return spread(cause.count, cause.largestShare);
  const { parts, share, isAll } = cause;
  const n = parts.length;
  const shown = parts.slice(0, NAMED).map(({ key }) => label('customer', key));
  const names = listNames(shown, context);
  if (isAll) return t(`verdict.cause.${way}.all`, { names, n });
  const size = n === 1 ? 'one' : 'few';
  return t(`verdict.cause.${way}.${size}`, { names, n, share: percent(share, locale, 0) });
}

/** The sentence, with whose view it is in front where the reader has chosen somebody or something. */
export function ofWhom(sentence: string, context: RenderContext): string {
  const whose = chosenNames(context);
  return whose === '' ? sentence : context.t('verdict.owner', { whose, sentence });
}
