/** Files that are something else than their names say, told by their content. */
import { chunks } from '../chunks.ts';
import { type ZipEntry, zipEntries } from '../zip.ts';

export type Content =
  /** A workbook that is read as one, whatever its name. */
  | { form: 'workbook' }
  /** A web page or an XML workbook. */
  | { form: 'web' }
  | { form: 'refused'; rule: 'encrypted_file' | 'old_workbook' }
  | { form: 'refused'; rule: 'foreign_file'; value: string };

const refused = (value: string): Content => ({ form: 'refused', rule: 'foreign_file', value });

const OLE = Buffer.from('d0cf11e0', 'hex');
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
/** Names of streams stand near the beginning, or near the end of a large file. */
const SEARCHED = 8 * 1024 * 1024;

const PARTS: readonly (readonly [RegExp, string])[] = [
  [/^word\//i, 'a Word document'],
  [/^ppt\//i, 'a presentation'],
  [/^xl\/workbook\.bin$/i, 'a binary workbook (.xlsb)'],
  [/^index\/.*\.iwa$/i, 'a Numbers or Pages document'],
  [/^content\.xml$/i, 'an OpenDocument file (.ods, .odt)'],
];

const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/^%PDF-/, 'a PDF'],
  [/^\{\\rtf/, 'a rich text document (.rtf)'],
  [
    /^(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*)*?MIME-Version:/i,
    'a web archive or an e-mail (.mht, .eml)',
  ],
  [/^\s*(?:<\?xml[^>]*>\s*)?<ENVELOPE\b|<TALLYMESSAGE\b/i, 'a Tally export in XML'],
  [/^!(?:TRNS|SPL|HDR|ACCNT|CUST|INVITEM)\t/, 'a QuickBooks exchange file (.iif)'],
  [
    /^!Type:(?:Bank|CCard|Cash|Oth|Invst)|^OFXHEADER:|<OFX>|^\{1:F01|^:20:[^\r\n]*\r?\n:2[158]|urn:iso:std:iso:20022:tech:xsd:camt/,
    'a bank statement for other programs (QIF, OFX, MT940, camt)',
  ],
];

const WEB = /^\W*<(?:html|!doctype html|table|head|body)\b/i;
const XML_WORKBOOK = /urn:schemas-microsoft-com:office:spreadsheet/;

function isEncrypted(path: string): boolean {
  let read = 0;
  let tail = Buffer.alloc(0);
  for (const piece of chunks(path)) {
    const text = Buffer.concat([tail, piece]);
    if (text.includes(ENCRYPTED)) return true;
    tail = Buffer.from(text.subarray(-ENCRYPTED.length));
    read += piece.length;
    if (read > SEARCHED) return false;
  }
  return false;
}

/** The parts of an archive; none where it is damaged, which is told when it is opened. */
function partsOf(path: string): ZipEntry[] {
  try {
    return zipEntries(path);
  } catch {
    return [];
  }
}

function contentOfZip(path: string): Content | null {
  const names = partsOf(path).map(({ name }) => name);
  const found = PARTS.find(([part]) => names.some((name) => part.test(name)));
  if (found) return refused(found[1]);
  return names.some((name) => /^xl\/(?:workbook\.xml|worksheets\/)/i.test(name))
    ? { form: 'workbook' }
    : null;
}

/** What a file is by its first bytes and its parts; null for a text, or where they do not say. */
export function contentOf(path: string, head: Buffer): Content | null {
  if (head.subarray(0, OLE.length).equals(OLE))
    return { form: 'refused', rule: isEncrypted(path) ? 'encrypted_file' : 'old_workbook' };
  if (head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return contentOfZip(path);
  const text = head.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '');
  const found = TEXTS.find(([start]) => start.test(text));
  if (found) return refused(found[1]);
  return WEB.test(text) || XML_WORKBOOK.test(text) ? { form: 'web' } : null;
}
