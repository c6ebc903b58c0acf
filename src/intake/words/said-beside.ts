/** What a note, a name or the beginning of a number says of a document beside its type: a credit note, or that it is void. */
import { adjustmentWord, isOnlyCreditNote } from '../kind-words.ts';
import { memo } from '../memo.ts';
import { mayBeWords } from '../plain-text.ts';
import { saysVoid, statusOf } from '../status-words.ts';
import { PREPAYMENT, stageOf } from '../vocabulary.ts';

export interface SaidBeside {
  /** Where report.yml answers it; a deposit counts as an invoice, and is looked at beside others. */
  field: 'doc_type' | 'status' | 'deposit';
  /** The words that say it, without numbers. */
  word: string;
}

/** Longer texts say more than what a document is. */
const LONGEST = 48;
const TELLING = /\p{L}{3}|\p{Lo}{2}/u;
/** What stands in brackets at the end of a name, and what stands before a dash or a colon. */
const IN_BRACKETS = /[([（【［]([^()[\]（）【】［］]+)[)\]）】］]\s*$/u;
const PARTS = /\s+[-–—|]\s+|[:：;；|]\s*/u;
const NUMBERED = /[\p{L}_./#%-]*\d[\p{L}\d_./#%:-]*/gu;

const WORD = /[\p{L}\p{M}]{2,}/gu;
/** Of words for a credit note that are several. */
const PART =
  /credit|crédit|crédito|kredit|кредит|abono|rectificat|alacak|zwrot|opravn|knjižno|return|корр/iu;
/** Money asked for in advance; what is deducted of it stands on another invoice. */
const DEPOSIT = new RegExp(PREPAYMENT.source.replace('|advance|', '|advance(?!d)|'), 'iu');
const DEDUCTED =
  /(?<!\p{L})(?:less|minus|after|net of|deduct\p{L}*|abz(?:ü?gl|üglich|ug)\p{L}*|nach|moins|après|déd\p{L}*|menos|meno|dedotto|min|minus|po odlicz\p{L}*|за вычетом|with?out|no|ohne|sans|sin)(?!\p{L})|扣除|抵扣|冲抵|减去|差引|차감/iu;

/** Texts repeat less than their words. */
const isTelling = memo(
  (word) =>
    PART.test(word) ||
    DEPOSIT.test(word) ||
    adjustmentWord(word) === 'credit_note' ||
    /^(?:void|deleted)$/.test(statusOf(word)) ||
    saysVoid(word),
);

/** What all words of a phrase say, or null. */
function saidByPhrase(phrase: string): SaidBeside | null {
  const word = phrase.replace(NUMBERED, ' ').replace(/\s+/g, ' ').trim();
  if (word === '' || !TELLING.test(word)) return null;
  const status = statusOf(word);
  if (status === 'void' || status === 'deleted') return { field: 'status', word };
  return adjustmentWord(word) === 'credit_note' && isOnlyCreditNote(word)
    ? { field: 'doc_type', word }
    : null;
}

const saidByText = memo((text): SaidBeside | null => {
  const plain = text.normalize('NFKC').trim();
  if (!plain.match(WORD)?.some(isTelling)) return null;
  const [first = '', ...others] = plain.split(PARTS);
  const phrases = [plain, IN_BRACKETS.exec(plain)?.[1] ?? '', first, others.at(-1) ?? ''];
  for (const phrase of phrases) {
    const said = phrase.length > LONGEST ? null : saidByPhrase(phrase);
    if (said !== null) return said;
  }
  const isDeposit = plain.length <= LONGEST && DEPOSIT.test(plain) && !DEDUCTED.test(plain);
  return isDeposit && stageOf(plain) !== 'final' ? { field: 'deposit', word: plain } : null;
});

/** Texts differ in their numbers more than in their words. */
const saidByCell = memo((text) => saidByText(text.replace(/\d+/g, '0')));

/** What a text says as a whole, in brackets, or before or after a dash; null where it says nothing of it, or more. */
export const saidBeside = (text: string): SaidBeside | null =>
  !mayBeWords(text) || /^[\d.,+-][^%％]*$/.test(text) ? null : saidByCell(text);

/** Short forms of the words for a credit note, as systems put them before its number. */
const CREDIT_FORMS =
  /^(?:cn|crn|cnr|cm|crm|crd|cred|credit|kredit|gs|gut|gutschr|av|avo|nc|ncr|ncc|ndc|kn|krn|kfk|kor|fko|dob|dobr|rect|cdn|sr?cn|inc?cr|hyv|kred)$/iu;

/** Of words for a deposit. */
const DEPOSIT_FORMS =
  /^(?:az|anz|anzr|vz|dep|depo|dpst|dp|dpi|adv|pre|prep|aco|acpt|ant|zal|fz|fzal|zf|zl|ön)$/iu;

/** What a number begins with: letters before its first digit. */
export const beginningOf = (number: string): string => /^[^\d]*/.exec(number.trim())![0];

/** What the beginning of a number says of its document. */
export const saidByBeginning = memo((beginning): SaidBeside | null => {
  const word = beginning
    .normalize('NFKC')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
  if (word === '') return null;
  if (DEPOSIT_FORMS.test(word) || DEPOSIT.test(word)) return { field: 'deposit', word };
  const isCredit = CREDIT_FORMS.test(word) || adjustmentWord(word) === 'credit_note';
  if (isCredit) return { field: 'doc_type', word: beginning.trim() };
  const status = TELLING.test(word) ? statusOf(word) : 'live';
  return status === 'void' || status === 'deleted'
    ? { field: 'status', word: beginning.trim() }
    : null;
});
