/** The door of a sealed site: a file is fetched by the name it has there, opened, and given as the file that was asked for. */
import type { Door } from '../../engine/site-door.ts';
import { openFile } from '../../seal/open.ts';
import type { Build, BuildKey, SealedFile, SealedList } from '../../seal/records.ts';
import { fetchSealed } from './fetch-sealed.ts';

export interface Opened {
  list: SealedList;
  key: BuildKey;
  build: Build;
  /** Whose link it is: it stands on every page. */
  person: string;
}

/** Knows the files below `root` that are on the list. */
export function sealedDoor(root: URL, opened: Opened): Door {
  return (address) => {
    const path = pathBelow(root, address);
    const sealed = path === null ? undefined : opened.list.files[path];
    return sealed ? open(root, path!, sealed, opened) : null;
  };
}

/** "en/aging/index.html"; null of what is not below the root. */
function pathBelow(root: URL, address: URL): string | null {
  if (address.origin !== root.origin || !address.pathname.startsWith(root.pathname)) return null;
  const path = decodeURIComponent(address.pathname.slice(root.pathname.length));
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

async function open(
  root: URL,
  path: string,
  sealed: SealedFile,
  { key, build, person }: Opened,
): Promise<Response> {
  const file = await fetchSealed(root, sealed.name);
  const content = await openFile(file, sealed, { identity: key.identity, build });
  if (!path.endsWith('.html'))
    return new Response(content, { headers: { 'content-length': String(content.length) } });
  return new Response(named(new TextDecoder().decode(content), person), {
    headers: { 'content-type': 'text/html' },
  });
}

const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPED[sign]!);

/** The page with the name of the person it was given to. */
const named = (html: string, person: string): string =>
  html
    .replace('<html ', () => `<html data-person="${escaped(person)}" `)
    .replace('<footer>', () => `<footer><span class="person">${escaped(person)}</span> · `);
