/** The methods of payment from invented answers: amounts, days, the slowest of weight, costs by the rates of the settings. */
import { describe, expect, test } from 'vitest';
import type { Locale } from '../../../src/i18n/locale.ts';
import { metricById } from '../../../src/metrics/catalogue.ts';
import type { Answer, AnswerRow, Question } from '../../../src/metrics/types.ts';
import { methodsPage } from '../../../src/report/methods/page.ts';
import { blocksOf } from '../../../src/report/missing-inputs.ts';
import type { Site } from '../../../src/view/site.ts';
import { drawPage } from '../draw-page.ts';
import { site as invented } from '../invented.ts';

type Book = Record<string, [minor: number, days: number | null]>;

/** 1,000,000.00 in all: 600,000.00 two days early, 380,000.00 nine days late, 20,000.00 of little weight. */
const BOOK: Book = {
  bank_transfer: [600_000_00, -2],
  cheque: [380_000_00, 9],
  '': [20_000_00, 50],
};
const site: Site = {
  ...invented,
  inputs: { ...invented.inputs, method: true },
  settings: {
    ...invented.settings,
    paymentCosts: { cheque: { share: 0.0015 }, card: { share: 0.02 } },
  },
};

const row = (by: AnswerRow['by'], value: number | null): AnswerRow => ({
  ...{ by, currency: 'CNY', value, numerator: value, denominator: null },
});

const answerOf =
  (book: Book) =>
  ({ metric, by = [], asOf }: Question): Answer => {
    const isEarlier = asOf !== undefined && asOf < site.asOf;
    const of = metric === 'paid_amount' ? 0 : 1;
    if (metric === 'receipt_count')
      return {
        ...{ metric, unit: 'count' },
        rows: by.includes('method')
          ? Object.keys(book).map((name) => row({ method: name || null }, 3))
          : [row({}, 3 * Object.keys(book).length)],
      };
    const entries = Object.entries(book);
    const method = (name: string): string | null => name || null;
    const rows = by.includes('month')
      ? // cheques only come in the last month, transfers in both
        entries.flatMap(([name, [minor]]) =>
          name === 'bank_transfer'
            ? ['2026-05', '2026-06'].map((month) => row({ month, method: name }, minor / 2))
            : [row({ month: '2026-06', method: method(name) }, minor)],
        )
      : by.includes('method')
        ? entries.map(([name, values]) =>
            row({ method: method(name) }, isEarlier && of === 1 ? 1 : values[of]),
          )
        : [row({}, metric === 'payment_days_late' ? 3.2 : 2_000_000_00)];
    return { metric, unit: metricById(metric).unit, rows };
  };

const draw = (locale: Locale, book = BOOK, of = site) =>
  drawPage(methodsPage, locale, of, answerOf(book));
const said = (locale: Locale, book = BOOK, of = site): string =>
  draw(locale, book, of).answer!.querySelector('.answer')!.textContent!.replaceAll('\u00a0', ' ');
const cells = (element: Element, rows: string): string[][] =>
  [...element.querySelectorAll(rows)].map((line) =>
    [...line.querySelectorAll('th, td')].map((cell) => cell.textContent!),
  );

describe('the first line', () => {
  test('says by which most comes, which of weight is slowest, and what it costs', () => {
    // cheques: 380,000.00 × 0.15 % = 570.00; of the others no price is known
    expect(said('en')).toBe(
      '60% of what customers paid in Jul 2025 – Jun 2026 came by bank transfer, 2.0 days early. The slowest is cheque, 9.0 days late. Where the settings have a price for the method, receiving cost ¥570, 0.15% of what came by it.',
    );
    const transfers = { ...site.settings, paymentCosts: { bank_transfer: { share: 0.001 } } };
    // 0.1 % of 600,000.00
    expect(
      said('en', { bank_transfer: BOOK.bank_transfer! }, { ...site, settings: transfers }),
    ).toContain(
      'Receiving all of it cost ¥600, 0.10% of the amount, by the prices in the settings.',
    );
    expect(said('zh')).toBe(
      '2025年7月–2026年6月回款中 60% 为银行转账，平均早 2.0 天。最慢的是支票，平均晚 9.0 天。已设定价格的付款方式，收款成本合计 ¥0.06万，占其回款的 0.15%。',
    );
  });

  test('speaks of no cost without rates, of no slowest among one, of on time as such', () => {
    const plain = { ...site, settings: invented.settings };
    expect(said('en', { cheque: [100_00, 0.04] }, plain)).toBe(
      '100% of what customers paid in Jul 2025 – Jun 2026 came by cheque, on time.',
    );
    expect(said('en', { cheque: [900_00, 3], card: [100_00, 1] }, plain)).toContain(
      'No method of weight is slower.',
    );
    expect(draw('en', BOOK, plain).mix!.querySelector('.note')!.textContent).toContain(
      'payment_costs in report.yml',
    );
    expect(said('en', {}, plain)).toBe('Nothing was paid in Jul 2025 – Jun 2026.');
  });
});

