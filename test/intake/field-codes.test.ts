/** Codes of subfields in the text of a bank: taken out, so that a number behind one is found. */
import { expect, test } from 'vitest';
import { withoutFieldCodes } from '../../src/intake/marks/field-codes.ts';

test.each([
  ['166?00GUTSCHRIFT?20ZQ-1001?21Danke', 'GUTSCHRIFT ZQ-1001 Danke'],
  ['?20ZQ-1002', 'ZQ-1002'],
  ['Pago ?20FAC-7', 'Pago FAC-7'],
  ['?201001?30DEUTDEFF', '1001 DEUTDEFF'],
  // 27 signs: the number goes on
  ['?20Rechnungsnummer 2026 / ZQ-1?21001 vom Mai', 'Rechnungsnummer 2026 / ZQ-1001 vom Mai'],
  ['?20Rechnungsnummern 2026 / ZQ-1?21001', 'Rechnungsnummern 2026 / ZQ-1 001'],
  ['?20Zahlung Rechnungsnr. ZQ-100?211', 'Zahlung Rechnungsnr. ZQ-1001'],
  ['?20付款 发票-?21A17', '付款 发票-A17'],
])('%s', (text, plain) => {
  expect(withoutFieldCodes(text)).toBe(plain);
});

test('a question stays one', () => {
  for (const text of ['Paid?', 'Wann? 20 Tage', 'why?1234', 'https://a.test/?20', 'Zwirbel'])
    expect(withoutFieldCodes(text)).toBe(text);
});
