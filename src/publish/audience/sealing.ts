/** What the sealed audiences of a folder of exports are sealed with: looked at before any work is done, so that a build fails early. */
import { audiencesFor, settingsFor } from '../../settings/locate.ts';
import { SettingsError } from '../../settings/settings-error.ts';
import { todayHere } from '../earlier-forecasts.ts';
import { type Keys, keysDir, linksTo, maskSecretIn, readKeys } from '../share/keys.ts';
import { type SayShare, shareWords } from '../share/words.ts';

export interface Sealing {
  /** Null where no audience is sealed. */
  keys: Keys | null;
  /** What codes are made with; null where no name is masked. */
  maskSecret: string | null;
  say: SayShare;
}

/** What codes of a report's audiences are made with; null where no name is masked. */
export async function maskSecretFor(data: string, out: string): Promise<string | null> {
  const { languages } = settingsFor(data);
  const audiences = audiencesFor(data, languages);
  if (![...(audiences?.values() ?? [])].some(({ mask }) => mask !== undefined)) return null;
  const say = shareWords(languages[0]!);
  return maskSecretIn(keysDir(data), { audiences: [...audiences!.keys()], site: out, say });
}

/** Null where the report is not divided. Throws SettingsError where an audience cannot be sealed as it is set. */
export async function sealingFor(data: string, out: string): Promise<Sealing | null> {
  const { languages } = settingsFor(data);
  const audiences = audiencesFor(data, languages);
  if (!audiences) return null;
  // the pages are a part of the program that a report of one piece needs only later
  const { checkAudiences } = await import('./check-audiences.ts');
  checkAudiences(audiences, todayHere(), languages[0]!);
  const say = shareWords(languages[0]!);
  const [folder, options] = [keysDir(data), { audiences: [...audiences.keys()], site: out, say }];
  const sealed = [...audiences.values()].filter((audience) => audience.sealed);
  const before = sealed.length > 0 ? await readKeys(folder, options) : null;
  if (sealed.length > 0 && !before) throw new SettingsError(say('noKeys'));
  for (const { id } of sealed) linksTo(before, id, say);
  const maskSecret = await maskSecretFor(data, out);
  // with the secret that may have been made just now
  const keys = before && (await readKeys(folder, options));
  return { keys, maskSecret, say };
}