test('the table ties, and a method without a price costs nothing that is known', () => {
  const { mix } = draw('en');
  expect(cells(mix!, 'tbody tr')).toEqual([
    ['bank transfer', '600,000.00', '60.0%', '−2.0', '3', '–', '–', '–'],
    ['cheque', '380,000.00', '38.0%', '9.0', '3', '0.15%', '570.00', '0.15%'],
    ['no method named', '20,000.00', '2.0%', '50.0', '3', '–', '–', '–'],
  ]);
  expect(cells(mix!, 'tfoot tr')).toEqual([
    ['Total', '1,000,000.00', '100.0%', '3.2', '9', '', '570.00', '0.15%'],
  ]);
  const [, second] = mix!.querySelectorAll('tbody tr');
  expect(JSON.parse(second!.getAttribute('data-ask')!)).toEqual({ at: { method: 'cheque' } });
});

describe('a fixed amount a receipt', () => {
  const priced = (currency: string): Site => ({
    ...site,
    settings: {
      ...invented.settings,
      paymentCosts: {
        bank_transfer: { share: 0, perReceipt: { minor: 2_50, currency } },
        cheque: { share: 0.001, perReceipt: { minor: 5_00, currency } },
      },
    },
  });
  const drawn = (locale: Locale, currency: string): Element =>
    draw(locale, BOOK, priced(currency)).mix!;

  test('counts for each, with a share or without', () => {
    // 3 × 2.50; 380,000.00 × 0.1% + 3 × 5.00; 402.50 of 980,000.00
    expect(cells(drawn('en', 'CNY'), 'tr').map((line) => line.slice(4))).toEqual([
      ['Receipts', 'Price of receiving', 'Cost', 'Cost, share of the amount'],
      ['3', '¥2.50 a receipt', '7.50', '<0.01%'],
      ['3', '0.1% and ¥5.00 a receipt', '395.00', '0.10%'],
      ['3', '–', '–', '–'],
      ['9', '', '402.50', '0.04%'],
    ]);
    expect(cells(drawn('zh', 'CNY'), 'tbody tr')[1]![5]).toBe('0.1%，另每笔 ¥5.00');
    expect(drawn('en', 'CNY').querySelector('.note')!.textContent).not.toContain('another');
  });

  test('in another currency is not counted, and the page says so', () => {
    const mix = drawn('en', 'USD');
    expect(cells(mix, 'tbody tr').map((line) => line[6])).toEqual(['–', '380.00', '–']);
    expect(mix.querySelector('.note')!.textContent).toContain(
      'Fixed amounts in another currency are not counted here.',
    );
  });
});

test('by month: the shares of the largest method, and each month’s methods', () => {
  const { months } = draw('en');
  // June: 300,000.00 of 700,000.00
  expect(months!.querySelector('.message')!.textContent).toBe(
    'Share of bank transfer: 100% in May 2026, 43% in Jun 2026',
  );
  expect(cells(months!, 'tbody tr')).toEqual([
    ['May 2026', '300,000.00', '0.00', '0.00', '300,000.00'],
    ['Jun 2026', '300,000.00', '380,000.00', '20,000.00', '700,000.00'],
  ]);
});

test('days late beside those of the period compared with', () => {
  const { late } = draw('en');
  expect(late!.querySelector('.message')!.textContent).toBe('Latest is no method named: 50.0 days');
  expect(cells(late!, 'tbody tr')[1]).toEqual(['cheque', '9.0', '1.0']);
});

test('without methods in the exports the page says so and nothing else', () => {
  const without = { ...site, inputs: {} };
  expect(blocksOf(methodsPage, without).map(({ id }) => id)).toEqual(['missing']);
  expect(blocksOf(methodsPage, site)).toEqual(methodsPage.blocks);
});
