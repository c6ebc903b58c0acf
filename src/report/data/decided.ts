/** What told the reader which table a file is, or why it was not read, in the reader's language. */
import type { Translate } from '../../i18n/index.ts';

const HEADERS = /^(\d+) of (\d+) headers( and the file name| and the document types in it)?$/;

/** "7 of 9 headers and the file name" */
export function decidedText(t: Translate, by: string): string {
  const headers = HEADERS.exec(by);
  if (headers) {
    const also = headers[3]?.includes('types') ? 'headersAndTypes' : 'headersAndName';
    return t.named('data.decided', headers[3] ? also : 'headers', {
      n: headers[1]!,
      of: headers[2]!,
    });
  }
  const amountsOf = /^the amounts of (.*)$/.exec(by);
  if (amountsOf) return t('data.decided.amountsOf', { file: amountsOf[1]! });
  if (by === 'no known columns') return t('data.decided.none');
  if (by === 'a hidden sheet beside a visible one') return t('data.decided.hidden');
  if (by === 'a summary of ages by customer') return t('data.decided.summary');
  return by.startsWith('report.yml') ? t('data.decided.settings') : by;
}
