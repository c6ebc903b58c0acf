/** Other forms of a header name: as systems write it that have no accents and no small words, and as the number of what it names. */

/** Between two words. */
const SMALL_WORDS =
  /(?<=\p{L}\s)(?:(?:de|du|des|del|della|di|da|dos|das|la|le|les|los|las|of|the)\s)+(?=\p{L})/giu;
const APOSTROPHE = /(?<=\p{L})['’](?=\p{L})/gu;
const ELIDED = /(?<!\p{L})(?:d|l|dell|all)['’](?=\p{L})/giu;

/** Letters that have no accent to lose. */
const LETTERS: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
};
const TWO_LETTERS: Record<string, string> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  å: 'aa',
  ø: 'oe',
};

const exchanged = (text: string, letters: Record<string, string>): string =>
  text.replace(/\p{L}/gu, (letter) => letters[letter] ?? letter);

const withoutAccents = (text: string): string =>
  exchanged(text.normalize('NFD').replace(/(?<=\p{Script=Latin}\p{M}*)\p{M}/gu, ''), LETTERS);

/** "Date d'émission" as `date_d_emission` and `date_emission`, "Fälligkeit" as `faelligkeit`. */
export function plainForms(name: string): string[] {
  const text = name.normalize('NFC').toLowerCase();
  if (!/\p{Script=Latin}/u.test(text)) return [];
  const short = text.replace(ELIDED, '').replace(SMALL_WORDS, '');
  const forms = [text, text.replace(APOSTROPHE, ' '), short].flatMap((form) => [
    form,
    withoutAccents(form),
    exchanged(form, TWO_LETTERS),
  ]);
  return forms.filter((form) => form.trim() !== '');
}

const NUMBER_WORDS = [
  'id',
  'external id',
  'code',
  'cod',
  'codigo',
  'codice',
  'kod',
  'no',
  'nr',
  'nro',
  'num',
  'numero',
  'number',
];
/** One word of letters, of which a number may be. */
const NOUN = /^\p{Script=Latin}{4,}$/u;
const IS_NUMBER = /^(?:num|numer|nummer|nomor|broj)|(?:nummer|number)$/i;

/** "Factura" as `factura_id` and `id_factura`; none for a name of more words. */
export function wordsOfNumber(name: string): string[] {
  const noun = withoutAccents(name.normalize('NFC').toLowerCase());
  if (!NOUN.test(noun) || IS_NUMBER.test(noun)) return [];
  return NUMBER_WORDS.flatMap((word) => [`${noun} ${word}`, `${word} ${noun}`]);
}
