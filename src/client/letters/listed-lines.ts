/** The open lines beside the pages: there at once, where the engine would have to start first. */
import { type LazyRetry, lazyRetry } from '../../engine/lazy-retry.ts';
import type { IsoDate } from '../../format/date.ts';
import { letterQuestion } from '../../letters/account.ts';
import type { Filter } from '../../metrics/types.ts';
import { answerListed, type ListedRows } from '../../rows/listed-rows.ts';
import type { Row } from '../../rows/types.ts';
import type { Site } from '../../view/site.ts';
import { fetchJson } from '../answer/fetch-file.ts';

/** By address: each is fetched once a visit. */
const files = new Map<string, LazyRetry<ListedRows>>();

function fileAt(address: URL): Promise<ListedRows> {
  const file = files.get(address.href) ?? lazyRetry(() => fetchJson<ListedRows>(address));
  files.set(address.href, file);
  return file();
}

/** Lines of these customers on that day; null where the site has none beside its pages: the engine has them. */
export async function listedLines(
  { asOf: own, assets: { openLines } }: Site,
  root: URL,
  asOf: IsoDate,
  filter: Filter,
): Promise<Row[] | null> {
  if (openLines === '' || asOf !== own) return null;
  const listed = await fileAt(new URL(openLines, root)).catch(() => null);
  return listed && answerListed(listed, { ...letterQuestion(asOf), filter }).rows;
}
