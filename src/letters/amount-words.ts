/**
 * An amount in words, as a letter that is to be signed has it: 人民币壹仟零伍元贰角整, “Chinese Yuan: one thousand five and
 * 20/100”. Chinese by the rules of 会计基础工作规范: one 零 for zeros between digits, 整 where nothing follows 元 or 角.
 */
import { currencyDigits } from '../format/currency-digits.ts';
import type { Locale } from '../i18n/locale.ts';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
/** Decimals of a unit: tenths, hundredths, and so on. */
const PARTS = '角分厘毫';

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const THOUSANDS = ['', ' thousand', ' million', ' billion', ' trillion', ' quadrillion'];

const names = new Map<Locale, Intl.DisplayNames>();

/** "人民币", "Chinese Yuan"; the code where it has no name, "" where there is no currency. */
function nameOf(currency: string | null, locale: Locale): string {
  if (currency === null || !/^[A-Z]{3}$/.test(currency)) return currency ?? '';
  if (!names.has(locale))
    names.set(
      locale,
      new Intl.DisplayNames(locale === 'zh' ? 'zh-CN' : 'en', { type: 'currency' }),
    );
  return names.get(locale)!.of(currency) ?? currency;
}

/** Below 10,000. */
function chineseGroup(value: number): string {
  let said = '';
  let isGap = false;
  for (const [index, digit] of [...String(value)].entries()) {
    const place = PLACES[String(value).length - 1 - index]!;
    if (digit === '0') isGap = true;
    else {
      said += (isGap ? '零' : '') + DIGITS[Number(digit)]! + place;
      isGap = false;
    }
  }
  return said;
}

/** Splits at 亿 or 万, says both sides, and 零 between them where the lower side does not fill its first place. */
function chineseWhole(value: number): string {
  for (const [unit, size] of [
    ['亿', 100_000_000],
    ['万', 10_000],
  ] as const) {
    if (value < size) continue;
    const rest = value % size;
    const gap = rest > 0 && rest < size / 10 ? '零' : '';
    return chineseWhole(Math.floor(value / size)) + unit + gap + chineseWhole(rest);
  }
  return value === 0 ? '' : chineseGroup(value);
}

function chinese(whole: number, decimals: string): string {
  const parts = [...decimals];
  const isWhole = parts.every((digit) => digit === '0');
  const units = whole > 0 ? `${chineseWhole(whole)}元` : isWhole ? '零元' : '';
  if (isWhole) return `${units}整`;
  let said = units;
  let isGap = false;
  for (const [index, digit] of parts.entries()) {
    if (digit === '0') isGap = true;
    else {
      said += (isGap && said !== '' ? '零' : '') + DIGITS[Number(digit)]! + PARTS[index]!;
      isGap = false;
    }
  }
  return said.endsWith('角') ? `${said}整` : said;
}

/** Below 1,000. */
function englishGroup(value: number): string {
  const rest = value % 100;
  const tens =
    rest < 20
      ? ONES[rest]!
      : TENS[Math.floor(rest / 10)]! + (rest % 10 > 0 ? `-${ONES[rest % 10]}` : '');
  if (value < 100) return tens;
  return `${ONES[Math.floor(value / 100)]} hundred${rest > 0 ? ` ${tens}` : ''}`;
}

function englishWhole(value: number): string {
  if (value === 0) return ONES[0]!;
  const said: string[] = [];
  for (let [rest, group] = [value, 0]; rest > 0; rest = Math.floor(rest / 1000), group++)
    if (rest % 1000 > 0) said.unshift(englishGroup(rest % 1000) + THOUSANDS[group]!);
  return said.join(' ');
}

/** Minor units of `currency` in words; a negative amount says so. */
export function amountInWords(minor: number, currency: string | null, locale: Locale): string {
  const digits = currencyDigits(currency);
  const figures = String(Math.abs(minor)).padStart(digits + 1, '0');
  const whole = Number(figures.slice(0, figures.length - digits));
  const decimals = figures.slice(figures.length - digits);
  const name = nameOf(currency, locale);
  if (locale === 'zh') return name + (minor < 0 ? '负' : '') + chinese(whole, decimals);
  const part = digits > 0 ? ` and ${decimals}/${10 ** digits}` : '';
  const said = `${minor < 0 ? 'minus ' : ''}${englishWhole(whole)}${part}`;
  return name === '' ? said : `${name}: ${said}`;
}
