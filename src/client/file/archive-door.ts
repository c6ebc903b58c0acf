/** The doors of a report in a single file: nothing is fetched, and what is not inside is not there. */
import type { Door } from '../../engine/site-door.ts';
import { pathBelow } from '../route/page.ts';
import type { Archive } from './archive.ts';

/** Where each page is, and what stands for “<!--part 3-->” in all of them. */
const PAGES = 'pages.json';
const PART = /<!--part (\d+)-->/g;

interface Pages {
  parts: string[];
  /** Pages that are alike lie in one file, as an object of their texts by place; by place its name. */
  files: Record<string, string>;
}

const HTML = { 'content-type': 'text/html' };
const absent = (): Response => new Response(null, { status: 404 });

export function archiveDoor(root: URL, archive: Archive): Door {
  return async (address) => {
    const path = pathBelow(root, address);
    if (path === null || !archive.has(path)) return absent();
    const content = await archive.read(path);
    return new Response(content, { headers: { 'content-length': String(content.length) } });
  };
}

/** Puts pages together again, and through `finish`; what `door` does not know is not there. */
export function wholePages(root: URL, door: Door, finish: (html: string) => string): Door {
  const read = async <T>(path: string): Promise<T> => {
    const response = await door(new URL(path, root));
    if (!response?.ok) throw new Error(`${path} is not in this file`);
    return response.json();
  };
  let pages: Promise<Pages> | undefined;
  const groups = new Map<string, Promise<Record<string, string>>>();
  return async (address) => {
    const path = pathBelow(root, address);
    if (!path?.endsWith('.html')) return (await door(address)) ?? absent();
    pages ??= read<Pages>(PAGES);
    const { parts, files } = await pages;
    const file = files[path];
    if (file === undefined) return absent();
    const group = groups.get(file) ?? read<Record<string, string>>(file);
    groups.set(file, group);
    const html = (await group)[path]!.replace(PART, (_, number) => parts[Number(number)]!);
    return new Response(finish(html), { headers: HTML });
  };
}
