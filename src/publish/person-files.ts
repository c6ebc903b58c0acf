/** Writes what the pages of one customer and of one rep ask under the default view, in files of a range of people each. */
import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { groupBy } from '../format/group-by.ts';
import { onlyPerson, type PersonFiles, type PersonKind, rangeOf } from '../format/person-range.ts';
import { questionKey } from '../metrics/ask/question-key.ts';
import type { Answer, AnswerRow, Ask, Dimension, Filter, Question } from '../metrics/types.ts';
import { defaultView } from '../report/context.ts';
import { blocksOf } from '../report/missing-inputs.ts';
import { pageById } from '../report/pages.ts';
import {
  type AnswerCells,
  type PersonRange,
  personKey,
  personSetKey,
} from '../rows/person-file.ts';
import type { Site } from '../view/site.ts';
import type { View } from '../view/view.ts';
import type { OpenReport } from './open-report.ts';
import { ANYBODY } from './page-questions.ts';
import { PersonRows } from './person-rows.ts';

/** Characters of JSON that a file is planned for: some 50 kB packed. */
const FILE_CHARACTERS = 300_000;
/** Files that are made at a time: their texts are in memory, those before them are being packed. */
const FILES_A_TIME = 16;
/** After so many files what they left in memory is freed: V8 would wait until it is as much as all that is in use. */
const FILES_A_COLLECTION = 256;

const gzipped = promisify(gzip);

/** Answers as JSON text, by person: what one has, in the order of questions. */
type Texts = Map<string, (string | undefined)[]>;

/** Leaves the files in `assets/data`. */
export async function writePersonFiles(
  kind: PersonKind,
  report: OpenReport,
  ask: Ask,
  site: Site,
  assets: string,
  filesATime = FILES_A_TIME,
): Promise<PersonFiles> {
  const rows = new PersonRows(report);
  try {
    const { head, answers } = await readPeople(kind, rows, ask, site);
    const lengths = await rows.lengths();
    const people = [...new Set([...answers.keys(), ...lengths.keys()])].sort().map((id) => {
      const before = `${JSON.stringify(id)}:{"answers":${listText(answers.get(id))},"rows":`;
      return { id, before, length: before.length + (lengths.get(id) ?? 2) + 1 };
    });
    answers.clear();
    const total = people.reduce((sum, { length }) => sum + length, 0);
    const count = Math.max(1, Math.ceil(total / FILE_CHARACTERS));
    const ranges: (typeof people)[] = Array.from({ length: count }, () => []);
    for (const person of people) ranges[rangeOf(person.id, count)]!.push(person);
    const start = `${JSON.stringify(head).slice(0, -1)},"people":{`;
    const lots = Array.from({ length: Math.ceil(count / filesATime) }, (_, i) =>
      ranges.slice(i * filesATime, (i + 1) * filesATime),
    );
    await rows.divide(lots.map((some) => some.flat().map(({ id }) => id)));
    const path = await writeFiles(kind, assets, lots, async (some, lot) => {
      const lists = await rows.lists(lot);
      return some.map((range) => {
        const texts = range.map(({ id, before }) => `${before}${listText(lists.get(id))}}`);
        return `${start}${texts.join(',')}}}`;
      });
    });
    return { path, count };
  } finally {
    await rows.close();
  }
}

/** Writes the files lot by lot, each packed while the next one is made; they get their names when all are known. */
async function writeFiles<T>(
  kind: PersonKind,
  assets: string,
  lots: T[],
  textsOf: (lot: T, number: number) => Promise<string[]>,
): Promise<string> {
  const hash = createHash('sha256');
  const coming = (i: number): string => join(assets, `data/${kind}-${i}.coming`);
  mkdirSync(join(assets, 'data'), { recursive: true });
  let packing: Promise<unknown> = Promise.resolve();
  let count = 0;
  for (const [number, lot] of lots.entries()) {
    const files = (await textsOf(lot, number)).map((text) => Buffer.from(text));
    for (const bytes of files) hash.update(bytes);
    await packing;
    const first = count;
    packing = Promise.all(
      files.map(async (bytes, i) => writeFileSync(coming(first + i), await gzipped(bytes))),
    );
    packing.catch(() => {}); // awaited below, or with the next lot
    count += files.length;
    if (count % FILES_A_COLLECTION === 0) globalThis.gc?.();
  }
  await packing;
  const path = `data/${kind}-${hash.digest('hex').slice(0, 12)}`;
  for (let i = 0; i < count; i++) renameSync(coming(i), join(assets, `${path}-${i}.bin.gz`));
  return path;
}

