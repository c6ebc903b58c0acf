/** Amounts in words: the examples of the rules, and every amount read back by a reader that shares no code. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountInWords } from '../../src/letters/amount-words.ts';

test.each([
  [0, '人民币零元整'],
  [5, '人民币伍分'],
  [50, '人民币伍角整'],
  [55, '人民币伍角伍分'],
  [1_00, '人民币壹元整'],
  [10_00, '人民币壹拾元整'],
  // the examples of the rules on filling in bills and vouchers
  [140_950, '人民币壹仟肆佰零玖元伍角整'],
  [600_714, '人民币陆仟零柒元壹角肆分'],
  [168_032, '人民币壹仟陆佰捌拾元叁角贰分'],
  [10_700_053, '人民币壹拾万柒仟元伍角叁分'],
  [1_640_902, '人民币壹万陆仟肆佰零玖元零贰分'],
  [32_504, '人民币叁佰贰拾伍元零肆分'],
  // zeros at the joints of 万 and 亿
  [100_005_00, '人民币壹拾万零伍元整'],
  [100_000_000_00, '人民币壹亿元整'],
  [100_005_000_00, '人民币壹亿零伍仟元整'],
  [105_000_000_00, '人民币壹亿零伍佰万元整'],
  [150_000_000_00, '人民币壹亿伍仟万元整'],
  [1_000_000_000_001, '人民币壹佰亿元零壹分'],
  [10_000_000_000_00, '人民币壹佰亿元整'],
  [1_000_000_000_000_00, '人民币壹万亿元整'],
  [-120_000, '人民币负壹仟贰佰元整'],
])('%i in Chinese', (minor, words) => {
  expect(amountInWords(minor, 'CNY', 'zh')).toBe(words);
});

test('other currencies by their names and their digits', () => {
  expect(amountInWords(12_345, 'USD', 'zh')).toBe('美元壹佰贰拾叁元肆角伍分');
  expect(amountInWords(12_345, 'JPY', 'zh')).toBe('日元壹万贰仟叁佰肆拾伍元整');
  expect(amountInWords(12_005, 'KWD', 'zh')).toBe('科威特第纳尔壹拾贰元零伍厘');
  expect(amountInWords(12_005, null, 'zh')).toBe('壹佰贰拾元零伍分');
});

test.each([
  [0, 'CNY', 'Chinese Yuan: zero and 00/100'],
  [5, 'CNY', 'Chinese Yuan: zero and 05/100'],
  [123_456, 'USD', 'US Dollar: one thousand two hundred thirty-four and 56/100'],
  [100_001_000, 'USD', 'US Dollar: one million ten and 00/100'],
  [12_345, 'JPY', 'Japanese Yen: twelve thousand three hundred forty-five'],
  [12_005, 'KWD', 'Kuwaiti Dinar: twelve and 005/1000'],
  [-7_000, 'EUR', 'Euro: minus seventy and 00/100'],
  [1_900, null, 'nineteen and 00/100'],
])('%i %s in English', (minor, currency, words) => {
  expect(amountInWords(minor, currency, 'en')).toBe(words);
});

/** Reads digit by digit: what stands before a place is worth it, 万 and 亿 multiply all that came since the last larger one. */
function readChinese(words: string): number {
  const text = words.replace(/^人民币/, '').replace(/整$/, '');
  let [sum, section, digit] = [0n, 0n, 0n];
  let total = 0n;
  for (const letter of text.replace(/^负/, '')) {
    const value = '零壹贰叁肆伍陆柒捌玖'.indexOf(letter);
    if (value >= 0) digit = BigInt(value);
    else if ('拾佰仟'.includes(letter)) {
      section += digit * 10n ** BigInt('拾佰仟'.indexOf(letter) + 1);
      digit = 0n;
    } else if (letter === '万') {
      sum += (section + digit) * 10_000n;
      [section, digit] = [0n, 0n];
    } else if (letter === '亿') {
      sum = (sum + section + digit) * 100_000_000n;
      [section, digit] = [0n, 0n];
    } else if (letter === '元') {
      total += (sum + section + digit) * 100n;
      [sum, section, digit] = [0n, 0n, 0n];
    } else if (letter === '角' || letter === '分') {
      total += digit * (letter === '角' ? 10n : 1n);
      digit = 0n;
    } else throw new Error(`no word of an amount: ${letter}`);
  }
  return Number(text.startsWith('负') ? -total : total);
}

const amounts = fc.oneof(
  fc.integer({ min: 0, max: 100_000_00 }),
  fc.integer({ min: -9_000_000_000_000_00, max: 9_000_000_000_000_00 }),
  // many zeros
  fc
    .array(fc.constantFrom(0, 0, 0, 1, 7), { minLength: 1, maxLength: 15 })
    .map((digits) => Number(digits.join(''))),
);

test('every amount in Chinese reads back as itself', () => {
  fc.assert(
    fc.property(amounts, (minor) => {
      const words = amountInWords(minor, 'CNY', 'zh');
      expect(readChinese(words)).toBe(minor);
      if (minor !== 0) expect(words).not.toMatch(/零[零万亿元角分整]|币负?[零拾]/);
      expect(words.endsWith('整')).toBe(!words.endsWith('分'));
    }),
    { numRuns: 2000 },
  );
});

/** Adds up word by word. */
function readEnglish(words: string): number {
  const [, minus, whole, part] = /^Chinese Yuan: (minus )?(.*) and (\d\d)\/100$/.exec(words)!;
  const small = Object.fromEntries(
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
      .split(' ')
      .map((word, value) => [word, value]),
  );
  const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
  const large: Record<string, number> = {
    thousand: 1e3,
    million: 1e6,
    billion: 1e9,
    trillion: 1e12,
  };
  let [sum, group] = [0, 0];
  for (const word of whole!.split(/[ -]/)) {
    if (word in small) group += small[word]!;
    else if (tens.includes(word)) group += (tens.indexOf(word) + 2) * 10;
    else if (word === 'hundred') group *= 100;
    else {
      sum += group * large[word]!;
      group = 0;
    }
  }
  return (minus ? -1 : 1) * ((sum + group) * 100 + Number(part));
}

test('every amount in English reads back as itself', () => {
  fc.assert(
    fc.property(amounts, (minor) => {
      expect(readEnglish(amountInWords(minor, 'CNY', 'en'))).toBe(minor === 0 ? 0 : minor);
    }),
  );
});
