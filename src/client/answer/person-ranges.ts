/** Answers the page of one customer, or of one rep, under its default dates from the small file that the person is in. */
import { lazyRetry } from '../../engine/lazy-retry.ts';
import { onlyPerson, type PersonKind, personFile } from '../../format/person-range.ts';
import type { Answer, Question } from '../../metrics/types.ts';
import type { OpenPersonRange, PersonRange } from '../../rows/person-file.ts';
import type { RowsList, RowsQuestion } from '../../rows/types.ts';
import { isDefault } from '../../view/address.ts';
import { defaultView } from '../../view/default-view.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import { fetchPacked } from './fetch-file.ts';

const KINDS: readonly PersonKind[] = ['customer', 'rep'];

export interface PersonRanges {
  /** Fetches the file of whom the page shows; false where the view is none that files answer. */
  load(pageId: string, view: View): boolean;
  /** Null where somebody else must answer, such as about another page, or where the file does not come. */
  answer(pageId: string, question: Question): Promise<Answer | null>;
  rows(question: RowsQuestion): Promise<RowsList | null>;
}

export function personRanges(site: Site, root: URL): PersonRanges {
  const ranges = new Map<string, () => Promise<OpenPersonRange>>();
  const rangeAt = (path: string): (() => Promise<OpenPersonRange>) =>
    lazyRetry(async () => {
      const [bytes, { openPersonRange }] = await Promise.all([
        fetchPacked(new URL(path, root)),
        import('../redraw/redraw-chunk.ts'),
      ]);
      return openPersonRange(JSON.parse(new TextDecoder().decode(bytes)) as PersonRange, site);
    });
  /** By kind, who was asked about last: every file has what is asked about nobody in particular. */
  const last = new Map<PersonKind, string>();
  const open = (kind: PersonKind, id: string): Promise<OpenPersonRange | null> | null => {
    const files = site.assets.people?.[kind];
    if (!files) return null;
    last.set(kind, id);
    const path = personFile(files, id);
    const range = ranges.get(path) ?? rangeAt(path);
    ranges.set(path, range);
    return range().catch(() => null);
  };
  return {
    load(pageId, view) {
      const kind = KINDS.find((kind) => kind === pageId);
      const id = kind && onlyPerson(kind, view.filter);
      if (
        !kind ||
        id === undefined ||
        !isDefault({ ...view, filter: defaultView(site).filter }, site)
      )
        return false;
      return open(kind, id) !== null;
    },
    async answer(pageId, question) {
      const kind = KINDS.find((kind) => kind === pageId);
      if (!kind) return null;
      const isOfAll = question.filter?.[kind] === undefined;
      const id = isOfAll ? last.get(kind) : onlyPerson(kind, question.filter);
      if (id === undefined) return null;
      return (await open(kind, id))?.answer(question) ?? null;
    },
    async rows(question) {
      const id = onlyPerson('customer', question.filter);
      if (id === undefined) return null;
      return (await open('customer', id))?.rows(question) ?? null;
    },
  };
}
