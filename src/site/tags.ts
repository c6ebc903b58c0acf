/** The start tags of an HTML text as a browser reads them, so that no spelling of a tag hides one from a check. */
import { Parser } from 'htmlparser2';

export interface Tag {
  /** In lower case. */
  name: string;
  /** Names in lower case; values decoded, `&#106;` is "j". */
  attributes: Record<string, string>;
  /** Of an element that holds text alone, such as `<script>` or `<title>`: what is inside, as it is written. */
  content: string;
  /** The offset right behind its `>`. */
  end: number;
}

const TEXT_ELEMENTS = new Set(
  'script style title textarea iframe noembed noframes plaintext xmp'.split(' '),
);

/** The name under which a CDATA section is listed: a browser reads one as markup or as text by where it stands. */
export const CDATA = '![cdata[';

/** Every start tag in order, and every CDATA section. */
export function tags(html: string): Tag[] {
  const all: Tag[] = [];
  const open: Tag[] = [];
  const add = (name: string, attributes: Tag['attributes'] = {}): Tag => {
    const tag = { name: name.toLowerCase(), attributes, content: '', end: parser.endIndex + 1 };
    all.push(tag);
    return tag;
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const tag = add(name, attributes);
        if (TEXT_ELEMENTS.has(tag.name)) open.push(tag);
      },
      onclosetag(name) {
        if (open.at(-1)?.name !== name.toLowerCase()) return;
        const tag = open.pop()!;
        tag.content = html.slice(tag.end, parser.startIndex);
      },
      oncdatastart: () => void add(CDATA),
      oncomment(text) {
        // one that never ends
        if (text.startsWith('[CDATA[')) add(CDATA);
      },
    },
    { recognizeCDATA: true },
  );
  parser.end(html);
  return all;
}
