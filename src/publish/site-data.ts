/** What every page knows of the report: the filter choices, inputs, settings and names. */
import { basename } from 'node:path';
import type { Row } from '../engine/engine.ts';
import { currencyDigits } from '../format/currency-digits.ts';
import { nameIn } from '../format/label.ts';
import { ageBucketIds, bucketIds } from '../metrics/bucket-ids.ts';
import { NONE } from '../metrics/types.ts';
import type { Settings } from '../settings/settings.ts';
import { type FilterOption, LISTED_CUSTOMERS, type PaymentCost, type Site } from '../view/site.ts';
import type { OpenReport } from './open-report.ts';

export interface LabelsFile {
  customer: Record<string, string>;
  rep: Record<string, string>;
}

/** Display names by id, of customers and reps whose name differs from the id; a name that two have says which it is. */
export async function readLabels({ engine }: OpenReport): Promise<LabelsFile> {
  const names = async (table: string, key: string): Promise<Record<string, string>> => {
    const rows = await engine.query(
      `select ${key} as id, name from ${table} where name is not null and name <> ${key} order by ${key}`,
    );
    const named = new Map<string, number>();
    for (const { name } of rows) named.set(name as string, (named.get(name as string) ?? 0) + 1);
    return Object.fromEntries(
      rows.map(({ id, name }) => [
        id as string,
        named.get(name as string)! > 1 ? `${name} (${id})` : (name as string),
      ]),
    );
  };
  const customer = await names('dim_customer', 'customer');
  return { customer, rep: await names('dim_rep', 'rep') };
}

/** Everything of `Site` but the addresses of its assets. */
export async function describeSite(
  report: OpenReport,
  labels: LabelsFile,
): Promise<Omit<Site, 'assets'>> {
  const { settings, params } = report;
  const digits = currencyDigits(params.reportCurrency ?? settings.currency ?? null);
  const { company } = settings;
  return {
    company: typeof company === 'string' ? { en: company, zh: company } : company,
    locales: settings.languages,
    asOf: report.asOf,
    firstDate: report.firstDate,
    lastDate: report.lastDate,
    defaultPeriod: report.defaultPeriod,
    basis: report.basis,
    currencies: report.currencies,
    reportCurrency: params.reportCurrency,
    buckets: { due: bucketIds(params.bucketEdges), issue: ageBucketIds(params.bucketEdges) },
    options: {
      region: await options(report, 'region'),
      segment: await options(report, 'segment'),
      rep: await options(report, 'rep', labels.rep),
      currency: await options(report, 'currency'),
      customer: (await options(report, 'customer', labels.customer)).slice(0, LISTED_CUSTOMERS),
    },
    inputs: report.inputs,
    names: settings.names,
    hasPayments: report.inputs.payment === true,
    params,
    settings: {
      rankMinBaseMinor: Math.round(settings.rank_min_base * 10 ** digits),
      alerts: settings.alerts,
      ...(Object.keys(settings.payment_costs).length > 0 && {
        paymentCosts: Object.fromEntries(
          Object.entries(settings.payment_costs).map(([method, cost]) => [
            method,
            paymentCostOf(cost),
          ]),
        ),
      }),
      ...(settings.cost_of_money !== undefined && { costOfMoney: settings.cost_of_money }),
      discountOffer: {
        rates: settings.discount_offer.rates.toSorted((a, b) => a - b),
        taken: settings.discount_offer.taken,
      },
      ladder: settings.ladder.map(({ done_by, ...step }) => ({ ...step, doneBy: done_by })),
      ladderPauseDays: settings.ladder_pause_days,
      creditReview: settings.credit_review,
    },
    files: [...new Set(report.imported.files.map((file) => basename(file.file)))],
    exports: { ...exportsOf(report.imported.files), ...(await withoutInvoice(report)) },
  };
}

function paymentCostOf(cost: Settings['payment_costs'][string]): PaymentCost {
  if (typeof cost === 'number') return { share: cost };
  const { share = 0, per_receipt: fixed, currency } = cost;
  if (fixed === undefined || currency === undefined) return { share };
  return {
    share,
    perReceipt: { minor: Math.round(fixed * 10 ** currencyDigits(currency)), currency },
  };
}

/** What alerts of the data rest on. */
function exportsOf(files: OpenReport['imported']['files']): NonNullable<Site['exports']> {
  const nameOf = ({ file, sheet }: (typeof files)[number]): string =>
    sheet === null ? basename(file) : `${basename(file)} [${sheet}]`;
  const last = (['invoice', 'payment'] as const).flatMap((table) => {
    const dated = files.filter((file) => file.table === table && file.lastDate !== null);
    const [newest] = dated.toSorted((a, b) => (a.lastDate! < b.lastDate! ? 1 : -1));
    return newest ? [{ table, file: nameOf(newest), date: newest.lastDate! }] : [];
  });
  const setAside = files
    .filter(({ rowsSetAside }) => rowsSetAside > 0)
    .map((file) => ({ file: nameOf(file), rows: file.rowsSetAside, of: file.rowsRead }));
  return { setAside, last };
}

/** Rows that stand against no invoice of the exports: a promise of a customer may stand against several. */
async function withoutInvoice({
  engine,
}: OpenReport): Promise<Pick<NonNullable<Site['exports']>, 'withoutInvoice'>> {
  const rows = await engine.query(
    `select 'dispute' as what, count(*)::integer as n from fct_dispute where invoice_key is null
     union all select 'promise', count(*)::integer from fct_promise where invoice_key is null`,
  );
  const found = rows.filter(({ n }) => Number(n) > 0);
  if (found.length === 0) return {};
  return { withoutInvoice: Object.fromEntries(found.map(({ what, n }) => [what, Number(n)])) };
}

/** The values of a dimension with their currencies, the one with the most items first. */
const choices = ({ engine }: OpenReport, dimension: string): Promise<Row[]> =>
  engine.query(
    `select ${dimension} as value,
       string_agg(distinct currency, ',' order by currency) as currencies
     from mart_item group by ${dimension} order by count(*) desc, ${dimension}`,
  );

async function options(
  report: OpenReport,
  dimension: string,
  names: Record<string, string> = {},
): Promise<FilterOption[]> {
  const listed = (await choices(report, dimension)).map((row): FilterOption => {
    const value = (row.value as string | null) ?? NONE;
    const option = { value, label: nameIn(names, value) ?? value };
    const currencies = ((row.currencies as string | null) ?? '').split(',').filter(Boolean);
    const hasAll = dimension === 'currency' || currencies.length === report.currencies.length;
    return hasAll ? option : { ...option, currencies };
  });
  // A dimension the data does not have offers no choice.
  const named = listed.filter((option) => option.value !== NONE);
  if (named.length === 0) return [];
  if (dimension === 'currency' || dimension === 'customer') return named;
  const byLabel = named.sort((a, b) => a.label.localeCompare(b.label, 'zh-CN'));
  return [...byLabel, ...listed.filter((option) => option.value === NONE)];
}
