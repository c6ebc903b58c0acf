/** The rules of contacts, promises, disputes and decisions: words that are on no list, and dates the wrong way round. */
import { DECISIONS } from '../../format/ladder-steps.ts';
import { stageWord } from '../../intake/words/stage-words.ts';
import type { RuleId } from '../rules/rules.ts';
import type { CanonicalRow } from './canonical-row.ts';
import type { RowInProgress } from './row-in-progress.ts';

/** So many unknown words of a column are reported each; what comes after them, together. */
const MOST_WORDS = 20;

type Rules = (values: CanonicalRow) => void;

/** What rows of the file's table must fulfil besides their columns; null where there is nothing. */
export function followUpRules(current: RowInProgress): Rules | null {
  const { table } = current.plan;
  if (table === 'activity') return stageOfContact(current);
  if (table === 'promise') return (values) => promisedAfterMade(current, values);
  if (table === 'dispute') return (values) => resolvedAfterOpened(current, values);
  return table === 'action' ? decided(current) : null;
}

/** Reports words one by one. */
function unknownWords(current: RowInProgress, rule: RuleId, column: string) {
  const words = new Set<string>();
  return (word: string): void => {
    if (words.size < MOST_WORDS) words.add(word);
    const header = current.place(column).column ?? column;
    current.counter.add(rule, current.row, header, word, words.has(word) ? word : '');
  };
}

/** A stage by the words of its language; one that report.yml names for a step of the ladder stays as it is. */
function stageOfContact(current: RowInProgress): Rules {
  const own = new Set(current.settings.ladder.flatMap(({ done_by }) => done_by));
  const reportUnknown = unknownWords(current, 'stage_unknown', 'stage');
  return (values) => {
    const { stage } = values;
    if (typeof stage !== 'string') return;
    const read = stageWord(stage);
    const word = stage.toLowerCase();
    if (read !== word && own.has(word)) return;
    if (read === null) reportUnknown(stage);
    else values.stage = read || null;
  };
}

function decided(current: RowInProgress): Rules {
  const known = new Set<string>(DECISIONS);
  const reportUnknown = unknownWords(current, 'decision_unknown', 'decision');
  return (values) => {
    nextAfterDecision(current, values);
    const { decision } = values;
    if (typeof decision !== 'string' || known.has(decision)) return;
    const plain = decision.normalize('NFKC').trim().toLowerCase().replace(/[ -]+/g, '_');
    if (known.has(plain)) values.decision = plain;
    else reportUnknown(decision);
  };
}

/** A next date before the decision is none. */
function nextAfterDecision(current: RowInProgress, values: CanonicalRow): void {
  const { decided_on, next_date } = values;
  if (typeof decided_on !== 'number' || typeof next_date !== 'number') return;
  if (next_date >= decided_on) return;
  current.reportProblem('next_before_decision', current.place('next_date'));
  values.next_date = null;
}

/** `fct_promise` leaves it out: whether it was kept cannot be known. */
function promisedAfterMade(current: RowInProgress, { made_on, due_on }: CanonicalRow): void {
  if (typeof made_on === 'number' && typeof due_on === 'number' && due_on < made_on)
    current.reportProblem('promised_before_made', current.place('due_on'));
}

/** The figures count no day for it. */
function resolvedAfterOpened(current: RowInProgress, { opened, resolved }: CanonicalRow): void {
  if (typeof opened === 'number' && typeof resolved === 'number' && resolved < opened)
    current.reportProblem('resolved_before_opened', current.place('resolved'));
}
