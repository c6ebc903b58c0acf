/** Opens the exports of a folder as sources of text, and plans each; what cannot be read is reported, not thrown. */

import { join } from 'node:path';
import { counted } from '../../format/counted.ts';
import { text } from '../../i18n/locale.ts';
import { normaliseHeader } from '../../intake/header-spelling.ts';
import type { FolderListing } from '../../intake/list-exports.ts';
import type { MappedColumn, Override } from '../../intake/map-columns.ts';
import { openSources } from '../../intake/open-sources.ts';
import {
  type FilePlan,
  isLeftOut,
  matchesName,
  overridesFor,
  overridesOf,
  type PlanRefusal,
  planFile,
  type SourceFile,
  type SummaryPlan,
} from '../../intake/plan-file.ts';
import type { PlanContext } from '../import-context.ts';
import { ignoredFileQuestion, unusedFileQuestion } from '../questions/file-questions.ts';
import type { Question } from '../questions/question.ts';
import { problem } from '../rules/problem.ts';
import { columnsByValues } from './by-values/columns-by-values.ts';
import { withRequiredColumns } from './by-values/required-column.ts';
import { currencyOfNames } from './currency-of-names.ts';
import { leaveLedgers } from './leave-ledgers.ts';
import { leaveOrders } from './leave-orders.ts';
import { leavePeople, leaveTexts } from './leave-people.ts';
import { leaveSuppliers } from './leave-suppliers.ts';
import { settleListsOfMoney } from './lists-of-money.ts';
import { askOfMoneyBesideCustomers } from './money-beside-customers.ts';
import { joinOrderLines, missesOnlyAmount } from './order-lines.ts';
import { asCells, asLines } from './other-layouts.ts';
import { otherProgram } from './other-programs.ts';
import { parquetText } from './parquet-text.ts';
import { partTables } from './part-tables.ts';
import { placeOfRefusal, refusedQuestion } from './plan-refusals.ts';
import type { Scratch } from './scratch-folder.ts';
import { sideTables } from './side-tables.ts';
import { suggestColumns } from './suggest-columns.ts';
import { unlikeNames } from './unlike-names.ts';
import { isBystander, leaveHidden, reportHiddenRows } from './unread-sheets.ts';

export interface OpenFolder {
  sources: SourceFile[];
  plans: Map<string, FilePlan>;
  /** Sheets and lists beside known tables that are none: reported and counted, not read. */
  unread: SourceFile[];
  /** Aging summaries, to be compared with the documents. */
  summaries: SummaryPlan[];
}

export async function openFolder(
  listing: FolderListing,
  context: PlanContext,
  scratch: Scratch,
): Promise<OpenFolder> {
  const { settings, report, progress } = context;
  const isWanted = (file: string): boolean => {
    const isIgnored = isLeftOut(overridesFor(settings.columns, file));
    if (isIgnored) report(problem('ignored_file', { file, question: ignoredFileQuestion(file) }));
    return !isIgnored;
  };
  for (const file of listing.unsupported.filter(isWanted))
    report(
      problem('unsupported_file', {
        file,
        ...otherProgram(file, null),
        question: unusedFileQuestion(file, null),
      }),
    );
  for (const file of listing.unfinished) report(problem('temporary_file', { file }));
  const sources: SourceFile[] = [];
  for (const listed of listing.exports) {
    if (!isWanted(listed.name)) continue;
    const isUnpacked = listed.kind !== 'text';
    if (isUnpacked)
      progress.start(text(`${listed.name}, opening`, `${listed.name}，打开`), listed.bytes);
    const opened = await openSources(listed, {
      scratchDir: scratch.path,
      parquetText,
      encodingOf: (file) =>
        Object.entries(settings.encodings).find(([pattern]) => matchesName(pattern, file))?.[1],
      refuse: (file, { rule, ...place }) => {
        const isAside = ASIDE.has(rule);
        const question = isAside ? unusedFileQuestion(file, null) : null;
        const other = isAside ? otherProgram(file, place.value) : {};
        report(problem(rule, { file, ...place, ...other, question }));
      },
    });
    sources.push(...opened);
    if (isUnpacked) {
      const rows = opened.reduce((sum, { unpacked }) => sum + (unpacked?.rows ?? 0), 0);
      progress.tick(rows, listed.bytes);
      progress.done();
    }
  }
  return planSources(sources, context, scratch);
}