const listText = (list: (string | undefined)[] = []): string =>
  `[${Array.from(list, (text) => text ?? '[]').join(',')}]`;

/** What the page of one of them asks, and what everybody has of it; rows are left in `rows`. */
async function readPeople(kind: PersonKind, rows: PersonRows, ask: Ask, site: Site) {
  const views = viewsOf(kind, site);
  const blocks = blocksOf(pageById(kind), site);
  const head: Omit<PersonRange, 'people'> = { kind, questions: [], sets: [], shared: {} };
  const answers: Texts = new Map();
  const asked = views.flatMap((view) =>
    blocks.flatMap((block) => Object.values(block.questions(site, view))),
  );
  const ofPeople: Question[] = [];
  for (const question of uniqueBy(asked, questionKey)) {
    if (onlyPerson(kind, question.filter) === undefined)
      head.shared[questionKey(question)] = await ask(question);
    else ofPeople.push(question);
  }
  // the same question in another currency: all of them are asked at once
  const together = groupBy(
    ofPeople.map((question, at) => ({ question, at })),
    ({ question }) => questionKey({ ...question, filter: ofAnybody(question, kind) }),
  );
  for (const same of together.values()) {
    const { question } = same[0]!;
    const answer = await ask({
      ...question,
      filter: ofAnybody(question, kind),
      by: withKind(question, kind),
    });
    // a metric may be split by more than was asked for
    const by = Object.keys(answer.rows[0]?.by ?? {}).filter((key) => key !== kind) as Dimension[];
    for (const { question, at } of same) {
      head.questions[at] = { key: personKey(kind, question), by };
      addAnswers(answers, at, kind, by, answer, question.filter?.currency);
    }
  }
  const listed = views.flatMap((view) =>
    blocks.flatMap((block) => Object.values(block.rows?.(site, view) ?? {})),
  );
  for (const question of uniqueBy(listed, personSetKey))
    head.sets.push({ key: personSetKey(question), ...(await rows.add(question)) });
  return { head, answers };
}

const withKind = ({ by = [] }: Question, kind: PersonKind): Dimension[] =>
  by.includes(kind) ? by : [...by, kind];

const ofAnybody = ({ filter }: Question, kind: PersonKind): Filter => {
  const { currency: _, [kind]: __, ...others } = filter ?? {};
  return others;
};

/** The view of somebody's page as it is linked to; where amounts stay apart, in each currency that one may be read in. */
function viewsOf(kind: PersonKind, site: Site): View[] {
  const view = defaultView(site);
  const currencies = view.filter.currency === undefined ? [undefined] : site.currencies;
  return currencies.map((currency) => ({
    ...view,
    filter: { ...view.filter, ...(currency && { currency }), [kind]: ANYBODY },
  }));
}

function uniqueBy<T>(list: T[], keyOf: (entry: T) => string): T[] {
  return [...new Map(list.map((entry) => [keyOf(entry), entry])).values()];
}

/** Adds what the rows of that currency, or of any, say of each person. */
function addAnswers(
  texts: Texts,
  at: number,
  kind: PersonKind,
  by: Dimension[],
  { rows }: Answer,
  currency: string | undefined,
): void {
  const cells = new Map<string, AnswerCells[]>();
  for (const row of rows) {
    const id = row.by[kind];
    if (id === null || id === undefined) continue;
    if (currency !== undefined && row.currency !== currency) continue;
    const own = cells.get(id);
    if (own) own.push(cellsOf(row, by));
    else cells.set(id, [cellsOf(row, by)]);
  }
  for (const [id, own] of cells) {
    const list = texts.get(id) ?? [];
    texts.set(id, list);
    list[at] = JSON.stringify(own);
  }
}

const cellsOf = (row: AnswerRow, by: Dimension[]): AnswerCells => [
  ...by.map((dimension) => row.by[dimension] ?? null),
  row.currency,
  row.value,
  row.numerator,
  row.denominator,
  ...(row.atLeast === undefined ? [] : [row.atLeast]),
];
