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
import type { Groups } from './group-record.ts';
import type { Items } from './items.ts';
import type { PromisedInvoice } from './promises.ts';
import { writeTable } from './write-table.ts';

type Row = (string | number | null)[];

/** The steps, and of each the bands that are known. */
export interface Landing {
  steps: Row[];
  bands: Row[];
}

/** `forecasts` in the order of the items' books. `yearStart`: the fiscal year's first month, 1–12. */
export function landingOf(
  known: { items: Items; groups: Groups; invoices: PromisedInvoice[] },
  forecasts: readonly Forecast[],
  { asOf, yearStart }: { asOf: IsoDate; yearStart: number },
): Landing {
  const steps = landingSteps(asOf, yearStart);
  const untils = [...new Set(steps.map(({ until }) => until))].filter((until) => until > 0);
  const ofSteps = (until: number) => steps.filter((step) => until > 0 && step.until === until);
  const ofWhole = forecasts.flatMap(({ book: { currency }, band }) =>
    untils.flatMap((until): GroupBand[] => {
      const found = band({ after: 0, until });
      return found ? [{ currency, grouping: 'all', value: null, until, band: found }] : [];
    }),
  );
  const ofGroups = forecasts.flatMap((forecast, book) =>
    groupBands(known, { book, forecast }, untils),
  );
  return {
    steps: steps.map(({ key, from, to }) => [key, from, to]),
    bands: [...ofWhole, ...ofGroups].flatMap(({ currency, grouping, value, until, band }) =>
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
  };
}

export async function writeLanding(engine: NativeEngine, { steps, bands }: Landing): Promise<void> {
  await writeTable(
    engine,
    'fct_landing_step(landing varchar, from_date date, to_date date)',
    steps,
    'table',
  );
  await writeTable(
    engine,
    'landing_band(currency varchar, landing varchar, grouped varchar, region varchar, rep varchar, low_minor bigint, high_minor bigint)',
    bands,
  );
  await engine.run(GROUPS);
  await engine.run('drop table landing_band');
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
