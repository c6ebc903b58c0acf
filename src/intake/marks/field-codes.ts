/** The codes of subfields inside the text of a bank statement, as SWIFT MT940 and SEPA write them: 166?00CREDIT?20INV-1?21…. */

const CODE = /\?(?:[0-3]\d|6[0-3])/gu;
/** The text begins with one, or has several of them, or a letter stands behind it. */
const HAS_CODES = /^(?:\d{3})?\?[0-3]\d|\?[0-3]\d[^?]*\?(?:[0-3]\d|6[0-3])|\?[0-3]\d(?=\p{Lu})/u;
/** A subfield of this length goes on in the next one. */
const FULL = 27;

/** A text without such codes. */
export function withoutFieldCodes(text: string): string {
  if (!text.includes('?') || !HAS_CODES.test(text)) return text;
  const [head = '', ...fields] = text.split(CODE);
  const codes = text.match(CODE) ?? [];
  // what stands first is the code of the kind of transaction
  let plain = /^\d{3}$/.test(head) ? '' : head;
  let before = head;
  for (const [i, field] of fields.entries()) {
    const goesOn = codes[i]![1] === '2' && (before.length === FULL || /\S[-/]$/.test(before));
    plain += (goesOn || /(?:^|\s)$/.test(plain) ? '' : ' ') + field;
    before = field;
  }
  return plain;
}
