/** A report over exports written for one test: opened, used and closed, its folder removed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenReport, openReport } from '../src/publish/open-report.ts';
import { type Files, writeFiles } from './contract/folder.ts';

/** Closing it also removes its folder. */
export async function reportOf(files: Files, asOf?: string): Promise<OpenReport> {
  const dir = mkdtempSync(join(tmpdir(), 'report-'));
  const remove = (): void => rmSync(dir, { recursive: true });
  try {
    writeFiles(dir, files);
    const report = await openReport({ data: dir, asOf });
    return { ...report, close: () => report.close().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

export async function withReport<T>(
  files: Files,
  use: (report: OpenReport) => Promise<T>,
  asOf?: string,
): Promise<T> {
  const report = await reportOf(files, asOf);
  try {
    return await use(report);
  } finally {
    await report.close();
  }
}
