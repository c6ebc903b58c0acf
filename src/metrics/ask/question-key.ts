/** One text per question, equal for equal questions: the name under which answers are cached. */
import { DIMENSIONS, FILTER_KEYS, type Question } from '../types.ts';

const ORDER: readonly string[] = [...DIMENSIONS, 'age'];

export function questionKey(question: Question): string {
  const by = [...(question.by ?? [])].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
  const filter = FILTER_KEYS.filter((key) => question.filter?.[key]).map((key) => [
    key,
    question.filter![key],
  ]);
  const period = question.period ? [question.period.from, question.period.to] : null;
  const basis = question.basis === 'issue' ? 'issue' : 'due';
  const key: unknown[] = [question.metric, by, filter, period, question.asOf ?? null, basis];
  if (question.except) key.push({ except: question.except });
  if (question.edges) key.push({ edges: question.edges });
  if (question.grain && question.grain !== 'month') key.push({ grain: question.grain });
  return JSON.stringify(key);
}
