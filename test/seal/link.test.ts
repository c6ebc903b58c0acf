/** A link as it leaves us, and as mail, chat and phones hand it on. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linkOf, readLink } from '../../src/seal/link.ts';

/** The key of age's own examples. */
const KEY = 'AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX';
/** 32 bytes of 1; its checksum by the reference code of BIP 173. */
const OTHER = 'AGE-SECRET-KEY-1QYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZ9K4CN';
const SITE = 'https://example.com/report/';
const wide = (text: string): string =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

it('stands behind the # of the address, whatever was there before', () => {
  expect(linkOf(SITE, KEY)).toBe(`${SITE}#${KEY}`);
  expect(linkOf(`${SITE}#en`, KEY)).toBe(`${SITE}#${KEY}`);
  expect(readLink(linkOf(SITE, KEY))).toEqual({ identity: KEY, wasSent: false });
});

it.each([
  ['in small letters', `${SITE}#${KEY.toLowerCase()}`],
  ['as a phone writes a sentence', `${SITE}#A${KEY.slice(1).toLowerCase()}`],
  ['with a full stop', `Look: ${SITE}#${KEY}.`],
  ['in angle brackets', `<${SITE}#${KEY}>`],
  ['in round brackets', `(${SITE}#${KEY})`],
  ['in quotation marks', `“${SITE}#${KEY}”`],
  ['in Chinese quotation marks with a full stop', `链接：「${SITE}#${KEY}」。`],
  ['with text on both sides', `Dear Li, here it is: ${SITE}#${KEY} kind regards, Q`],
  ['with letters right behind it', `${SITE}#${KEY}and more`],
  ['wrapped by mail', `${SITE}#${KEY.slice(0, 40)}\n${KEY.slice(40)}`],
  ['wrapped in the word SECRET', `${SITE}#AGE-SEC\r\nRET${KEY.slice(10)}`],
  ['wrapped behind a hyphen', `${SITE}#AGE-\nSECRET${KEY.slice(10)}`],
  ['wrapped and quoted', `> ${SITE}#${KEY.slice(0, 40)}\n> ${KEY.slice(40)}`],
  ['wrapped and quoted twice', `>> ${SITE}#${KEY.slice(0, 40)}\n>> ${KEY.slice(40)}`],
  [
    'with a soft end of line of quoted-printable',
    `${SITE}#${KEY.slice(0, 50)}=\r\n${KEY.slice(50)}`,
  ],
  ['with blanks in it', `${SITE}#${KEY.replace(/(.{8})/g, '$1 ')}`],
  ['with percent-encoded blanks', `${SITE}#${KEY.slice(0, 30)}%20${KEY.slice(30)}%20`],
  ['with a percent-encoded line end', `${SITE}#${KEY.slice(0, 30)}%0D%0A${KEY.slice(30)}`],
  ['with a no-break space', `${SITE}#${KEY.slice(0, 30)}\u00a0${KEY.slice(30)}`],
  ['with an invisible space', `${SITE}#${KEY.slice(0, 30)}\u200b${KEY.slice(30)}`],
  [
    'with an invisible space, percent-encoded',
    `${SITE}#${KEY.slice(0, 30)}%E2%80%8B${KEY.slice(30)}`,
  ],
  ['with a soft hyphen', `${SITE}#${KEY.slice(0, 30)}\u00ad${KEY.slice(30)}`],
  ['with dashes for hyphens', `${SITE}#${KEY.replaceAll('-', '–')}`],
  ['with encoded no-break hyphens', `${SITE}#${KEY.replaceAll('-', '%E2%80%91')}`],
  ['with letters of Chinese width', `${SITE}#${wide(KEY)}`],
  ['behind another fragment', `${SITE}#en/${KEY}`],
  ['with # twice', `${SITE}##${KEY}`],
  ['with another # before', `Item #3: ${SITE}#${KEY}`],
  ['twice', `${SITE}#${KEY} or ${SITE}#${KEY}`],
  ['in a link of Markdown', `[report](${SITE}#${KEY})`],
  ['in a link of HTML', `<a href="${SITE}#${KEY}">report</a>`],
  ['with parameters of a campaign before it', `${SITE}?utm_source=mail#${KEY}`],
  ['with %23 behind the #', `${SITE}#%23${KEY}`],
  ['alone', KEY],
  ['alone, after another address', `See ${SITE} and this key: ${KEY}`],
])('is read %s', (_, text) => {
  expect(readLink(text)).toEqual({ identity: KEY, wasSent: false });
});

