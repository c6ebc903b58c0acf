/** Lists of the same columns of which some are called invoices and one is not: what its documents are, its name may say. */
import { normaliseHeader } from '../../intake/header-spelling.ts';
import { kindOfName } from '../../intake/kind-words.ts';
import type { FilePlan, SourceFile } from '../../intake/plan-file.ts';
import { bareName, isCreditNoteList, LIST_WORDS, NAME_HINTS } from '../../intake/table-names.ts';
import { settingsLine } from '../../settings/settings-line.ts';
import type { PlanContext } from '../import-context.ts';
import { invoiceListQuestion } from '../questions/file-questions.ts';
import { problem } from '../rules/problem.ts';
import { numberInEither, sampleOf } from './by-values/sample.ts';
import { columnOf } from './plan-columns.ts';

const ownName = ({ file, sheet }: SourceFile): string => sheet ?? bareName(file);

const isCalledInvoices = (name: string): boolean =>
  LIST_WORDS.invoice!.test(name) || NAME_HINTS.invoice.test(name);

/** A word that is no month, code or number. */
function tellingWord(name: string): string | null {
  const words = name.normalize('NFC').match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  const isLong = (word: string): boolean =>
    word.length >= 5 ||
    /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]{2}/u.test(word);
  return words.find(isLong) ?? null;
}

const typesOf = ({ columns }: FilePlan): boolean =>
  columns.some(({ field }) => field === 'doc_type' || field === 'applies_to');

/** Reports each such list, with its rows and amount. */
export function unlikeNames(
  plans: ReadonlyMap<string, FilePlan>,
  { settings, report }: PlanContext,
): void {
  const lists = [...plans.values()].filter((plan) => plan.table === 'invoice' && !typesOf(plan));
  const shapeOf = ({ headers }: FilePlan): string => headers.map(normaliseHeader).join('\n');
  const shapes = new Set(
    lists.filter(({ source }) => isCalledInvoices(ownName(source))).map(shapeOf),
  );
  for (const plan of lists) {
    const { source } = plan;
    const name = ownName(source);
    const isClear =
      isCalledInvoices(name) ||
      kindOfName(source.file, source.sheet) !== null ||
      isCreditNoteList(source.file, source.sheet) ||
      Object.hasOwn(settings.values.doc_type, source.name) ||
      source.title !== undefined;
    if (isClear || !shapes.has(shapeOf(plan)) || tellingWord(name) === null) continue;
    const { rows, isWhole } = sampleOf(plan);
    const at = columnOf(plan, 'amount');
    const sum = rows.reduce((all, row) => all + (numberInEither(row[at]) ?? 0), 0);
    const more = isWhole ? '' : ' or more';
    report(
      problem('list_name_unread', {
        file: source.name,
        value: name,
        expected: `${rows.length}${more} ${rows.length === 1 ? 'row' : 'rows'}, ${sum.toFixed(2)}${more}`,
        line: settingsLine({ values: { doc_type: { [source.name]: 'credit_note' } } }),
        question: invoiceListQuestion(source.name, rows.length),
      }),
    );
  }
}
