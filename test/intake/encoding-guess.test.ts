import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectText, type TextFound } from '../../src/intake/encoding.ts';
import type { Encoding } from '../../src/settings/encodings.ts';
import { imported } from '../contract/folder.ts';
import { encodedIn } from './encoded.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'guess-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

const HEADER = 'Invoice Number,Customer Name,Invoice Date,Amount';
const listOf = (names: readonly string[], header = HEADER): string =>
  `${header}\n${names.map((name, i) => `I${i},${name},2026-01-05,${i + 1}.00\n`).join('')}`;
const found = (encoding: Encoding, text: string): TextFound => {
  const path = join(dir, 'list.csv');
  writeFileSync(path, encodedIn(encoding, text)!);
  return inspectText(path) as TextFound;
};
const readAs = (encoding: Encoding, text: string): string =>
  new TextDecoder(encoding).decode(encodedIn(encoding, text)!);

describe('the encoding is told by the words that it makes', () => {
  it.each<[Encoding, string[]]>([
    ['windows-1252', ['Müller', 'Jäger']],
    ['windows-1252', ['Société Générale', 'Muñoz', 'Høst', 'Straße']],
    ['windows-1250', ['Dvořák a syn', 'Žižkov', 'Příbram']],
    ['windows-1250', ['Spółka Wrocław', 'Łódź']],
    ['iso-8859-2', ['Příbram s.r.o.', 'Žižkov', 'Šťastný']],
    ['windows-1251', ['ООО Ромашка']],
    ['windows-1251', ['ЗАВОД СТРОЙДЕТАЛЬ']],
    ['koi8-r', ['ООО Ромашка', 'Иванов Пётр']],
    ['ibm866', ['ООО Ромашка', 'Иванов Пётр']],
    ['windows-1253', ['Παπαδόπουλος ΑΕ', 'Αθήνα']],
    ['windows-1254', ['Yılmaz Ticaret Şirketi', 'Güneş İnşaat']],
    ['windows-1255', ['חברת ישראלית']],
    ['windows-1256', ['شركة النور للتجارة']],
    ['windows-1257', ['Uždaroji akcinė bendrovė', 'Šiauliai']],
    ['windows-874', ['บริษัท ไทย จำกัด']],
    ['macintosh', ['Müller', 'Muñoz', 'Société']],
    ['shift_jis', ['株式会社山田製作所', 'ヤマダ電機']],
    ['euc-jp', ['株式会社山田製作所', 'ヤマダ電機']],
    ['euc-kr', ['주식회사 한국무역', '서울상사']],
    ['gb18030', ['深圳市华强科技有限公司']],
    ['big5', ['台灣許功蓋有限公司']],
  ])('%s: %j', (encoding, names) => {
    const text = listOf(names);
    const { encoding: guessed, guess } = found(encoding, text);
    expect(new TextDecoder(guessed).decode(encodedIn(encoding, text)!)).toBe(text);
    expect(guess?.other).toBeUndefined();
  });

  // names of scripts: the guess has learnt none of them
  it.each<[Encoding, string]>([
    ['windows-1250', 'cs'],
    ['windows-1250', 'hu'],
    ['windows-1251', 'ru'],
    ['windows-1251', 'uk'],
    ['windows-1252', 'fr'],
    ['windows-1253', 'el'],
    ['windows-1254', 'tr'],
    ['windows-1257', 'lt'],
    ['koi8-r', 'ru'],
    ['shift_jis', 'ja'],
    ['euc-kr', 'ko'],
    ['gb18030', 'zh-Hans'],
    ['big5', 'zh-Hant'],
  ])('%s of %s: read as written, or asked about', (encoding, locale) => {
    const display = new Intl.DisplayNames([locale], { type: 'script' });
    const codes =
      'Arab Armn Beng Cyrl Deva Ethi Geor Grek Gujr Hang Hans Hebr Jpan Khmr Kore Latn Mong Mymr Sinh Taml Telu Thai Tibt Brai';
    const names = codes
      .split(' ')
      .map((code) => display.of(code)!.replaceAll(',', ' '))
      .filter((name) => /[^\u0000-\u007f]/.test(name) && encodedIn(encoding, name) !== null);
    expect(names.length).toBeGreaterThan(4);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...names), { minLength: 2, maxLength: 6 }),
        (drawn) => {
          const text = listOf(drawn);
          const { encoding: guessed, guess } = found(encoding, text);
          const isRead =
            readAs(encoding, text) === new TextDecoder(guessed).decode(encodedIn(encoding, text)!);
          expect(isRead || guess?.other !== undefined).toBe(true);
        },
      ),
      { numRuns: 6 },
    );
  });
});

