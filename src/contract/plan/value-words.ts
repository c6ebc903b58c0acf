/** What the words of deciding columns mean: as report.yml says, else as the lists do. */
import { memo } from '../../intake/memo.ts';
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

export function valueWords({ values }: Settings): ValueWords {
  const said = {
    kind: saidIn(values.kind),
    status: saidIn(values.status),
    doc_type: saidIn(values.doc_type),
    currency: saidIn(values.currency),
  };
  const { kind, doc_type } = said;
  const status =
    said.status.size === 0 ? statusWord : saidFirst<StatusWord>(said.status, statusWord);
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