/** Rules on files that may be no export at all. */
const ASIDE: ReadonlySet<string> = new Set(['unsupported_file', 'foreign_file', 'web_page']);

interface Planned {
  /** The sources, texts with several tables parted. */
  all: SourceFile[];
  plans: Map<string, FilePlan>;
  refused: Map<SourceFile, PlanRefusal[]>;
}

async function planEach(
  sources: readonly SourceFile[],
  plan: (source: SourceFile) => FilePlan | PlanRefusal[],
  scratch: Scratch,
  report: PlanContext['report'],
): Promise<Planned> {
  const { all, plans, refused }: Planned = { all: [], plans: new Map(), refused: new Map() };
  const keep = (source: SourceFile, planned: FilePlan | PlanRefusal[]): void => {
    all.push(source);
    if (Array.isArray(planned)) refused.set(source, planned);
    else plans.set(source.name, planned);
  };
  const beside: { source: SourceFile; planned: FilePlan | PlanRefusal[] }[] = [];
  for (const found of sources) {
    const lines = await asLines(found, plan(found), plan, scratch, report);
    const one = asCells(lines.source, lines.planned, plan, scratch, report);
    const pathOfBlock = (block: number): string =>
      join(scratch.path(), `side-${beside.length}-${block}.txt`);
    const tables = await sideTables(one.source, one.planned, plan, pathOfBlock);
    for (const { source } of tables ?? [])
      if (source.name !== one.source.name)
        report(problem('side_table', { file: source.name, value: source.sheet ?? '' }));
    beside.push(...(tables ?? [one]));
  }
  for (const { source, planned } of beside) {
    const pathOf = (part: number | 'utf-8'): string =>
      join(scratch.path(), `table-${all.length}-${part}.txt`);
    const parts = Array.isArray(planned) ? null : await partTables(planned, pathOf);
    if (parts === null) keep(source, planned);
    for (const { source: part, header, headerRow } of parts ?? []) {
      if (header !== null)
        report(problem('second_table', { file: part.name, row: headerRow, value: header }));
      keep(part, plan(part));
    }
  }
  return { all, plans, refused };
}

/** Plans what lacks a column that its values show; which column it is, where several can be it, is asked. */
function completePlans(
  plans: Map<string, FilePlan>,
  refused: Planned['refused'],
  context: PlanContext,
): Map<SourceFile, Question> {
  const known = new Set([...plans.values()].map(({ source }) => source.file));
  const whole = [...plans.values()];
  const questions = new Map<SourceFile, Question>();
  for (const [source, refusals] of refused) {
    const isAside = source.sheet !== null && known.has(source.file);
    const completed = isAside ? null : withRequiredColumns(refusals, whole, context);
    if (completed === null) continue;
    if ('answers' in completed) questions.set(source, completed);
    else {
      plans.set(source.name, completed);
      refused.delete(source);
    }
  }
  return questions;
}

