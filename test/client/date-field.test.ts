import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { dateIn, isDateGood, showDate } from '../../src/client/date-field.ts';

/** A box whose data goes from 3 Jul 2023 to 17 Jun 2026. */
function dateBox(lang = 'en'): { box: HTMLInputElement; fault: () => string | null } {
  const { document } = parseHTML(`<html lang="${lang}"><body><div>
    <input id="as_of" data-date data-unknown="{text}?" data-either="{one}, {other}?" data-outside="outside">
    <input type="date" min="2023-07-03" max="2026-06-17"><p id="as_of-fault"></p></div></body></html>`);
  return {
    box: document.querySelector('input')!,
    fault: () => document.querySelector('p')!.textContent,
  };
}
const typed = (text: string, lang?: string) => {
  const { box, fault } = dateBox(lang);
  box.value = text;
  return { good: isDateGood(box), date: dateIn(box), says: fault() };
};

test('a date is shown as the page prints it', () => {
  const { box } = dateBox();
  showDate(box, '2026-06-09');
  expect([box.value, dateIn(box)]).toEqual(['9 Jun 2026', '2026-06-09']);
  const chinese = dateBox('zh-CN').box;
  showDate(chinese, '2026-06-09');
  expect([chinese.value, dateIn(chinese)]).toEqual(['2026年6月9日', '2026-06-09']);
});

test('an emptied box stands for the default date', () => {
  expect(typed(' ')).toEqual({ good: true, date: '', says: '' });
});

test('what is no date, two dates or outside the data is nobody’s choice, and the box says why', () => {
  expect(typed('soon')).toEqual({ good: false, date: null, says: 'soon?' });
  expect(typed('09/06/2025')).toEqual({ good: false, date: null, says: '9 Jun 2025, 6 Sep 2025?' });
  expect(typed('09/06/2025', 'zh-CN').says).toBe('2025年6月9日, 2025年9月6日?');
  expect(typed('2026-06-18')).toEqual({ good: false, date: null, says: 'outside' });
  expect(typed('2 Jul 2023').says).toBe('outside');
  expect(typed('3 Jul 2023')).toEqual({ good: true, date: '2023-07-03', says: '' });
});

test('a fault belongs to its box until a date is shown in it', () => {
  const { box, fault } = dateBox();
  box.value = 'soon';
  isDateGood(box);
  expect([box.getAttribute('aria-invalid'), box.getAttribute('aria-describedby')]).toEqual([
    'true',
    'as_of-fault',
  ]);
  showDate(box, '2026-06-17');
  expect([box.hasAttribute('aria-invalid'), box.hasAttribute('aria-describedby'), fault()]).toEqual(
    [false, false, ''],
  );
});
