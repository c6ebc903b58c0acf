/** The languages whose names of months and currencies are known. */

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
/** Of the languages with three letters, and of scripts and countries, those with words of their own. */
const MORE =
  'ast bas bem brx ceb ckb dsb fil fur gsw haw hsb kab kok lij mai mni nds nnh nqo pcm sah sat scn smn szl vai yrl yue ' +
  'az-Cyrl bs-Cyrl sr-Latn uz-Cyrl zh-Hant de-AT pt-PT es-MX fr-CA en-GB en-AU ar-MA ar-SY ar-DZ it-CH ks-Deva pa-Arab yue-Hans sr-BA ro-MD';

let found: readonly string[] | undefined;

/** All that Intl knows by two letters, and more. */
export function languages(): readonly string[] {
  found ??= Intl.DateTimeFormat.supportedLocalesOf([
    ...LETTERS.flatMap((first) => LETTERS.map((second) => first + second)),
    ...MORE.split(' '),
  ]);
  return found;
}
