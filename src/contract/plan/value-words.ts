/** What the words of deciding columns mean: as report.yml says, else as the lists do. */
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
}

const keyOf = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

function saidFirst<T>(said: Readonly<Record<string, T>>, read: (text: string) => T) {
  const words = new Map(Object.entries(said).map(([word, meaning]) => [keyOf(word), meaning]));
  return words.size === 0 ? read : (text: string): T => words.get(keyOf(text)) ?? read(text);
}

export function valueWords({ values }: Settings): ValueWords {
  return {
    document: saidFirst<DocumentWord>(values.doc_type, documentWord),
    kind: saidFirst<KindWord>(values.kind, kindWord),
    status: saidFirst<StatusWord>(values.status, statusWord),
  };
}
