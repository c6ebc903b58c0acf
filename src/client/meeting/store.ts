/** Decisions on this device: of one company or one part of its report, each with the build that it was made on, until they are exported and cleared. */
import type { Site } from '../../view/site.ts';
import type { Decision } from './decision.ts';

interface StoredDecision {
  /** The report that was on the screen. */
  build: string;
  decision: Decision;
}

export interface DecisionStore {
  /** False where the browser stores nothing: then they last as long as the page. */
  isLasting(): boolean;
  all(): StoredDecision[];
  /** Adds a decision, or replaces the one of the same id; null removes it. */
  put(id: string, stored: StoredDecision | null): void;
  clear(ids: ReadonlySet<string>): void;
}

type Place = Pick<Storage, 'getItem' | 'setItem'>;

const isText = (value: unknown): boolean => typeof value === 'string';
const isTextOrNull = (value: unknown): boolean => value === null || isText(value);

/** What another version of the site or a hand has left there may be anything. */
function isStored(value: unknown): value is StoredDecision {
  const { build, decision } = (value ?? {}) as Partial<StoredDecision>;
  if (!isText(build) || typeof decision !== 'object' || decision === null) return false;
  const { id, decidedOn, customer, customerName, currency, nextDate, promisedMinor } = decision;
  const { decision: what, owner, decidedBy, note } = decision;
  return (
    [id, decidedOn, customer, customerName, what, owner, decidedBy, note].every(isText) &&
    [currency, nextDate].every(isTextOrNull) &&
    (promisedMinor === null || Number.isSafeInteger(promisedMinor))
  );
}

/** Where the decisions about a report at `root` are: all parts of a sealed one have the same root, and are of different readers. */
export const storeKey = (
  root: URL,
  { company, audience }: Pick<Site, 'company' | 'audience'>,
): string =>
  `huikuan-meeting ${root.pathname} ${[...Object.values(company), ...Object.values(audience ?? {})].join('|')}`;

/** `place` throws where the browser allows none. */
export function decisionStore(key: string, place: () => Place): DecisionStore {
  let remembered: StoredDecision[] = [];
  let isLasting = true;
  const read = (): StoredDecision[] => {
    if (!isLasting) return remembered;
    try {
      const stored: unknown = JSON.parse(place().getItem(key) ?? '[]');
      return Array.isArray(stored) ? stored.filter(isStored) : [];
    } catch (error) {
      // a text that is no JSON is nobody's decision; a place that refuses is none
      if (!(error instanceof SyntaxError)) isLasting = false;
      return remembered;
    }
  };
  const write = (all: StoredDecision[]): void => {
    remembered = all;
    try {
      place().setItem(key, JSON.stringify(all));
    } catch {
      isLasting = false;
    }
  };
  return {
    isLasting() {
      read();
      return isLasting;
    },
    all: read,
    put(id, stored) {
      // read anew: another window may have written meanwhile
      const all = read();
      const at = all.findIndex(({ decision }) => decision.id === id);
      const next = stored ? [stored] : [];
      write(at < 0 ? [...all, ...next] : [...all.slice(0, at), ...next, ...all.slice(at + 1)]);
    },
    clear(ids) {
      write(read().filter(({ decision }) => !ids.has(decision.id)));
    },
  };
}
