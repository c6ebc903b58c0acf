/** Marks such as 1 and 0 below a header that is a mere "status": which of the two counts, nobody can know. */
import { normaliseHeader } from '../../intake/header-spelling.ts';
import { isPaidStatus, readFlag } from '../../intake/vocabulary.ts';
import type { RowInProgress } from './row-in-progress.ts';

/** Headers to which yes or no is an answer: open, paid, cleared, collected. */
const ANSWERED =
  /open|paid|pay|clear|settle|collect|reconcil|offen|bezahlt|beglichen|ausgeglichen|zahl|payé|sold|régl|lettr|pag|cobr|abiert|betaal|betal|оплач|оплат|закрыт|öden|zapł|opłac|zapla|uhraz|fizet|付|收|核销|结清|回款|清|入金|支払|消込|입금|결제|수금/iu;

/** Notes the status of a row that counts, and asks where it is such a mark and others have another one. */
export function statusMarks(current: RowInProgress, at: number): ((amount: number) => void) | null {
  const header = current.plan.headers[at] ?? '';
  if (ANSWERED.test(header) || isPaidStatus(header) || normaliseHeader(header) === 'docstatus')
    return null;
  const seen = new Set<boolean>();
  const holds = (): boolean => seen.size > 1;
  return (amount) => {
    const text = current.cells[at] ?? '';
    if (text.length > 5) return;
    const flag = readFlag(text);
    if (flag === null || current.words.said('status', text) !== null) return;
    seen.add(flag);
    current.questions.ask('status', at, amount, { holds });
  };
}
