import { describe, expect, it } from 'vitest';
import { normaliseHeader } from '../../src/intake/header-spelling.ts';

describe('header names', () => {
  it.each([
    [' Invoice_Number* ', 'invoicenumber'],
    ['P.O. #', 'po#'],
    ['Ｄｕｅ　Ｄａｔｅ', 'duedate'],
    ['Amount (doc.)', 'amountdoc'],
    ['\u0001客户名称:', '客户名称'],
    ['\ufeffinvoice_id', 'invoiceid'],
  ])('%j is compared as %j', (header, expected) => {
    expect(normaliseHeader(header)).toBe(expected);
  });
});
