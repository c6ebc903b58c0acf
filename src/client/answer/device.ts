/** What this device can bear, by what the browser tells of it. */
import { PACKED_BYTES_A_GIGABYTE } from '../../report/data/rows-memory.ts';

export interface Device {
  /** The engine cannot run here. */
  isTooWeak: boolean;
  /** The reader asks for as few bytes as possible. */
  savesData: boolean;
  /** The engine may start before it is needed. */
  mayStartIdle: boolean;
  /** The most memory for the engine's queries, in megabytes. */
  memory: number;
  /** The largest packed size of all rows that can be opened here, in bytes. */
  itemsLimit: number;
}

/** Gigabytes: below the first the engine stays off, below the second it waits until it is needed. */
const LEAST_MEMORY_GB = 2;
const COMFORTABLE_MEMORY_GB = 4;

/** A browser that does not tell its memory is taken for a comfortable one. */
export function device(): Device {
  const { connection, deviceMemory = COMFORTABLE_MEMORY_GB } = navigator as Navigator & {
    connection?: { saveData?: boolean };
    deviceMemory?: number;
  };
  return {
    isTooWeak: deviceMemory < LEAST_MEMORY_GB,
    savesData: connection?.saveData === true,
    mayStartIdle: !connection?.saveData && deviceMemory >= COMFORTABLE_MEMORY_GB,
    memory: Math.min(2000, deviceMemory * 250),
    itemsLimit: deviceMemory * PACKED_BYTES_A_GIGABYTE,
  };
}
