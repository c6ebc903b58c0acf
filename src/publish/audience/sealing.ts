/** What the sealed audiences of a folder of exports are sealed with: looked at before any work is done, so that a build fails early. */
import { audiencesFor, settingsFor } from '../../settings/locate.ts';
import { SettingsError } from '../../settings/settings-error.ts';
import { type Keys, keysDir, linksTo, readKeys } from '../share/keys.ts';
import { type SayShare, shareWords } from '../share/words.ts';

export interface Sealing {
  /** Null where no audience is sealed. */
  keys: Keys | null;
  say: SayShare;
}

/** Null where the report is not divided. Throws SettingsError where an audience cannot be sealed as it is set. */
export async function sealingFor(data: string, out: string): Promise<Sealing | null> {
  const { languages } = settingsFor(data);
  const audiences = audiencesFor(data, languages);
  if (!audiences) return null;
  const say = shareWords(languages[0]!);
  const sealed = [...audiences.values()].filter((audience) => audience.sealed);
  if (sealed.length === 0) return { keys: null, say };
  const keys = await readKeys(keysDir(data), { audiences: audiences.keys(), site: out, say });
  if (!keys) throw new SettingsError(say('noKeys'));
  for (const { id } of sealed) linksTo(keys, id, say);
  return { keys, say };
}
