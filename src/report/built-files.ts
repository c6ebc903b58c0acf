/** What the build has prepared for the pages, as JSON files in the working folder. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Labels } from '../format/label.ts';
import { questionKey } from '../metrics/ask/question-key.ts';
import type { Answer } from '../metrics/types.ts';
import { rowsKey } from '../rows/listed-rows.ts';
import type { RowsList } from '../rows/types.ts';
import { viewById } from '../view/named-view.ts';
import type { NamedView, Site } from '../view/site.ts';
import type { View } from '../view/view.ts';
import type { DataReport } from './data-report.ts';
import type { Block } from './page.ts';
import { answersOf } from './page-answers.ts';

export interface Work {
  site: Site;
  data: DataReport;
  labels: Labels;
  /** Answers of a page or a view by `questionKey`; `name` is that of their file. */
  answers(name: string): Record<string, Answer>;
  /** Rows that it lists, by `rowsKey`. */
  rows(name: string): Record<string, RowsList>;
}

type Part = 'site' | 'data' | 'labels' | 'answers' | 'rows';

/** What was read last of each part: hundreds of pages are drawn one after the other from the same files. */
const cache = new Map<Part, { path: string; writtenAt: number; value: unknown }>();

function read<T>(part: Part, dir: string, file: string): T {
  const path = join(dir, file);
  const { mtimeMs: writtenAt } = statSync(path);
  const cached = cache.get(part);
  if (cached?.path === path && cached.writtenAt === writtenAt) return cached.value as T;
  cache.delete(part);
  const value = JSON.parse(readFileSync(path, 'utf8')) as T;
  cache.set(part, { path, writtenAt, value });
  return value;
}

/** Reads `site.json`, and each of the rest when asked: what a page does not read, it is not drawn anew for. */
export function readWork(dir: string = process.env.HUIKUAN_WORK ?? '.huikuan'): Work {
  return {
    site: read<Site>('site', dir, 'site.json'),
    get data() {
      return read<DataReport>('data', dir, 'data.json');
    },
    get labels() {
      return read<Labels>('labels', dir, 'labels.json');
    },
    answers: (name) =>
      read<Record<string, Answer>>('answers', dir, `answers/${answersOf(name)}.json`),
    rows: (name) => read<Record<string, RowsList>>('rows', dir, `rows/${answersOf(name)}.json`),
  };
}

/** The named view that is being drawn: as the working folder, the environment says which. */
export function readDrawnView(site: Site): NamedView {
  const id = process.env.HUIKUAN_VIEW ?? '';
  const named = viewById(site, id);
  if (!named) throw new Error(`no view "${id}"`);
  return named;
}

/** The block's answers under its own names; throws where the build has not asked one of its questions. */
export function blockAnswers(
  block: Block,
  site: Site,
  view: View,
  answers: Record<string, Answer>,
): Record<string, Answer> {
  const own: Record<string, Answer> = {};
  for (const [name, question] of Object.entries(block.questions(site, view))) {
    const answer = answers[questionKey(question)];
    if (!answer) throw new Error(`no answer to "${name}" of ${block.id}: ${questionKey(question)}`);
    own[name] = answer;
  }
  return own;
}

/** The block's rows under its own names; throws likewise. */
export function blockRows(
  block: Block,
  site: Site,
  view: View,
  rows: Record<string, RowsList>,
): Record<string, RowsList> {
  const own: Record<string, RowsList> = {};
  for (const [name, question] of Object.entries(block.rows?.(site, view) ?? {})) {
    const list = rows[rowsKey(question)];
    if (!list) throw new Error(`no rows for "${name}" of ${block.id}: ${rowsKey(question)}`);
    own[name] = list;
  }
  return own;
}
