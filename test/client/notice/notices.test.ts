/** What the notices say, and whom they offer, in both languages. */

import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { customerCalled, customerMatches } from '../../../src/client/notice/customer-matches.ts';
import { faultText } from '../../../src/client/notice/fault-text.ts';
import { customerNotice, linkNotice } from '../../../src/client/notice/notices.ts';
import type { Locale } from '../../../src/i18n/locale.ts';
import { translator } from '../../../src/i18n/wordings.ts';
import { renderContext } from '../../../src/report/context.ts';
import { readView } from '../../../src/view/address.ts';
import { addressFaults } from '../../../src/view/address-faults.ts';
import type { Site } from '../../../src/view/site.ts';
import { site as invented } from '../site.ts';

// Data from 3 Jul 2023 to 30 Jun 2026.
const site: Site = {
  ...invented,
  asOf: '2026-06-30',
  defaultPeriod: { from: '2025-07-01', to: '2026-06-30' },
  options: {
    ...invented.options,
    customer: [
      { value: 'C1', label: 'Yuanzhou Machinery' },
      { value: 'C2', label: 'New Yuanhe' },
      { value: 'C3', label: 'Harbour' },
    ],
  },
};
const labels = { customer: { C1: 'Yuanzhou Machinery', C4: 'Harbour' } };
const { document } = parseHTML('<!doctype html><html><body></body></html>');

const contextOf = (query: string, locale: Locale) =>
  renderContext({
    document: document as unknown as Document,
    locale,
    t: translator(locale),
    site,
    view: readView(new URLSearchParams(query), site),
    labels,
  });
const says = (query: string, locale: Locale = 'en'): string[] =>
  addressFaults(new URLSearchParams(query), site).map((fault) =>
    faultText(fault, contextOf(query, locale)),
  );

