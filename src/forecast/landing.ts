/**
 * Where the months, quarters and fiscal years under way will land. Written from what is forecast:
 *
 * - `fct_landing_step`: the steps and their days
 * - `fct_landing_group`: of the whole, each region and each rep, the band of what is still expected by the end of each
 *   step, and its target where each of its months has one
 */
import type { NativeEngine } from '../engine/native.ts';
import type { IsoDate } from '../format/date.ts';
import { landingSteps } from '../format/landing-steps.ts';
import type { Forecast } from './forecast.ts';
import { type GroupBand, groupBands } from './group-bands.ts';
import { readGroups } from './group-record.ts';
import type { Items } from './items.ts';
import type { PromisedInvoice } from './promises.ts';
import { writeTable } from './write-table.ts';

/** `forecasts` in the order of the items' books. `yearStart`: the fiscal year's first month, 1–12. */
export async function writeLanding(
  engine: NativeEngine,
  items: Items,
  forecasts: Forecast[],
  { asOf, yearStart, invoices }: { asOf: IsoDate; yearStart: number; invoices: PromisedInvoice[] },
): Promise<void> {
  const steps = landingSteps(asOf, yearStart);
  await writeTable(
    engine,
    'fct_landing_step(landing varchar, from_date date, to_date date)',
    steps.map(({ key, from, to }) => [key, from, to]),
    'table',
  );
  const untils = [...new Set(steps.map(({ until }) => until))].filter((until) => until > 0);
  const bands = await bandsOf(engine, { items, invoices }, forecasts, untils);
  const ofSteps = (until: number) => steps.filter((step) => until > 0 && step.until === until);
  await writeTable(
    engine,
    'landing_band(currency varchar, landing varchar, grouped varchar, region varchar, rep varchar, low_minor bigint, high_minor bigint)',
    [
      ...forecasts.flatMap(({ book, band }) =>
        untils.flatMap((until) => {
          const found = band({ after: 0, until });
          if (!found) return [];
          const ends = [Math.round(found.low), Math.round(found.high)];
          return ofSteps(until).map(({ key }) => [book.currency, key, 'all', null, null, ...ends]);
        }),
      ),
      ...bands.flatMap(({ currency, grouping, value, until, band }) =>
        ofSteps(until).map(({ key }) => [
          currency,
          key,
          grouping,
          grouping === 'region' ? value : null,
          grouping === 'rep' ? value : null,
          Math.round(band.low),
          Math.round(band.high),
        ]),
      ),
    ],
  );
  await engine.run(GROUPS);
  await engine.run('drop table landing_band');
}

async function bandsOf(
  engine: NativeEngine,
  { items, invoices }: { items: Items; invoices: PromisedInvoice[] },
  forecasts: Forecast[],
  untils: readonly number[],
): Promise<GroupBand[]> {
  if (!forecasts.some(({ methods }) => Object.values(methods).some(Boolean))) return [];
  const known = { items, groups: await readGroups(engine, items), invoices };
  return forecasts.flatMap((forecast, book) => groupBands(known, { book, forecast }, untils));
}

/** A target holds for a step where each of its months has one. */
const targetsBy = (grouped: string, region: string, rep: string): string =>
  `select currency, landing, '${grouped}' as grouped, ${region} as region, ${rep} as rep, sum(amount_minor)::bigint as target_minor
   from target group by currency, landing, months, region, rep having count(distinct month) = months`;

const GROUPS = `create or replace table fct_landing_group as
  with target as (
    select t.currency::varchar as currency, t.region::varchar as of_region, t.rep::varchar as of_rep, t.month, t.amount_minor,
      s.landing, date_diff('month', s.from_date, s.to_date) + 1 as months
    from mart_target t join fct_landing_step s on (t.month || '-01')::date between s.from_date and s.to_date
    where t.amount_minor is not null
  ),
  target_of as (
    ${targetsBy('all', 'null::varchar', 'null::varchar')}
    union all ${targetsBy('region', 'of_region', 'null::varchar')}
    union all ${targetsBy('rep', 'null::varchar', 'of_rep')}
  )
  select currency, landing, grouped, region, rep, low_minor, high_minor, null::bigint as target_minor from landing_band
  union all by name select *, null::bigint as low_minor, null::bigint as high_minor from target_of
  order by all`;
