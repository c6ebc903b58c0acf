/** Which part of a report a file is made of, and who opens it: what is sealed on a host is sealed in a file. */
import { text } from '../../i18n/locale.ts';
import type { Audience } from '../../settings/audiences.ts';
import { audiencesFor, settingsFor } from '../../settings/locate.ts';
import { SettingsError } from '../../settings/settings-error.ts';
import { maskSecretFor } from '../audience/sealing.ts';
import { todayHere } from '../earlier-forecasts.ts';
import type { LiveKey } from '../share/key-schema.ts';
import { findPerson, type Keys, keysDir, linksTo, readKeys } from '../share/keys.ts';
import { shareWords } from '../share/words.ts';

export interface PartOptions {
  data: string;
  out: string;
  /** Default: the whole report. */
  audience?: string;
  /** Of who has a link to it the one who gets the file; default: all. */
  person?: string;
  /** What is sealed on a host is wanted for whoever has the file. */
  isInClear?: boolean;
}

export interface WantedPart {
  /** Null: the whole report. */
  audience: Audience | null;
  /** Null: in clear. */
  sealing: { keys: Keys; links: LiveKey[] } | null;
}

const WHOLE = text(
  '--audience: the report is divided, and parts of it are sealed; name the audience that the file is for ({known}), or add --in-clear: then the whole report is in the file, for whoever has it',
  '--audience：报表分为多个部分，其中有加密的；请写明文件所属的受众（{known}），或加上 --in-clear：则文件包含完整报表，任何得到文件的人都能阅读',
);
const NOT_DIVIDED = text(
  '--audience {id}: the report is not divided; leave the option out, or write audiences.yml',
  '--audience {id}：报表未划分受众；请去掉此选项，或编写 audiences.yml',
);
const UNKNOWN = text(
  '--audience {id}: audiences.yml does not have it; it has: {known}',
  '--audience {id}：audiences.yml 中没有此受众；现有：{known}',
);
const NOBODY = text(
  '--for {person}: the file is in clear, and opens for whoever has it; leave the option out',
  '--for {person}：文件未加密，任何得到文件的人都能打开；请去掉此选项',
);
const OTHERS = text(
  '--for {person}: has a link to “{other}”, not to “{id}”; name somebody of “{id}”, or export “{other}”',
  '--for {person}：其链接属于“{other}”而非“{id}”；请改写“{id}”的人员，或导出“{other}”',
);

/** Throws SettingsError where a part would go out in another way than it is set. */
export async function wantedPart(options: PartOptions): Promise<WantedPart> {
  const { data, out, audience: id, person, isInClear = false } = options;
  const { languages } = settingsFor(data);
  const audiences = audiencesFor(data, languages);
  const locale = languages[0]!;
  const known = [...(audiences?.keys() ?? [])].join(', ');
  const refuse = (what: typeof WHOLE, parts: Record<string, string> = {}): never => {
    throw new SettingsError(
      what[locale].replace(
        /\{(\w+)\}/g,
        (_, key: string) => ({ known, id, person, ...parts })[key]!,
      ),
    );
  };
  const isOpen = (audience: Audience | null): WantedPart =>
    person === undefined ? { audience, sealing: null } : refuse(NOBODY);
  if (id === undefined) {
    if (!isInClear && [...(audiences?.values() ?? [])].some(({ sealed }) => sealed)) refuse(WHOLE);
    return isOpen(null);
  }
  if (!audiences) return refuse(NOT_DIVIDED);
  const audience = audiences.get(id) ?? refuse(UNKNOWN);
  const { checkAudiences } = await import('../audience/check-audiences.ts');
  checkAudiences(new Map([[id, audience]]), todayHere(), locale);
  if (!audience.sealed || isInClear) return isOpen(audience);
  const say = shareWords(locale);
  // it may be made only now, and stands beside the keys
  await maskSecretFor(data, out);
  const keys = await readKeys(keysDir(data), { audiences: audiences.keys(), site: out, say });
  if (!keys) throw new SettingsError(say('noKeys'));
  if (person === undefined) return { audience, sealing: { keys, links: linksTo(keys, id, say) } };
  const link = findPerson(keys, person, say);
  if (link.audience !== id) refuse(OTHERS, { other: link.audience });
  return { audience, sealing: { keys, links: [link] } };
}
