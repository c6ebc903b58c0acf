/** One customer under several spellings: blanks, width and case are merged; near matches are only reported. */
import { sqlText } from '../../engine/engine.ts';
import type { NativeEngine } from '../../engine/native.ts';
import { type Localised, text } from '../../i18n/locale.ts';
import { problem } from '../rules/problem.ts';
import type { CrossContext } from './cross-context.ts';

const TABLES_WITH_NAMES = [
  'invoice',
  'payment',
  'activity',
  'promise',
  'action',
  'confirmation',
  'unbilled',
] as const;
const LEGAL =
  /\b(?:ltd|limited|inc|incorporated|corp|corporation|co|company|llc|llp|plc|gmbh|ag|kg|sa|sarl|srl|spa|bv|nv|oy|ab|as|pty|pte|ооо|оао|зао|ао|ип)\b/gu;
const LEGAL_CHINESE = /(?:股份)?有限(?:责任)?公司$|集团$|公司$/;

/** What safe normalisation leaves of a name: NFKC, one blank for several, no case. */
const nameKey = (name: string): string =>
  name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();

/** What is left without punctuation and legal forms: equal keys are near matches, nothing more. */
const nearKey = (name: string): string =>
  nameKey(name)
    .replace(/[^\p{L}\p{N}\s]+/gu, ' ')
    .replace(LEGAL, ' ')
    .replace(/\s+/g, '')
    .replace(LEGAL_CHINESE, '');

interface Spelling {
  name: string;
  count: number;
  file: string;
  row: number;
}

/** Merges the spellings of customers without an id, and reports near matches. */
export async function mergeSpellings({ engine, report, header }: CrossContext): Promise<void> {
  const parts = TABLES_WITH_NAMES.map(
    (table) =>
      `select customer_name, file, "row", row_id from raw_${table} where customer_id is null and customer_name is not null`,
  );
  const rows = await engine.query(`
    select customer_name as name, count(*)::integer as n, arg_min(file, row_id) as file,
      arg_min("row", row_id)::integer as "row"
    from (${parts.join(' union all ')}) group by 1 order by min(row_id)`);
  const spellings = rows.map(
    (row): Spelling => ({
      name: String(row.name),
      count: Number(row.n),
      file: String(row.file),
      row: Number(row.row),
    }),
  );
  const merged: Spelling[] = [];
  for (const group of grouped(spellings, nameKey)) {
    const best = group.reduce((a, b) => (b.count > a.count ? b : a));
    merged.push({ ...best, count: group.reduce((sum, { count }) => sum + count, 0) });
    const others = group.filter((one) => one !== best);
    if (others.length === 0) continue;
    const list = others.map(({ name }) => sqlText(name)).join(', ');
    for (const table of TABLES_WITH_NAMES)
      await engine.run(
        `update raw_${table} set customer_name = ${sqlText(best.name)} where customer_id is null and customer_name in (${list})`,
      );
    const { file, row } = others[0]!;
    const value = `${others.map(({ name }) => name).join(' | ')} → ${best.name}`;
    report(
      problem('customer_spelling', { file, row, column: header(file, 'customer_name'), value }),
    );
  }
  for (const group of grouped(merged, nearKey)) {
    if (group.length < 2 || nearKey(group[0]!.name) === '') continue;
    const best = group.reduce((a, b) => (b.count > a.count ? b : a));
    for (const { name, file, row } of group.filter((one) => one !== best)) {
      const expected = oneCustomer(name, best.name, await lastDay(engine));
      const value = `${name} ~ ${best.name}`;
      const column = header(file, 'customer_name');
      report(problem('near_customer', { file, row, column, value, expected }));
    }
  }
}

/** The entry that makes two spellings one, in every export that has the first; its date is any day until it is written. */
function oneCustomer(name: string, best: string, day: string): Localised {
  const [from, to] = [name, best].map((one) => `{customer_name: ${JSON.stringify(one)}}`);
  const entry = (reason: string): string =>
    `- {file: "*", key: ${from}, set: ${to}, reason: ${JSON.stringify(reason)}, date: ${day}}`;
  return text(
    `if they are one, add to a file in the folder corrections, with the day on which it is written: ${entry('one customer, two spellings')}`,
    `如为同一客户，请加入 corrections 文件夹中的文件，日期改为填写当日：${entry('同一客户的两种写法')}`,
  );
}

/** The last day of any document: the same in every build of the same exports. */
async function lastDay(engine: NativeEngine): Promise<string> {
  const [row] = await engine.query(`
    select coalesce(max(day), date '2000-01-01')::varchar as day
    from (select max(issue_date) as day from raw_invoice union all select max(pay_date) from raw_payment)`);
  return String(row!.day);
}

function grouped(spellings: readonly Spelling[], key: (name: string) => string): Spelling[][] {
  const groups = new Map<string, Spelling[]>();
  for (const one of spellings) {
    const group = groups.get(key(one.name));
    if (group) group.push(one);
    else groups.set(key(one.name), [one]);
  }
  return [...groups.values()];
}
