/** Other forms of a header name: as systems write it that have no accents and no small words, and as the number of what it names. */

import { normaliseHeader } from '../header-spelling.ts';
import { memo } from '../memo.ts';

/** Between two words. */
const SMALL_WORDS =
  /(?<=\p{L}\s)(?:(?:de|du|des|del|della|di|da|dos|das|la|le|les|los|las|of|the)\s)+(?=\p{L})/giu;
const APOSTROPHE = /(?<=\p{L})['’](?=\p{L})/gu;
const ELIDED = /(?<!\p{L})(?:d|l|dell|all)['’](?=\p{L})/giu;

/** No accents, and no apostrophe. */
const PLAIN = /^[\x20-\x26\x28-\x7e]*$/;

const ASCII = /^[\x00-\x7f]*$/;

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
  ASCII.test(text)
    ? text
    : exchanged(text.normalize('NFD').replace(/(?<=\p{Script=Latin}\p{M}*)\p{M}/gu, ''), LETTERS);

/** "Date d'émission" as `datedemission` and `dateemission`, "Fälligkeit" as `faelligkeit`: normalised. */
const plainKeys = memo((name): readonly string[] => {
  // most names are words of plain letters, in one form alone
  if (PLAIN.test(name) && name.search(SMALL_WORDS) < 0) return [];
  const text = name.normalize('NFC').toLowerCase();
  if (!/\p{Script=Latin}/u.test(text)) return [];
  const short = text.replace(ELIDED, '').replace(SMALL_WORDS, '');
  const forms = [...new Set([text, text.replace(APOSTROPHE, ' '), short])].flatMap((form) =>
    ASCII.test(form) ? [form] : [form, withoutAccents(form), exchanged(form, TWO_LETTERS)],
  );
  return [...new Set(forms.map(normaliseHeader))].filter((key) => key !== '');
});

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

/** The noun that a name is, of which a number may be; null for a name of more words. */
const nounOf = memo((name): string | null => {
  const noun = withoutAccents(name.normalize('NFC').toLowerCase());
  return !NOUN.test(noun) || IS_NUMBER.test(noun) ? null : noun;
});

const NUMBER_KEYS = NUMBER_WORDS.map(normaliseHeader);
const HAS_NUMBER = new RegExp(`^(?:${NUMBER_KEYS.join('|')})|(?:${NUMBER_KEYS.join('|')})$`);

/** "Factura" as `factura_id` and `id_factura`. */
const isNumberOf = (nouns: ReadonlySet<string>, key: string): boolean =>
  HAS_NUMBER.test(key) &&
  NUMBER_KEYS.some(
    (word) =>
      (key.endsWith(word) && nouns.has(key.slice(0, -word.length))) ||
      (key.startsWith(word) && nouns.has(key.slice(word.length))),
  );

/** Field of a number → the fields whose names say what it is the number of. */
const NUMBERED: Record<string, readonly string[]> = {
  invoice_id: ['invoice_id'],
  customer_id: ['customer_id', 'customer_name', 'name'],
};

/** The fields of a table by other forms of their names; made when the first header is asked for that is no name itself. */
export class OtherForms {
  /** Field → its names. */
  readonly #names: ReadonlyMap<string, readonly string[]>;
  #plain: Map<string, string> | undefined;
  readonly #nouns = new Map<string, ReadonlySet<string>>();

  constructor(names: ReadonlyMap<string, readonly string[]>) {
    this.#names = names;
  }

  /** The first field of whose names a normalised header is another form; null where there is none. */
  fieldOf(key: string): string | null {
    this.#plain ??= this.#make();
    const plain = this.#plain.get(key) ?? null;
    if (!HAS_NUMBER.test(key)) return plain;
    for (const field of this.#names.keys()) {
      if (field === plain) return plain;
      const nouns = this.#nouns.get(field);
      if (nouns !== undefined && isNumberOf(nouns, key)) return field;
    }
    return null;
  }

  #make(): Map<string, string> {
    const plain = new Map<string, string>();
    for (const [field, names] of this.#names) {
      for (const key of names.flatMap(plainKeys)) if (!plain.has(key)) plain.set(key, field);
      const nouns = (NUMBERED[field] ?? [])
        .flatMap((other) => this.#names.get(other) ?? [])
        .map(nounOf)
        .filter((noun) => noun !== null);
      if (nouns.length > 0) this.#nouns.set(field, new Set(nouns));
    }
    return plain;
  }
}
