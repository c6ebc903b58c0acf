/** What the data page shows, read from the tables that the contract and the models leave behind. */

import type { ImportResult } from '../contract/import.ts';
import type { AskedQuestion } from '../contract/questions/asked-questions.ts';
import { problemText } from '../contract/rules/problem.ts';
import type { NativeEngine } from '../engine/native.ts';
import { groupBy } from '../format/group-by.ts';
import type { Locale } from '../i18n/locale.ts';
import { tieOut } from '../models/tie-out.ts';
import type { BuildChanges, DataReport, FieldInNoFigure } from '../report/data-report.ts';
import { settingsLine } from '../settings/settings-line.ts';

type Correction = DataReport['corrections'][number];

const MAX_EXAMPLES = 5;

export async function readDataReport(
  engine: NativeEngine,
  { corrections, questions }: Pick<ImportResult, 'corrections' | 'questions'>,
  changes: BuildChanges | null,
): Promise<DataReport> {
  return {
    changes,
    corrections: corrections.map(toCorrection),
    questions: questions.map(toQuestion),
    files: await readFiles(engine),
    problems: await readProblems(engine),
    tieOut: await tieOut(engine),
  };
}

const toCorrection = (use: ImportResult['corrections'][number]): Correction => ({
  from: use.from,
  entry: use.entry,
  file: use.source,
  key: use.key,
  row: use.row,
  set:
    use.set &&
    Object.entries(use.set).map(([column, after]) => ({
      column,
      before: use.before[column] ?? null,
      after,
    })),
  rows: use.rows,
  reason: use.reason,
  date: use.date,
  by: use.by,
});

const toQuestion = (question: AskedQuestion): DataReport['questions'][number] => ({
  word: question.word,
  files: question.files,
  columns: question.columns,
  rows: question.rows,
  amounts: question.amounts,
  isAnswered: question.answered !== null,
  holds: question.answered ?? question.assumed,
  answers: question.answers.map(({ settings, ...answer }) => ({
    ...answer,
    line: settingsLine(settings),
  })),
});

async function readFiles(engine: NativeEngine): Promise<DataReport['files']> {
  const rows = await engine.query('select * from raw_file order by file, sheet, table_name');
  const inNoFigure = await fieldsInNoFigure(engine);
  return rows.map((row) => ({
    file: row.file as string,
    sheet: row.sheet as string | null,
    table: (row.table_name as string | null) ?? '',
    decidedBy: row.decided_by as string,
    encoding: row.encoding as string,
    rowsRead: row.rows_read as number,
    rowsUsed: row.rows_used as number,
    rowsSetAside: row.rows_set_aside as number,
    rowsNotData: row.rows_not_data as number,
    amountReadMinor: row.amount_read_minor as number,
    amountUsedMinor: row.amount_used_minor as number,
    amountSetAsideMinor: row.amount_set_aside_minor as number,
    amountNotDataMinor: row.amount_not_data_minor as number,
    firstDate: row.first_date as string | null,
    lastDate: row.last_date as string | null,
    columnsUnused: ((row.columns_unused as string | null) ?? '').split(', ').filter(Boolean),
    fieldsInNoFigure: inNoFigure.get(placeOf(row)) ?? [],
  }));
}

const placeOf = ({ file, sheet, table_name }: Record<string, unknown>): string =>
  JSON.stringify([file, sheet, table_name]);

/** The fields without a figure that each file fills. */
async function fieldsInNoFigure(engine: NativeEngine): Promise<Map<string, FieldInNoFigure[]>> {
  const rows = await engine.query('select * from stg_filled_field order by place');
  const byFile = groupBy(rows, placeOf);
  return new Map(
    [...byFile].map(([place, own]) => [place, own.map(({ field }) => field as FieldInNoFigure)]),
  );
}

/** Problems under the name of their file and, in brackets, its sheet. */
const NAMED_PROBLEMS =
  "(select * replace (file || coalesce(' [' || sheet || ']', '') as file) from raw_problem)";

/** A row of `raw_problem` in words. */
function wordsOf(row: Record<string, unknown>, locale: Locale): ReturnType<typeof problemText> {
  const [rule, expected, mend] = [row.rule, row.expected, row.mend] as string[];
  const zh = { expected: row.expected_zh as string, mend: row.mend_zh as string };
  const inOther = row.expected_zh === null ? undefined : { zh };
  return problemText({ rule: rule!, expected: expected!, mend: mend!, inOther }, locale);
}

async function readProblems(engine: NativeEngine): Promise<DataReport['problems']> {
  const groups = await engine.query(`select severity, rule, file, column_name,
      count(*)::integer as count, any_value(expected) as expected, any_value(mend) as mend,
      any_value(expected_zh) as expected_zh, any_value(mend_zh) as mend_zh
    from ${NAMED_PROBLEMS}
    group by severity, rule, file, column_name
    order by list_position(['refused', 'set_aside', 'warning', 'repaired', 'left_out'], severity),
      count desc, rule, file, column_name`);
  const examples = await engine.query(`select severity, rule, file, column_name, row, value
    from ${NAMED_PROBLEMS}
    qualify row_number() over (partition by severity, rule, file, column_name order by row, value) <= ${MAX_EXAMPLES}
    order by row, value`);
  const keyOf = (row: Record<string, unknown>) =>
    JSON.stringify([row.severity, row.rule, row.file, row.column_name]);
  return groups.map((group) => ({
    severity: group.severity as DataReport['problems'][number]['severity'],
    rule: group.rule as string,
    file: group.file as string,
    column: group.column_name as string | null,
    count: group.count as number,
    expected: group.expected as string | null,
    mend: group.mend as string | null,
    wording: { en: wordsOf(group, 'en'), zh: wordsOf(group, 'zh') },
    examples: examples
      .filter((row) => keyOf(row) === keyOf(group))
      .map((row) => ({ row: row.row as number | null, value: row.value as string | null })),
  }));
}
