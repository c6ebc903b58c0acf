/** Columns of a few words that no field uses and no list knows: each is asked about, for one may say status or type. */
import { hasName, rolePattern } from '../../../intake/headers/headers.ts';
import type { PlanContext } from '../../import-context.ts';
import { unreadColumnQuestion } from '../../questions/column-questions.ts';
import { problem } from '../../rules/problem.ts';
import { columnOf } from '../plan-columns.ts';
import { flagFields, flagsIn } from './flag-columns.ts';
import type { OpenColumns } from './open-columns.ts';
import type { Sample } from './sample.ts';
import { wordsIn } from './word-columns.ts';

/** Fewer rows show no pattern. */
const FEWEST_ROWS = 2;
/** In a long list a word of a status stands in many rows. */
const ROWS_A_WORD = 4;
/** The columns most like a status; a wide export has dozens of words that decide nothing. */
const MOST_ASKED = 3;

/** Fields whose words decide what a row counts for. */
const DECIDING = { invoice: ['status', 'doc_type'], payment: ['kind', 'status'] } as const;

interface Unread {
  index: number;
  /** Word → rows of the sample; blank ones are left out. */
  words: Map<string, number>;
}

/** Reports the columns of an invoice or payment list that may decide and are not read. */
export function unreadWords(sample: Sample, open: OpenColumns, context: PlanContext): void {
  const { plan, rows } = sample;
  if (plan.table !== 'invoice' && plan.table !== 'payment') return;
  const fields = DECIDING[plan.table].filter(
    (field) => columnOf(plan, field) < 0 && !open.isDecided(field),
  );
  if (fields.length === 0 || rows.length < FEWEST_ROWS) return;
  const found = open.free
    .flatMap((index) => unreadIn(sample, index))
    .toSorted((a, b) => a.words.size - b.words.size)
    .slice(0, MOST_ASKED);
  for (const { index, words } of found) {
    const file = plan.source.name;
    const column = plan.headers[index]!;
    const counts = [...words].map(([word, count]) => `${word} (${count})`).join(', ');
    context.report(
      problem('words_unread', {
        file,
        row: plan.headerRow,
        column,
        value: [...words.keys()].join(', '),
        expected: `${fields.join(', ')}? ${counts}`,
        question: unreadColumnQuestion(file, column, plan.table, fields),
      }),
    );
  }
}

/** E-mail addresses and pages of the web. */
const ADDRESS = /^\S+@\S+\.\S+$|^(?:https?:\/\/|www\.)\S+$|^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$/i;
const PLACE = `(?:${rolePattern('place_word')})`;
/** "Client City", "Ciudad del cliente", 客户地址; not "Email status". */
const IS_PLACE = new RegExp(
  `(?<!\\p{Ll})${PLACE}$|^${PLACE} (?:of|de|del|des|du|di|do|da|der|van)(?!\\p{L})`,
  'iu',
);
/** True for a column that says where somebody is, or how they are reached. */
const isPlace = (header: string, cells: readonly string[]): boolean =>
  IS_PLACE.test(
    header
      .normalize('NFKC')
      .replace(/[\s_.]+/g, ' ')
      .trim(),
  ) || cells.every((cell) => cell === '' || ADDRESS.test(cell));

function unreadIn({ plan, rows }: Sample, index: number): Unread[] {
  const header = plan.headers[index]!;
  const cells = rows.map((row) => (row[index] ?? '').trim());
  if (hasName(header) || isPlace(header, cells)) return [];
  const isFlag = flagsIn(cells) !== null;
  if (isFlag ? flagFields(header).length === 0 : wordsIn(cells) === null) return [];
  const words = new Map<string, number>();
  for (const cell of cells) if (cell !== '') words.set(cell, (words.get(cell) ?? 0) + 1);
  const filled = cells.filter((cell) => cell !== '').length;
  // one word in every row tells no row from another
  if (words.size === 1 && filled === rows.length) return [];
  if (rows.length >= 20 && words.size > filled / ROWS_A_WORD) return [];
  return isOfCustomer({ plan, rows }, cells) ? [] : [{ index, words }];
}

/** True where each customer of several rows has one word in all of them: it describes the customer. */
function isOfCustomer({ plan, rows }: Pick<Sample, 'plan' | 'rows'>, cells: readonly string[]) {
  const at = Math.max(columnOf(plan, 'customer_id'), columnOf(plan, 'customer_name'));
  if (at < 0) return false;
  const seen = new Map<string, { word: string; rows: number }>();
  for (const [i, row] of rows.entries()) {
    const customer = row[at] ?? '';
    const one = seen.get(customer);
    if (one && one.word !== cells[i]) return false;
    seen.set(customer, { word: cells[i]!, rows: (one?.rows ?? 0) + 1 });
  }
  return [...seen.values()].filter(({ rows: count }) => count > 1).length > 1;
}
