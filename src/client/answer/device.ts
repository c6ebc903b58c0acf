/** What this device and its line can bear, by what the browser tells of them. */
import { PACKED_BYTES_A_GIGABYTE } from '../../report/data/rows-memory.ts';

export interface Device {
  /** The engine cannot run here. */
  isTooWeak: boolean;
  /** The reader asks for as few bytes as possible. */
  savesData: boolean;
  /** The engine may come for a reader who is about to need it; else it comes when something needs it. */
  mayStartEarly: boolean;
  /** The most memory for the engine's queries, in megabytes. */
  memory: number;
  /** The largest packed size of all rows that can be opened here, in bytes. */
  itemsLimit: number;
}

/** Gigabytes: below the first the engine stays off, below the second it waits until it is needed. */
const LEAST_MEMORY_GB = 2;
const COMFORTABLE_MEMORY_GB = 4;
/** On one core the engine would start in place of what the reader does. */
const COMFORTABLE_CORES = 2;
/** As the browser rates the line: all but the best is a phone's, or worse. */
const COMFORTABLE_LINE = '4g';

interface Described extends Navigator {
  connection?: { saveData?: boolean; effectiveType?: string; type?: string };
  deviceMemory?: number;
  userAgentData?: { mobile?: boolean };
}

/** A browser that does not tell is taken for a comfortable one, and for a phone where nothing can hover. */
export function device(): Device {
  const {
    connection,
    deviceMemory = COMFORTABLE_MEMORY_GB,
    hardwareConcurrency = COMFORTABLE_CORES,
    userAgentData,
  } = navigator as Described;
  const savesData = connection?.saveData === true;
  const isMetered = savesData || connection?.type === 'cellular';
  const isSlow = (connection?.effectiveType ?? COMFORTABLE_LINE) !== COMFORTABLE_LINE;
  const isSmall = deviceMemory < COMFORTABLE_MEMORY_GB || hardwareConcurrency < COMFORTABLE_CORES;
  const isPhone = userAgentData?.mobile === true || matchMedia('(hover: none)').matches;
  return {
    isTooWeak: deviceMemory < LEAST_MEMORY_GB,
    savesData,
    mayStartEarly: !(isMetered || isSlow || isSmall || isPhone),
    memory: Math.min(2000, deviceMemory * 250),
    itemsLimit: deviceMemory * PACKED_BYTES_A_GIGABYTE,
  };
}
