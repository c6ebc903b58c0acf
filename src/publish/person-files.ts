/** Writes what the pages of one customer and of one rep ask under the default view, in files of a range of people each. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { sqlText } from '../engine/engine.ts';
import { onlyPerson, type PersonFiles, type PersonKind, rangeOf } from '../format/person-range.ts';
import { questionKey } from '../metrics/ask/question-key.ts';
import type { Answer, AnswerRow, Ask, Dimension, Filter, Question } from '../metrics/types.ts';
import { defaultView } from '../report/context.ts';
import { blocksOf } from '../report/missing-inputs.ts';
import { pageById } from '../report/pages.ts';
import { rowsPlanner } from '../rows/ask-rows.ts';
import { ownerColumn } from '../rows/listed-rows.ts';
import {
  type AnswerCells,
  MAX_PERSON_ROWS,
  type PersonRange,
  personKey,
  personSetKey,
} from '../rows/person-file.ts';
import type { RowsQuestion } from '../rows/types.ts';
import type { Site } from '../view/site.ts';
import type { View } from '../view/view.ts';
import type { OpenReport } from './open-report.ts';
import { ANYBODY } from './page-questions.ts';

/** Characters of JSON that a file is planned for: some 50 kB packed. */
const FILE_CHARACTERS = 300_000;

const gzipped = promisify(gzip);

/** Parts of files as JSON text, by person: lists of what one has, in the order of questions or sets. */
type Texts = Map<string, (string | undefined)[]>;

/** Leaves the files in `assets/data`. */
export async function writePersonFiles(
  kind: PersonKind,
  report: OpenReport,
  ask: Ask,
  site: Site,
  assets: string,
): Promise<PersonFiles> {
  const { head, answers, rows } = await readPeople(kind, report, ask, site);
  const ids = [...new Set([...answers.keys(), ...rows.keys()])].sort();
  const texts = ids.map((id) => {
    const own = `"answers":${listText(answers.get(id))},"rows":${listText(rows.get(id))}`;
    return [id, `${JSON.stringify(id)}:{${own}}`] as const;
  });
  const total = texts.reduce((sum, [, text]) => sum + text.length, 0);
  const count = Math.max(1, Math.ceil(total / FILE_CHARACTERS));
  const ranges: string[][] = Array.from({ length: count }, () => []);
  for (const [id, text] of texts) ranges[rangeOf(id, count)]!.push(text);
  const start = JSON.stringify(head).slice(0, -1);
  const files = ranges.map((people) => `${start},"people":{${people.join(',')}}}`);
  const hash = createHash('sha256');
  for (const text of files) hash.update(text);
  const path = `data/${kind}-${hash.digest('hex').slice(0, 12)}`;
  mkdirSync(join(assets, 'data'), { recursive: true });
  for (const [i, text] of files.entries())
    writeFileSync(join(assets, `${path}-${i}.bin.gz`), await gzipped(text));
  return { path, count };
}

const listText = (list: (string | undefined)[] = []): string =>
  `[${Array.from(list, (text) => text ?? '[]').join(',')}]`;

/** What the page of one of them asks, and what everybody has of it. */
async function readPeople(kind: PersonKind, report: OpenReport, ask: Ask, site: Site) {
  const views = viewsOf(kind, site);
  const blocks = blocksOf(pageById(kind), site);
  const head: Omit<PersonRange, 'people'> = { kind, questions: [], sets: [], shared: {} };
  const answers: Texts = new Map();
  const asked = views.flatMap((view) =>
    blocks.flatMap((block) => Object.values(block.questions(site, view))),
  );
  for (const question of uniqueBy(asked, questionKey)) {
    if (onlyPerson(kind, question.filter) === undefined) {
      head.shared[questionKey(question)] = await ask(question);
      continue;
    }
    const answer = await ask({
      ...question,
      filter: withoutKind(question.filter, kind),
      by: withKind(question, kind),
    });
    // a metric may be split by more than was asked for
    const by = Object.keys(answer.rows[0]?.by ?? {}).filter((key) => key !== kind) as Dimension[];
    const at = head.questions.push({ key: personKey(kind, question), by }) - 1;
    addAnswers(answers, at, kind, by, answer);
  }
  const rows: Texts = new Map();
  const listed = views.flatMap((view) =>
    blocks.flatMap((block) => Object.values(block.rows?.(site, view) ?? {})),
  );
  for (const question of uniqueBy(listed, personSetKey))
    await addRows(rows, head.sets, report, question);
  return { head, answers, rows };
}

const withKind = ({ by = [] }: Question, kind: PersonKind): Dimension[] =>
  by.includes(kind) ? by : [...by, kind];

const withoutKind = ({ ...filter }: Filter = {}, kind: PersonKind): Filter => {
  delete filter[kind];
  return filter;
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

function addAnswers(
  texts: Texts,
  at: number,
  kind: PersonKind,
  by: Dimension[],
  { rows }: Answer,
): void {
  const cells = new Map<string, AnswerCells[]>();
  for (const row of rows) {
    const id = row.by[kind];
    if (id === null || id === undefined) continue;
    const own = cells.get(id);
    if (own) own.push(cellsOf(row, by));
    else cells.set(id, [cellsOf(row, by)]);
  }
  for (const [id, own] of cells) textsOf(texts, id)[at] = JSON.stringify(own);
}

const cellsOf = (row: AnswerRow, by: Dimension[]): AnswerCells => [
  ...by.map((dimension) => row.by[dimension] ?? null),
  row.currency,
  row.value,
  row.numerator,
  row.denominator,
  ...(row.atLeast === undefined ? [] : [row.atLeast]),
];

function textsOf(texts: Texts, id: string): (string | undefined)[] {
  const own = texts.get(id) ?? [];
  texts.set(id, own);
  return own;
}

/** The engine writes the JSON: no row becomes an object here. */
async function addRows(
  texts: Texts,
  sets: PersonRange['sets'],
  { engine, ...context }: OpenReport,
  question: RowsQuestion,
): Promise<void> {
  const filter = withoutKind(question.filter, 'customer');
  const whole = { ...question, filter, eachCustomer: true as const };
  const { source, columns, sql } = await rowsPlanner(engine, context)(whole);
  const owner = ownerColumn('customer');
  const own = columns.filter(({ id }) => id !== owner);
  const { amountColumn } = source;
  const at = sets.push({ key: personSetKey(question), columns: own, amountColumn }) - 1;
  const cells = own.map(({ id }) => `"${id}"`).join(', ');
  const found = await engine.query(
    `select ${owner} as id, case when count(*) <= ${MAX_PERSON_ROWS}
      then '[' || string_agg(json_array(${cells})::varchar, ${sqlText(',')} order by n) || ']' else 'null' end as rows
    from (select *, row_number() over () as n from (${sql})) where ${owner} is not null group by ${owner}`,
  );
  for (const { id, rows } of found) textsOf(texts, id as string)[at] = rows as string;
}
