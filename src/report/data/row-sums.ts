/** What became of the rows of all files together. */
import { sumOf } from '../../format/sum-of.ts';
import type { DataReport } from '../data-report.ts';

interface RowSums {
  read: number;
  used: number;
  setAside: number;
  notData: number;
  /** Read rows that are in none of the three. */
  unaccounted: number;
}

export function rowSums(files: DataReport['files']): RowSums {
  const [read, used] = [sumOf(files, (f) => f.rowsRead), sumOf(files, (f) => f.rowsUsed)];
  const [setAside, notData] = [
    sumOf(files, (f) => f.rowsSetAside),
    sumOf(files, (f) => f.rowsNotData),
  ];
  return { read, used, setAside, notData, unaccounted: read - used - setAside - notData };
}
