/** Files and sheets whose names say that they are old, or a copy of another one. */
import { sqlText } from '../../engine/engine.ts';

const OLD =
  'alte?|old|outdated|obsolete|previous|veraltet|ancien(?:ne)?s?|antigu[oa]s?|antig[oa]s?|vecchi[oa]?|oude?|gammal|gamla|gammel|gamle|vanha|star[aeáéyý]|eski|régi|vechi|стар(?:ый|ая|ые|ое)|παλι[άό]|lama|cũ';
const COPY =
  'cop(?:y|ies)|kopi[ae]?|kópia|copie|copia|cópia|backup|sicherung|archive?|archiv[oum]*|yedek|másolat|копия|копія|архив|salinan';
const OLD_SIGNS = '旧|舊|作废版|이전';
const COPY_SIGNS = '副本|备份|備份|コピー|복사본|사본';

const pattern = (words: string, signs: string): string =>
  `(?:^|[^\\p{L}])(?:${words})(?:[^\\p{L}]|$)|${signs}`;
const NAMED = new RegExp(pattern(`${OLD}|${COPY}`, `${OLD_SIGNS}|${COPY_SIGNS}`), 'iu');

const IS_OLD = new RegExp(pattern(OLD, OLD_SIGNS), 'iu');

/** SQL: true for a row of one of these files whose name says that it is old. */
export function isOfOld(files: Iterable<string>): string {
  const old = [...files].filter((file) => IS_OLD.test(file));
  return old.length === 0 ? 'false' : `file::varchar in (${old.map(sqlText).join(', ')})`;
}

/** True for a name that says the file is old, or a copy. */
export const saysOldOrCopy = (name: string): boolean => NAMED.test(name);
