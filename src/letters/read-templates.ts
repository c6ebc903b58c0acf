/** All templates of a company by kind and language, as they are read at build and fetched by the page. */
import { LETTER_KINDS, type LetterKind } from '../format/letter-kinds.ts';
import { LOCALES, type Locale } from '../i18n/locale.ts';
import { parseTemplate, type Template, TemplateError } from './template.ts';

export type Templates = Record<LetterKind, Record<Locale, Template>>;

/** What the page fetches when a letter is first prepared. */
export interface LettersFile {
  templates: Templates;
  bank: Record<Locale, string>;
  contact: Record<Locale, string>;
  replyDays: number;
}

/** The name of a template's file: `dunning-1.zh.md`. */
const NAME = new RegExp(`^(${LETTER_KINDS.join('|')})\\.(${LOCALES.join('|')})\\.(?:md|txt)$`);
const ALLOWED_NAMES = `${LETTER_KINDS.join(', ')}, each as KIND.${LOCALES.join('.md or KIND.')}.md`;

/** A file of a folder of letters. */
export interface TemplateFile {
  /** As errors name it. */
  path: string;
  name: string;
  text: string;
}

/** The later file of one name wins. Throws TemplateError on a name or a place that is not known, and on a letter that is missing. */
export function readTemplates(files: TemplateFile[]): Templates {
  const read = new Map<string, Template>();
  for (const { path, name, text } of files) {
    const [, kind, locale] = NAME.exec(name) ?? [];
    if (kind === undefined)
      throw new TemplateError(`${path}: no letter of that name; allowed: ${ALLOWED_NAMES}`);
    read.set(`${kind}.${locale}`, parseTemplate(text, path));
  }
  const template = (kind: LetterKind, locale: Locale): Template => {
    const found = read.get(`${kind}.${locale}`);
    if (found) return found;
    throw new TemplateError(`letters/${kind}.${locale}.md is missing; expected: ${ALLOWED_NAMES}`);
  };
  return Object.fromEntries(
    LETTER_KINDS.map((kind) => [
      kind,
      Object.fromEntries(LOCALES.map((locale) => [locale, template(kind, locale)])),
    ]),
  ) as Templates;
}
