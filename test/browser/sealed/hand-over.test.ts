/** The sheet that hands a link over is one sheet, with all that can stand on it. */
import { getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { printedLink } from '../../../src/publish/share/print-page.ts';
import { newKeyPair } from '../../../src/seal/seal.ts';
import { openPage } from '../pages.ts';

test('it is printed on one sheet', async () => {
  const html = printedLink({
    key: {
      ...(await newKeyPair()),
      project: '0'.repeat(32),
      id: 'abcd',
      person: 'Alexandra Konstantinopolskaya-Hohenlohe of the Regional Advisory Board',
      audience: 'east',
      made_on: '2026-11-30',
      until: '2027-03-31',
      second: { recipient: '', wrapped: 'six words' },
      ended: [],
    },
    company: { en: 'Lanzhu Industrial Components', zh: '蓝筑工业部件有限公司' },
    audience: { en: 'East China', zh: '华东区' },
    address: 'https://reports.example.com/finance/receivables/',
    until: '2027-03-31',
    languages: ['en', 'zh'],
  });
  const { page, close } = await openPage();
  await page.setContent(html);
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
  expect(pdf.numPages).toBe(1);
  await close();
});