it.each([
  ['with %23 for #', `${SITE}%23${KEY}`],
  ['with %23, in small letters', `${SITE}%23${KEY.toLowerCase()}`],
  ['with ＃ for #', `${SITE}＃${KEY}`],
  ['with an encoded ＃', `${SITE}%EF%BC%83${KEY}`],
  ['with ＃ and letters of Chinese width', `${SITE}＃${wide(KEY)}`],
  ['as a parameter', `${SITE}?key=${KEY}`],
  ['in the path', `${SITE}${KEY}`],
  [
    'inside the address of a mail filter',
    `https://filter.example/?url=https%3A%2F%2Fexample.com%2F%23${KEY}&data=05`,
  ],
  [
    'inside one that encodes twice',
    `https://filter.example/?url=https%253A%252F%252Fexample.com%252F%2523${KEY}`,
  ],
  ['before the #', `${SITE}?next=${KEY}#top`],
  ['with %23 and wrapped', `${SITE}%23${KEY.slice(0, 40)}\n${KEY.slice(40)}`],
  ['wrapped before %23', `https://example.com/\nreport/%23${KEY}`],
  ['with %23, after a # of the text', `Item #3: ${SITE}%23${KEY}`],
  ['once spoiled and once not', `${SITE}%23${KEY} ${SITE}#${KEY}`],
])('is read %s, and may be in a log', (_, text) => {
  expect(readLink(text)).toEqual({ identity: KEY, wasSent: true });
});

it.each([
  ['nothing', ''],
  ['an address alone', SITE],
  ['an empty fragment', `${SITE}#`],
  ['a place on the page', `${SITE}#ageing`],
  ['a word that begins like a key', `${SITE}#age`],
  ['a recipient', `${SITE}#age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj`],
])('finds none in %s', (_, text) => {
  expect(readLink(text)).toBe('none');
});

it.each([
  ['in the head', `${SITE}#AGE-SECR`],
  ['in the head, behind ＃', `${SITE}＃AGE-SECRET-`],
  ['right behind the head', `${SITE}#AGE-SECRET-KEY-1`],
  ['in the middle', `${SITE}#${KEY.slice(0, 45)}`],
  ['before the last letter', `${SITE}#${KEY.slice(0, -1)}`],
  ['with a full stop', `${SITE}#${KEY.slice(0, 45)}.`],
  ['with three dots', `${SITE}#${KEY.slice(0, 45)}…`],
  ['and followed by text', `${SITE}#${KEY.slice(0, 45)} see you`],
  [
    'and followed by text as long as what is gone',
    `${SITE}#${KEY.slice(0, 45)} ${'as ever, a happy payer '.repeat(3)}`,
  ],
])('says that it was cut %s', (_, text) => {
  expect(readLink(text)).toBe('cut');
});

it.each([
  ['a letter changed', `${SITE}#${KEY.replace('GFPYY', 'GFPYZ')}`],
  ['two letters swapped', `${SITE}#${KEY.replace('JZGF', 'ZJGF')}`],
  ['a letter that no key has', `${SITE}#${KEY.slice(0, 40)}B${KEY.slice(41)}`],
  ['a letter lost and another added', `${SITE}#${KEY.slice(0, 30)}${KEY.slice(31)}Q`],
  ['the head changed', `${SITE}#AGE-SECRET-KEX-${KEY.slice(15)}`],
  ['the first letters gone', `${SITE}#${KEY.slice(4)}`],
  ['two whole keys of which neither is meant', `${SITE}#${KEY} ${SITE}#${OTHER}`],
])('says that it is damaged: %s', (_, text) => {
  expect(readLink(text)).toBe('damaged');
});

it('never takes another key for the one that was sent', () => {
  const letters = 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L';
  fc.assert(
    fc.property(
      fc.integer({ min: 16, max: KEY.length - 1 }),
      fc.integer({ min: 1, max: 31 }),
      (at, by) => {
        const letter = letters[(letters.indexOf(KEY[at]!) + by) % 32]!;
        const found = readLink(`${SITE}#${KEY.slice(0, at)}${letter}${KEY.slice(at + 1)}`);
        return found === 'damaged';
      },
    ),
  );
  for (let length = 20; length < KEY.length; length++)
    expect(readLink(`${SITE}#${KEY.slice(0, length)}`)).toBe('cut');
});

it('reads a page of text at once', () => {
  const text = `${'AGE-SECRET-KEY-1\n \n'.repeat(3000)}${SITE}#${KEY}${'\n> '.repeat(20_000)}`;
  const startedAt = process.cpuUsage();
  expect(readLink(text)).toEqual({ identity: KEY, wasSent: false });
  expect(process.cpuUsage(startedAt).user).toBeLessThan(2_000_000);
});
