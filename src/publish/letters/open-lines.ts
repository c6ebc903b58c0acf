/** The open lines of all customers, for letters and meetings that need not wait for the engine. */
import { letterQuestion } from '../../letters/account.ts';
import { createAskRows } from '../../rows/ask-rows.ts';
import { listRows } from '../../rows/listed-rows.ts';
import type { RowsQuestion } from '../../rows/types.ts';
import { writeHashed } from '../asset-files.ts';
import type { OpenReport } from '../open-report.ts';

/** About 100 kB as it is sent; of more the engine reads a customer's own sooner. */
const MOST_LINES = 6000;

/** The file's path; '' where there are more lines. */
export async function writeOpenLines(report: OpenReport, dir: string): Promise<string> {
  const askRows = createAskRows(report.engine, report);
  const question: RowsQuestion = {
    ...letterQuestion(report.asOf),
    limit: MOST_LINES,
    withOwner: true,
  };
  const lines = listRows(await askRows(question));
  return lines === null ? '' : writeHashed(dir, 'open-lines', lines);
}
