/** A book that was cut into shards is the same book: every table, however many shards there are and whoever is in which. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generateDemo } from '../../src/demo/generate.ts';
import { type OpenReport, openReport } from '../../src/publish/open-report.ts';
import { writeFiles } from '../contract/folder.ts';
import { randomBook } from '../oracle/random-book.ts';
import { bookFiles } from '../oracle/write-book.ts';
import { crossedBook } from './crossed-book.ts';
import { contentOf, cutAndReduce, inScratch, openJoined } from './joined.ts';

interface Cut {
  shards: number;
  /** Another text puts customers into other shards. */
  seed: string;
}
const CROSSED = 'max_set_aside: 1\n';

interface Given {
  name: string;
  write(exports: string): void;
  cuts: Cut[];
}

const crossed = (seed: number, settings: string) => (out: string) =>
  writeFiles(out, { ...crossedBook(seed), 'report.yml': settings });

const BOOKS: Given[] = [
  {
    name: 'the demo company',
    write: (out) => void generateDemo({ invoices: 300, seed: 3, out }),
    cuts: [
      { shards: 1, seed: '' },
      { shards: 4, seed: 'some' },
    ],
  },
  {
    name: 'any book',
    write: (out) =>
      writeFiles(out, { ...bookFiles(randomBook(5)), 'report.yml': 'currency: CNY\n' }),
    cuts: [{ shards: 16, seed: 'other' }],
  },
  {
    name: "rows about others' invoices",
    write: crossed(1, CROSSED),
    cuts: [{ shards: 3, seed: 'here' }],
  },
  {
    name: 'the same in one currency, applied to the oldest',
    write: crossed(2, `${CROSSED}report_currency: CNY\nunreferenced_payments: oldest_due_first\n`),
    cuts: [{ shards: 3, seed: 'there' }],
  },
];

/** What reading and modelling found. */
const said = ({ imported }: OpenReport): unknown => {
  const { problems, ...rest } = imported;
  return { ...rest, problems: problems.map((problem) => JSON.stringify(problem)).sort() };
};

test.each(BOOKS)('$name is the same cut or whole', ({ write, cuts }) =>
  inScratch(async (dir) => {
    mkdirSync(join(dir, 'exports'));
    write(join(dir, 'exports'));
    const whole = await openReport({ data: join(dir, 'exports') });
    try {
      const [tables, problems] = [await contentOf(whole.engine), said(whole)];
      for (const { shards, seed } of cuts) {
        await cutAndReduce(dir, shards, seed);
        const joined = await openJoined(dir);
        try {
          expect(await contentOf(joined.engine), `${shards} shards ${seed}`).toEqual(tables);
          expect(said(joined)).toEqual(problems);
          expect(joined.currencies).toEqual(whole.currencies);
          expect(joined.inputs).toEqual(whole.inputs);
        } finally {
          await joined.close();
        }
      }
    } finally {
      await whole.close();
    }
  }),
);
