/**
 * A letter's template: paragraphs of text with named places in braces. `# ` and `## ` are headings, `- ` a list, `---` the
 * line at which a reply slip is cut off; a table's place stands on a line of its own. Nothing else is markup.
 *
 *     # Reminder
 *     Dear {customer}, …
 *     {overdue_items}
 */

/** What a company's letter may say of a customer's account, each filled as text. */
const TEXT_PLACES = [
  'company',
  'customer',
  'customer_id',
  'date',
  'currency',
  'total',
  'open',
  'credit',
  'balance',
  'balance_words',
  'balance_side',
  'overdue',
  'overdue_count',
  'oldest_days',
  'due_soon',
  'due_soon_count',
  'due_soon_days',
  'reply_by',
  'rep',
  'bank',
  'contact',
] as const;
export type TextPlace = (typeof TEXT_PLACES)[number];

/** Tables, each with its sum. */
const TABLE_PLACES = ['items', 'overdue_items', 'due_soon_items'] as const;
export type TablePlace = (typeof TABLE_PLACES)[number];

export interface TemplateLine {
  /** With its places in braces. */
  text: string;
  places: TextPlace[];
}

type TemplateBlock =
  | { kind: 'title' | 'heading'; line: TemplateLine }
  | { kind: 'paragraph' | 'list'; lines: TemplateLine[] }
  | { kind: 'table'; place: TablePlace }
  | { kind: 'cut' };

export type Template = TemplateBlock[];

/** What is wrong with a template; says file, line, and what is allowed. */
export class TemplateError extends Error {}

const ALL = [...TEXT_PLACES, ...TABLE_PLACES].map((name) => `{${name}}`).join(' ');
const isText = (name: string): name is TextPlace => TEXT_PLACES.includes(name as TextPlace);
const isTable = (name: string): name is TablePlace => TABLE_PLACES.includes(name as TablePlace);

/** Reads a template; `file` is what errors name. Throws TemplateError. */
export function parseTemplate(text: string, file: string): Template {
  const blocks: Template = [];
  const lines = text.replace(/^\ufeff/, '').split(/\r\n?|\n/);
  for (const [index, written] of lines.entries()) {
    const line = written.trim();
    const fail = (message: string): never => {
      throw new TemplateError(`${file}:${index + 1}: ${message}`);
    };
    const isNew = index === 0 || lines[index - 1]!.trim() === '';
    const table = /^\{(\w+)\}$/.exec(line)?.[1];
    const head = /^(#{1,2}) +(.+)$/.exec(line);
    if (line === '') continue;
    if (line === '---') blocks.push({ kind: 'cut' });
    else if (table && isTable(table)) blocks.push({ kind: 'table', place: table });
    else if (head)
      blocks.push({
        kind: head[1] === '#' ? 'title' : 'heading',
        line: readLine(head[2]!, fail),
      });
    else {
      const kind = line.startsWith('- ') ? 'list' : 'paragraph';
      const read = readLine(kind === 'list' ? line.slice(2) : line, fail);
      const last = blocks.at(-1);
      if (!isNew && last?.kind === kind && 'lines' in last) last.lines.push(read);
      else blocks.push({ kind, lines: [read] });
    }
  }
  if (blocks.length === 0) throw new TemplateError(`${file}: the template is empty`);
  return blocks;
}

function readLine(text: string, fail: (message: string) => never): TemplateLine {
  const places: TextPlace[] = [];
  for (const [index, part] of text.split(/\{([^{}]*)\}/).entries()) {
    if (index % 2 === 0) {
      if (/[{}]/.test(part)) fail(`a brace without its other half; allowed: ${ALL}`);
    } else if (isText(part)) places.push(part);
    else if (isTable(part)) fail(`{${part}} is a table: it stands on a line of its own`);
    else fail(`no place {${part}}; allowed: ${ALL}`);
  }
  return { text, places };
}
