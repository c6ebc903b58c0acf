/** Bundles the aggregated page and puts the sums of a company's exports beside it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { type OpenReport, openReport } from '../../publish/open-report.ts';
import { compressFile, textFiles } from '../../site/compress.ts';
import { type Balance, type Cube, columnsOf, type Flow } from './cube.ts';

/** Into the folder `out`, from the exports in `data`. */
export async function makeAggregatedPage(data: string, out: string): Promise<void> {
  await build({
    root: import.meta.dirname,
    base: './',
    logLevel: 'error',
    configFile: false,
    build: { outDir: out, emptyOutDir: true, modulePreload: { polyfill: false }, target: 'es2022' },
  });
  const report = await openReport({ data });
  try {
    writeFileSync(join(out, 'cube.json'), JSON.stringify(await cubeOf(report)));
  } finally {
    await report.close();
  }
  for (const file of textFiles(out)) compressFile(join(out, file));
}

/** Of the currency with most invoices, over all months. */
export async function cubeOf({
  ask,
  firstDate,
  asOf,
  currencies,
  engine,
}: OpenReport): Promise<Cube> {
  const currency = currencies[0]!;
  const period = { from: firstDate, to: asOf };
  const by = ['month', 'region', 'rep'] as const;
  const rowsFor = async (metric: string, ...more: 'bucket'[]) => {
    const answer = await ask({
      metric,
      by: [...by, ...more],
      filter: { currency },
      period,
      basis: 'due',
    });
    return answer.rows.map(({ by: { month, region, rep, bucket }, ...row }) => ({
      ...row,
      key: { month: month ?? '', region: region ?? '', rep: rep ?? '', bucket: bucket ?? '' },
    }));
  };
  const balances = (await rowsFor('aging', 'bucket')).map(
    ({ key, value }): Balance => ({ ...key, open: value ?? 0 }),
  );
  const flows = new Map<string, Flow>();
  const flowOf = ({ month, region, rep }: { month: string; region: string; rep: string }): Flow => {
    const name = [month, region, rep].join('\n');
    const flow = flows.get(name) ?? { month, region, rep, invoiced: 0, due: 0, collected: 0 };
    flows.set(name, flow);
    return flow;
  };
  for (const { key, value } of await rowsFor('invoiced_amount')) flowOf(key).invoiced += value ?? 0;
  for (const { key, numerator, denominator } of await rowsFor('collection_rate_due')) {
    flowOf(key).due += denominator ?? 0;
    flowOf(key).collected += numerator ?? 0;
  }
  const people = await engine.query('select rep_id, name from raw_rep');
  const nameOf = new Map(people.map(({ rep_id, name }) => [rep_id as string, name as string]));
  const reps = [...new Set(balances.map(({ rep }) => rep))];
  return {
    currency,
    reps: reps.map((id) => ({ id, name: nameOf.get(id) ?? id })),
    balances: columnsOf(balances, ['month', 'region', 'rep', 'bucket', 'open']),
    flows: columnsOf(
      [...flows.values()],
      ['month', 'region', 'rep', 'invoiced', 'due', 'collected'],
    ),
  };
}
