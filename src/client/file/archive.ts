/** The files that a report in a single file holds inside, each in an element of its own: read when it is asked for. */

export interface Archive {
  has(path: string): boolean;
  /** Throws where there is none of that path. */
  read(path: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** Takes them out of the document: its body is replaced when another page is shown. */
export function readArchive(document: Document): Archive {
  const files = new Map<string, HTMLElement>();
  for (const element of document.querySelectorAll<HTMLElement>('script[data-file]')) {
    files.set(element.dataset.file!, element);
    element.remove();
  }
  return {
    has: (path) => files.has(path),
    async read(path) {
      const element = files.get(path);
      if (!element) throw new Error(`${path} is not in this file`);
      const bytes = decoded(element.textContent);
      return element.dataset.packed === undefined ? bytes : unpacked(bytes);
    },
  };
}

function decoded(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
