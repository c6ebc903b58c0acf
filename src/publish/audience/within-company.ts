/** What an audience is told of its place in the company: a share in whole percent, or a rank, and no amount of anybody else. */
import { currencyDigits } from '../../format/currency-digits.ts';
import { type Localised, text } from '../../i18n/locale.ts';
import type { Answer, AnswerRow } from '../../metrics/types.ts';
import type { Audience } from '../../settings/audiences.ts';
import { AUDIENCES_FILE } from '../../settings/places.ts';
import { SettingsError } from '../../settings/settings-error.ts';
import type { WithinCompany } from '../../view/site.ts';
import type { OpenReport } from '../open-report.ts';
import { namedScope } from './named-scope.ts';

/** From the share of one customer follows what all others owe; from that of all but one what he does. */
const FEWEST_OWN = 2;
const FEWEST_OTHERS = 3;
/** Further places would make a list of peers. */
const MOST_RANKS = 10;

/** Undefined where it is told nothing. Throws SettingsError where the answer would tell of single others. */
export async function withinCompany(
  whole: OpenReport,
  own: OpenReport,
  audience: Audience,
): Promise<WithinCompany | undefined> {
  const asked = audience.whole;
  if (asked.length === 0) return undefined;
  const shares = asked.includes('share') ? await sharesOf(whole, own, audience) : [];
  const ranks = asked.includes('rank') ? await ranksOf(whole, audience) : [];
  return { shares, ranks };
}

/** The rows of the currency that pages open with. */
const shownIn = ({ currencies, params }: OpenReport): string | null =>
  params.reportCurrency ?? currencies[0] ?? null;

const inCurrency = ({ rows }: Answer, currency: string | null): AnswerRow[] =>
  rows.filter((row) => row.currency === currency || row.currency === null);

async function sharesOf(
  whole: OpenReport,
  own: OpenReport,
  audience: Audience,
): Promise<WithinCompany['shares']> {
  const currency = shownIn(own);
  const metrics = ['open_amount', 'overdue_amount'] as const;
  const shares = await Promise.all(
    metrics.map(async (metric) => {
      const [mine, all] = await Promise.all(
        [own, whole].map(async (report) => {
          const answer = await report.ask({ metric, by: ['customer'] });
          return inCurrency(answer, currency).filter(({ value }) => value !== null && value !== 0);
        }),
      );
      if (mine!.length === 0 || all!.length === 0) return [];
      if (mine!.length < FEWEST_OWN || all!.length - mine!.length < FEWEST_OTHERS)
        throw refused(audience, TOO_FEW, whole.settings);
      const sum = (rows: AnswerRow[]): number =>
        rows.reduce((total, { value }) => total + value!, 0);
      const percent = Math.round((100 * sum(mine!)) / sum(all!));
      return [{ metric, percent, currency: labelled(whole, currency) }];
    }),
  );
  return shares.flat();
}

/** Where all is in one currency nobody needs to read which. */
const labelled = ({ currencies, params }: OpenReport, currency: string | null): string | null =>
  params.reportCurrency === null && currencies.length > 1 ? currency : null;

async function ranksOf(whole: OpenReport, audience: Audience): Promise<WithinCompany['ranks']> {
  const scope = await namedScope(whole, audience);
  const key = scope.rep ? 'rep' : scope.customer ? 'customer' : null;
  if (key === null) throw refused(audience, NOBODY, whole.settings);
  const { mask } = audience;
  if (key === 'rep' ? mask?.columns.includes('rep') : mask?.customer)
    throw refused(audience, HIDDEN, whole.settings);
  const metric = key === 'rep' ? 'collection_rate_due' : 'overdue_amount';
  const currency = shownIn(whole);
  const least = leastBase(whole);
  const placed = inCurrency(await whole.ask({ metric, by: [key] }), currency)
    .filter(({ by, value }) => by[key] !== null && value !== null)
    .filter(({ value, denominator }) => (key === 'rep' ? (denominator ?? 0) >= least : value! > 0))
    .sort((a, b) => b.value! - a.value!);
  return placed
    .filter(({ by }) => scope[key]!.includes(by[key]!))
    .slice(0, MOST_RANKS)
    .map(({ by, value }) => ({
      key,
      id: by[key]!,
      metric,
      place: 1 + placed.filter((other) => other.value! > value!).length,
      of: placed.length,
      currency: labelled(whole, currency),
    }));
}

/** Below it a rep is listed and not ranked, as on the page of reps; minor units. */
const leastBase = ({ settings, params }: OpenReport): number =>
  Math.round(
    settings.rank_min_base *
      10 ** currencyDigits(params.reportCurrency ?? settings.currency ?? null),
  );

const TOO_FEW = text(
  `a share would tell what single others owe: it takes ${FEWEST_OWN} customers with an amount of its own and ${FEWEST_OTHERS} others; remove share`,
  `占比会透露个别客户的欠款：该受众自身须至少有 ${FEWEST_OWN} 家有金额的客户，其余至少 ${FEWEST_OTHERS} 家；请删去 share`,
);
const NOBODY = text(
  'a rank is that of reps or customers: name them in rows.rep or rows.customer, or remove rank',
  '名次以业务员或客户为对象：请在 rows.rep 或 rows.customer 中写明，或删去 rank',
);
const HIDDEN = text(
  'a rank would name who is hidden by mask; remove one of the two',
  '名次会显示被 mask 隐藏的名称；请删去其中之一',
);

const refused = (
  { id }: Audience,
  what: Localised,
  settings: OpenReport['settings'],
): SettingsError =>
  new SettingsError(`${AUDIENCES_FILE}: ${id}.whole: ${what[settings.languages[0]!]}`);
