/** What the words of deciding columns mean: as report.yml says, else as the lists do. */
import { normaliseHeader } from '../../intake/header-spelling.ts';
import { memo } from '../../intake/memo.ts';
import type { FilePlan } from '../../intake/plan-file.ts';
import {
  type DocumentWord,
  documentWord,
  type KindWord,
  kindWord,
  type StatusWord,
  statusWord,
} from '../../intake/vocabulary.ts';
import type { Settings } from '../../settings/settings.ts';

export interface ValueWords {
  document(text: string): DocumentWord;
  kind(text: string): KindWord;
  status(text: string): StatusWord;
  /** What report.yml says that a word of the field means, or null. */
  said(field: keyof Settings['values'], text: string): string | null;
  /** True for a status on the list of live ones, and for one on no list. */
  mayBeLive(text: string): boolean;
}

const keyOf = memo((text) => text.normalize('NFKC').trim().toLowerCase());

type Said<T> = ReadonlyMap<string, T>;

const saidIn = <T>(words: Readonly<Record<string, T>>): Said<T> =>
  new Map(Object.entries(words).map(([word, meaning]) => [keyOf(word), meaning]));

const saidFirst =
  <T>(said: Said<T>, read: (text: string) => T) =>
  (text: string): T =>
    said.get(keyOf(text)) ?? read(text);

/** What numbers mean below a header `docstatus`, as ERPNext writes it. */
const DOCSTATUS: Readonly<Record<string, StatusWord>> = { '0': 'draft', '1': 'live', '2': 'void' };

/** `plan` where the words are those of a file. */
export function valueWords({ values }: Settings, plan?: FilePlan): ValueWords {
  const said = {
    kind: saidIn(values.kind),
    status: saidIn(values.status),
    doc_type: saidIn(values.doc_type),
    currency: saidIn(values.currency),
  };
  const { kind, doc_type } = said;
  const header = plan?.columns.find(({ field }) => field === 'status')?.header ?? '';
  const read: typeof statusWord =
    normaliseHeader(header) === 'docstatus'
      ? (text) => DOCSTATUS[text.trim().replace(/\.0+$/, '')] ?? statusWord(text)
      : statusWord;
  const status = said.status.size === 0 ? read : saidFirst<StatusWord>(said.status, read);
  return {
    document: doc_type.size === 0 ? documentWord : saidFirst<DocumentWord>(doc_type, documentWord),
    kind: kind.size === 0 ? kindWord : saidFirst<KindWord>(kind, kindWord),
    status,
    mayBeLive(text) {
      const word = status(text);
      return word === 'live' || word === 'unknown';
    },
    said: (field, text) => (said[field].size === 0 ? null : (said[field].get(keyOf(text)) ?? null)),
  };
}
