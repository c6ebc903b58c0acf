/** The door of a sealed site: a file is fetched by the name it has there, opened, and given as the file that was asked for. */
import type { Door } from '../../engine/site-door.ts';
import { openFile } from '../../seal/open.ts';
import type { BuildKey, SealedFile, SealedList } from '../../seal/records.ts';
import { pathBelow } from '../route/page.ts';
import type { Fetched } from './fetch-sealed.ts';
import { type Holder, withFoot } from './page-foot.ts';

type FetchSealed = (name: string) => Promise<Fetched>;

export interface Opened {
  list: SealedList;
  key: BuildKey;
  /** Whose link it is: that stands on every page. */
  holder: Holder;
}

/** Knows the files below `root` that are on the list. */
export function sealedDoor(root: URL, fetchSealed: FetchSealed, opened: Opened): Door {
  return (address) => {
    const path = pathBelow(root, address);
    const sealed = path === null ? undefined : opened.list.files[path];
    return sealed ? open(fetchSealed, path!, sealed, opened) : null;
  };
}

async function open(
  fetchSealed: FetchSealed,
  path: string,
  sealed: SealedFile,
  { key, holder }: Opened,
): Promise<Response> {
  const { bytes } = await fetchSealed(sealed.name);
  const { identity } = key;
  const content = await openFile(bytes, sealed, { identity, build: holder.build });
  if (!path.endsWith('.html'))
    return new Response(content, { headers: { 'content-length': String(content.length) } });
  return new Response(withFoot(new TextDecoder().decode(content), holder), {
    headers: { 'content-type': 'text/html' },
  });
}
