/** The templates of a report's letters: the company's own, and those of the program for what it has none of. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Localised } from '../../i18n/locale.ts';
import {
  type LettersFile,
  readTemplates,
  type TemplateFile,
} from '../../letters/read-templates.ts';
import { TemplateError } from '../../letters/template.ts';
import { lettersDir } from '../../settings/places.ts';
import type { Settings } from '../../settings/settings.ts';
import { ReportedFailure } from '../errors.ts';
import { ROOT } from '../root.ts';

/** Files beside templates that are none. */
const HARMLESS = /^(\..*|readme.*)$/i;

function filesIn(dir: string): TemplateFile[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((name) => !HARMLESS.test(name))
    .sort()
    .map((name) => {
      const path = join(dir, name);
      return { path: relative('.', path), name, text: readFileSync(path, 'utf8') };
    });
}

const localised = (text: string | Localised): Localised =>
  typeof text === 'string' ? { en: text, zh: text } : text;

/** Throws ReportedFailure where a template cannot be used: says file, line and what is allowed. */
export function lettersFor(data: string, { letters }: Settings): LettersFile {
  const packaged = join(ROOT, 'data/letters');
  const own = resolve(lettersDir(data));
  try {
    return {
      templates: readTemplates([...filesIn(packaged), ...(own === packaged ? [] : filesIn(own))]),
      bank: localised(letters.bank),
      contact: localised(letters.contact),
      replyDays: letters.reply_days,
    };
  } catch (error) {
    if (error instanceof TemplateError) throw new ReportedFailure(error.message);
    throw error;
  }
}