describe('a link', () => {
  test('is said to assume what cannot be', () => {
    expect(says('if_paid=2026-07-15.C1&if_broken=*&if_slip=14&if_discount=2-10-40')).toEqual([]);
    expect(says('if_paid=2026-07-15.ZZZ')).toEqual([
      'This link assumes something of customer ZZZ, which this report does not have; it is left out.',
    ]);
    expect(says('if_paid=2026-06-30.C1')).toEqual([
      'This link assumes a payment on 30 Jun 2026, but what is known goes to 30 Jun 2026; it is left out.',
    ]);
    expect(says('if_paid=2028-06-30.C1', 'zh')).toEqual([
      '此链接假设于 2028年6月30日付款，超出所预测的 184 天，已略去该假设。',
    ]);
    expect(says('if_paid=soon&if_slip=x')).toEqual([
      'This link assumes a payment “soon”, which is no date and customer; it is left out.',
      'This link assumes that overdue money comes “x” days later; it can be 1 to 365. It is left out.',
    ]);
    expect(says('if_discount=2-10-101')).toEqual([
      'This link assumes a discount “2-10-101”; rate and takers can be up to 100%, its days 1 to 184. It is left out.',
    ]);
  });

  test('is said to ask for somebody who is not there', () => {
    expect(says('rep=ZZZ')).toEqual([
      'This link asks for sales rep ZZZ, which this report does not have; showing all.',
    ]);
    expect(says('rep=ZZZ', 'zh')).toEqual(['此链接指定的业务员“ZZZ”不在本报表中，现显示全部。']);
    expect(says('currency=EUR')).toEqual([
      'This link asks for currency EUR, which this report does not have; showing CNY.',
    ]);
    expect(says('rep=R01')).toEqual([]);
  });

  test('is said to ask for dates that the data does not have', () => {
    expect(says('as_of=2027-01-15')).toEqual([
      'This link asks for the as-of date 15 Jan 2027, but this report goes to 30 Jun 2026; showing Jul 2025 – Jun 2026, as of 30 Jun 2026.',
    ]);
    expect(says('as_of=2026-13-45', 'zh')).toEqual([
      '此链接指定的截至日期“2026-13-45”无法识别，现显示 2025年7月–2026年6月、截至 2026年6月30日的数据。',
    ]);
    expect(says('to=2023-06')).toEqual([
      'This link asks for a period to Jun 2023, but this report begins on 3 Jul 2023; showing Aug 2022 – Jun 2023, as of 3 Jul 2023.',
    ]);
  });

  test('is said to be of an earlier date, to mistype a key, to choose what there is not', () => {
    expect(says('as_of=2026-05-31')).toEqual([
      'As the sender saw it: as of 31 May 2026. This report goes to 30 Jun 2026.',
    ]);
    expect(says('as_of=2026-05-31', 'zh')).toEqual([
      '以下为发送者当时所见：截至 2026年5月31日。本报表的数据已到 2026年6月30日。',
    ]);
    expect(says('reps=R01')).toEqual([
      'This link says “reps”, which is ignored; “rep” may be meant.',
    ]);
    expect(says('grain=week&cohort=2027-01')).toEqual([
      'This link asks for steps of a “week”, which cannot be read; showing month.',
      'This link asks for the billing of Jan 2027, which this report does not have.',
    ]);
  });

  test('is said to ask twice; what is shown of it is not said to be missing', () => {
    expect(says('cohort=2026-01&cohort=2026-02')).toEqual([
      'This link gives “cohort” more than once; showing Jan 2026.',
    ]);
  });

  test('prints at most 60 letters of what it was given, as text', () => {
    const [text] = says(`region=${encodeURIComponent(`<b>${'x'.repeat(200)}`)}`);
    expect(text).toContain(`<b>${'x'.repeat(57)}…,`);
  });

  test('has a notice that can be closed, and one that leads to the latest data', () => {
    const query = 'rep=ZZZ&as_of=2026-05-31';
    const did: string[] = [];
    const notice = linkNotice(
      addressFaults(new URLSearchParams(query), site),
      contextOf(query, 'en'),
      { close: () => did.push('close'), latest: () => did.push('latest') },
    );
    const buttons = [...notice.querySelectorAll('button')];
    expect(
      buttons.map((button) => button.getAttribute('aria-label') ?? button.textContent),
    ).toEqual(['Show the latest', 'Close']);
    for (const button of buttons) button.click();
    expect(did).toEqual(['latest', 'close']);
    expect(notice.querySelectorAll('p')).toHaveLength(2);
  });
});

describe('a name in the customer box', () => {
  test('is the one customer with that id or name, those of the labels too', () => {
    expect(customerCalled('C4', site, labels)).toBe('C4');
    expect(customerCalled('new yuanhe', site, labels)).toBe('C2');
    // two are called so
    expect(customerCalled('Harbour', site, labels)).toBeNull();
    expect(customerCalled('yuan', site, labels)).toBeNull();
  });

  test('finds those with every word in name or id, else those with one letter mistyped', () => {
    const ids = (text: string) => customerMatches(text, site, labels).map(({ id }) => id);
    expect(ids('yuan')).toEqual(['C1', 'C2']);
    expect(ids('yuan new')).toEqual(['C2']);
    expect(ids('habour')).toEqual(['C4', 'C3']);
    expect(ids('xyz')).toEqual([]);
  });

  test('that is nobody’s is said to be so, with those who come close', () => {
    const chosen: string[] = [];
    const notice = (text: string, locale: Locale) =>
      customerNotice(text, contextOf('', locale), labels, (id) => chosen.push(id));
    const close = notice('yuan', 'en');
    expect(close.textContent).toBe(
      'No customer is called “yuan”. Did you mean Yuanzhou Machinery New Yuanhe',
    );
    close.querySelector('button')!.click();
    expect(chosen).toEqual(['C1']);
    expect(notice('xyz', 'zh').textContent).toBe('没有名为“xyz”的客户。');
  });
});