it.each<[Encoding, string[]]>([
  ['windows-1252', ['goudjarâtî', 'hangûl']],
  ['windows-1250', ['gudżarati', 'Braille’a']],
])('%s: %j could be words of a rarer encoding, and is asked about', (encoding, names) => {
  expect(found(encoding, listOf(names)).guess?.other?.encoding).toBe(encoding);
});

describe('in an import', () => {
  it('headers of another script are found under their encoding', async () => {
    const text = listOf(['株式会社甲'], '請求書番号,得意先名,請求日,請求金額');
    const { rows, problems } = await imported(
      { 'a.csv': encodedIn('shift_jis', text)! },
      'select invoice_id, customer_name from raw_invoice',
    );
    expect(rows).toEqual([{ invoice_id: 'I0', customer_name: '株式会社甲' }]);
    expect(problems.find(({ rule }) => rule === 'not_utf8')).toMatchObject({
      value: expect.stringMatching(/^shift_jis: /),
    });
  });

  it('a guess that is not sure is asked, with both readings and the line that decides', async () => {
    const text = listOf(['Yıl', 'Alık']);
    const files = { 'a.csv': encodedIn('windows-1254', text)! };
    const asked = await imported(files);
    expect(asked.problems.find(({ rule }) => rule === 'encoding_unsure')).toMatchObject({
      severity: 'warning',
      value: 'windows-1254: Yıl',
      question: {
        assumed: 'windows-1254',
        answers: [
          { settings: { encodings: { 'a.csv': 'windows-1254' } } },
          { settings: { encodings: { 'a.csv': expect.any(String) } } },
        ],
      },
    });
    const answered = await imported(files, undefined, { encodings: { 'a.csv': 'windows-1254' } });
    expect(answered.rules).not.toContain('encoding_unsure');
  });
});

it('refuses texts of DOS, whose letters a Mac has too, rather than read MÅller', () => {
  const DOS: Record<string, number> = {
    ü: 0x81,
    é: 0x82,
    ä: 0x84,
    à: 0x85,
    ç: 0x87,
    è: 0x8a,
    ö: 0x94,
    ß: 0xe1,
  };
  for (const names of [
    ['Müller GmbH', 'Jäger Söhne', 'Weiß KG', 'Bäcker'],
    ['Société Générale', 'Crémerie', 'Façade', 'Mère'],
  ]) {
    const bytes = Buffer.from([...listOf(names)].map((sign) => DOS[sign] ?? sign.charCodeAt(0)));
    const path = join(dir, `dos-${names.length}.csv`);
    writeFileSync(path, bytes);
    expect(inspectText(path)).toEqual({ rule: 'unreadable_encoding' });
    expect(found('macintosh', listOf(names)).encoding).toBe('macintosh');
  }
});

it('reads Korean as Korean where Chinese encodings read its bytes too', () => {
  for (const names of [
    ['가나다 주식회사', '마바사 상사', '한국전자'],
    ['삼성물산', '대한통운', '서울식품'],
  ]) {
    expect(found('euc-kr', listOf(names)).encoding).toBe('euc-kr');
    expect(found('euc-kr', listOf(names, '전표번호,거래처,발행일,금액')).encoding).toBe('euc-kr');
  }
  expect(found('gb18030', listOf(['甲乙丙有限公司', '上海贸易公司', '北京电子'])).encoding).toBe(
    'gb18030',
  );
});