/** Plans lists of documents with the amounts of their lines, which stand in another file; returns the files of lines. */
async function joinLines(
  { plans, refused }: Pick<Planned, 'plans' | 'refused'>,
  plan: (source: SourceFile) => FilePlan | PlanRefusal[],
  { settings, report }: PlanContext,
  scratch: Scratch,
): Promise<SourceFile[]> {
  const used: SourceFile[] = [];
  for (const [source, refusals] of refused) {
    if (!missesOnlyAmount(refusals)) continue;
    const others = [...refused.keys()].filter((other) => other !== source);
    const joined = await joinOrderLines(
      source,
      others,
      () => join(scratch.path(), `joined-${plans.size}.txt`),
      settings.decimal_sign,
    );
    const planned = joined && plan(joined.documents);
    if (!joined || Array.isArray(planned)) continue;
    plans.set(source.name, planned!);
    refused.delete(source);
    const lines = others.find(({ name }) => name === joined.lines.name)!;
    refused.delete(lines);
    used.push(joined.lines);
    const value = `${counted(joined.lineCount, 'line')}, ${counted(joined.documentCount, 'document')}`;
    const { without } = joined;
    const expected = text(
      `amounts in ${source.name}${without === 0 ? '' : `; not in it: ${counted(without, 'document')}`}`,
      `${source.name} 中的金额${without === 0 ? '' : `；${without} 张单据没有明细`}`,
    );
    report(problem('lines_joined', { file: lines.name, value, expected }));
  }
  return used;
}

async function planSources(
  sources: readonly SourceFile[],
  context: PlanContext,
  scratch: Scratch,
): Promise<OpenFolder> {
  const { settings, report } = context;
  const plan = (source: SourceFile): FilePlan | PlanRefusal[] => {
    const planned = planFile(source, overridesOf(settings.columns, source));
    // what report.yml says of a file may mean the table above alone
    const isAgain = Array.isArray(planned) && source.title !== undefined;
    return isAgain ? planFile(source, overridesFor(settings.columns, source.name)) : planned;
  };
  const { all, plans, refused } = await planEach(sources, plan, scratch, report);
  leaveOrders(plans, refused, settings);
  const unread = await joinLines({ plans, refused }, plan, context, scratch);
  const questions = completePlans(plans, refused, context);
  const asPayments = (source: SourceFile, columns: readonly MappedColumn[]) => {
    const said = columns.map(({ header, field }): [string, Override] => [
      normaliseHeader(header),
      { table: 'payment', field },
    ]);
    return planFile(source, new Map(said));
  };
  await settleListsOfMoney(plans, refused, asPayments, context);
  await leaveLedgers(plans, refused, settings);
  await leaveSuppliers(plans, refused, settings);
  unread.push(...leaveHidden(plans, context), ...leavePeople(plans, context));
  // alone in the folder it is the export that cannot be read
  if (plans.size > 0) unread.push(...leaveTexts(refused, context));
  reportHiddenRows(plans, report);
  await columnsByValues(plans, context);
  askOfMoneyBesideCustomers(plans, context);
  currencyOfNames(plans, context);
  unlikeNames(plans, context);
  const hasDocuments = [...plans.values()].some(({ table }) => table === 'invoice');
  const summaries: SummaryPlan[] = [];
  const known = new Set([...plans.values()].map(({ source }) => source.file));
  for (const [source, refusals] of refused) {
    const file = source.name;
    const summary = refusals[0]!.summary;
    if (summary) {
      const { row, value } = refusals[0]!;
      const rule = hasDocuments ? 'ageing_summary' : 'ageing_summary_alone';
      report(problem(rule, { file, row, value }));
      summaries.push(summary);
      const { encoding, delimiter } = summary;
      const unpacked = source.unpacked ?? { encoding, delimiter, rows: 0 };
      unread.push({ ...source, unpacked, usedFor: 'a summary of ages by customer' });
    } else if (source.sheet !== null && known.has(source.file) && isBystander(source, refusals)) {
      unread.push(source);
      const { value, row } = refusals[0]!;
      const question = unusedFileQuestion(file, suggestColumns(source, settings), true);
      report(problem('sheet_not_read', { file, value, row, question }));
    } else
      for (const [i, refusal] of refusals.entries()) {
        const { rule } = refusal;
        const asked = questions.get(source) ?? refusedQuestion(rule, source, settings);
        const question = i === 0 ? asked : null;
        report(problem(rule, { ...placeOfRefusal(file, refusal), question }));
      }
  }
  return { sources: all, plans, unread, summaries };
}
