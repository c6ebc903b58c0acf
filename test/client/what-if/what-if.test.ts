/** What the page says and shows of assumptions, from a book worked out by hand, in both languages. */

import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { type Outcome, outcomeOf } from '../../../src/client/what-if/outcome.ts';
import { drawResult } from '../../../src/client/what-if/result.ts';
import { openWhatIfBook } from '../../../src/forecast/what-if/book.ts';
import { weekSteps } from '../../../src/format/ahead.ts';
import { addDays } from '../../../src/format/date.ts';
import type { Locale } from '../../../src/i18n/locale.ts';
import { translator } from '../../../src/i18n/wordings.ts';
import { renderContext } from '../../../src/report/context.ts';
import { readView } from '../../../src/view/address.ts';
import { knownOf, readWhatIf } from '../../../src/view/what-if.ts';
import { site } from '../site.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const asOf = site.asOf;

/**
 * Everything comes on its due date, what is overdue on the first day. In CNY, C1 of the North owes 3,000,000.00 overdue and
 * 1,000,000.00 due in twenty days; C2, of no region, 500,000.00 overdue. C2 owes 70.00 USD too.
 * Nothing is promised.
 */
const book = openWhatIfBook({
  asOf,
  currencies: ['CNY', 'USD'].map((currency) => ({
    ...{ currency, kept: 0 },
    goesBy: {
      learnt: [{ method: 'due_date' as const }],
      steps: [{ until: 184, at: 0 }],
      otherwise: [],
      byAge: null,
    },
  })),
  owners: { customer: ['C1', 'C2'], rep: [null], region: ['North', null], segment: [null] },
  groups: {
    currency: [0, 0, 0, 1],
    customer: [0, 0, 1, 1],
    rep: [0, 0, 0, 0],
    region: [0, 0, 1, 1],
    segment: [0, 0, 0, 0],
    part: [0, 1, 1, 1],
    cells: [1, 1, 1, 1],
  },
  cells: {
    age: [-20, 40, 3, 3],
    days: [0, 0, 0, 0],
    minor: [1_000_000_00, 3_000_000_00, 500_000_00, 70_00],
  },
});

function open(query: string, locale: Locale = 'en') {
  const params = new URLSearchParams(query);
  const view = readView(params, site);
  const context = renderContext({
    ...{
      document: document as unknown as Document,
      locale,
      t: translator(locale),
      site,
      view,
      labels: { customer: { C1: 'Yuanzhou' } },
    },
  });
  const { whatIf } = readWhatIf(params, knownOf(site, {}));
  const outcome = outcomeOf(book, whatIf, view);
  const { said, shown } = drawResult(outcome, whatIf, context);
  const texts = [...said, ...shown].map((element) => ({
    element,
    text: element.textContent!.replaceAll('\u00a0', ' '),
  }));
  return { outcome, texts };
}

/** [forecast, assumed] of the first weeks, in whole units. */
const weeks = ({ weeks }: Outcome): [number, number][] =>
  weeks.slice(0, 4).map(({ forecast, assumed }) => [forecast / 100, assumed / 100]);

describe('what would come', () => {
  test('is the forecast where nothing is assumed', () => {
    const { outcome, texts } = open('');
    expect(weeks(outcome)).toEqual([
      [3_500_000, 3_500_000],
      [0, 0],
      [1_000_000, 1_000_000],
      [0, 0],
    ]);
    expect(texts.map(({ text }) => text)).toEqual(['Nothing is assumed yet.']);
  });

  test('follows the filters of the page', () => {
    expect(weeks(open('region=North&if_slip=10').outcome)).toEqual([
      [3_000_000, 0],
      [0, 3_000_000],
      [1_000_000, 1_000_000],
      [0, 0],
    ]);
    expect(weeks(open('region=(none)&if_slip=10').outcome)[0]).toEqual([500_000, 0]);
    expect(weeks(open('currency=USD&if_slip=10').outcome)[1]).toEqual([0, 70]);
  });

  test('comes by months as by weeks', () => {
    // as of 17 June: day 14 is 1 July
    const { months } = open('if_slip=13').outcome;
    const own = months.slice(0, 2).map(({ forecast, assumed }) => [forecast / 100, assumed / 100]);
    expect(own).toEqual([
      [3_500_000, 0],
      [1_000_000, 4_500_000],
    ]);
  });
});

describe('the page', () => {
  test('says what changes and by what, and that there is no band', () => {
    const far = addDays(asOf, 150);
    const [answer, lines, chart, months] = open(`if_paid=${far}.C1&if_discount=2-10-40`).texts;
    const by = /29 Sep 2026|16 Sep 2026/;
    // C1 pays 4 M after the thirteen weeks; nothing else is not yet due
    expect(answer!.text).toMatch(
      /^What if: ¥4\.0 M less by .+ than forecast, ¥0\.50 M instead of ¥4\.5 M\.$/,
    );
    expect(answer!.text).toMatch(by);
    expect(
      [...lines!.element.children].map((line) => line.textContent!.replaceAll('\u00a0', ' ')),
    ).toEqual([
      'Yuanzhou pays ¥4.0 M, all that is open, on 14 Nov 2026.',
      '40% of what is not yet due, ¥0, is paid by 27 Jun 2026 less 2%: the discount costs ¥0.',
      'No band: this is an assumption, not a forecast.',
    ]);
    expect(chart!.element.querySelectorAll('svg').length).toBe(2);
    const total = [...months!.element.querySelectorAll('tfoot th, tfoot td')];
    expect(total.map((cell) => cell.textContent)).toEqual([
      ...['Total', '4,500,000.00', '4,500,000.00', '0.00'],
    ]);
  });

  test('says what a discount costs', () => {
    // 40 % of 1 M, less 2 %: 8,000
    const { texts } = open('if_discount=2-10-40');
    expect(texts[1]!.text).toContain('¥0.40 M, is paid by 27 Jun 2026 less 2%');
    expect(texts[1]!.text).toContain('the discount costs ¥8,000.');
  });

  test('says that only the weeks change, or nothing', () => {
    expect(open('if_slip=10').texts[0]!.text).toBe(
      `What if: ¥4.5 M by 16 Sep 2026, as forecast, but in other weeks.`,
    );
    expect(open('if_broken=*').texts[0]!.text).toBe('What if: ¥4.5 M by 16 Sep 2026, as forecast.');
  });

  test('says of whom', () => {
    expect(open('region=North&if_broken=*').texts[0]!.text).toBe(
      'What if: North: ¥4.0 M by 16 Sep 2026, as forecast.',
    );
  });

  test('says it in Chinese', () => {
    const { texts } = open(`if_slip=120&if_broken=C2`, 'zh');
    expect(texts[0]!.text).toBe(
      '假设情景：到 2026年9月16日比预测少 ¥350万，为 ¥100万，而非 ¥450万。',
    );
    expect(texts[1]!.text).toContain('目前已逾期的 ¥350万比预测晚 120 天到账。');
    expect(texts[1]!.text).toContain('1 家客户的付款承诺未兑现');
    expect(texts[1]!.text).toContain('不给区间：这是假设，不是预测。');
  });

  test('has a table of the weeks that ties to the chart', () => {
    const chart = open('if_slip=10').texts[2]!.element;
    const rows = [...chart.querySelectorAll('tbody tr')];
    expect(rows.length).toBe(weekSteps(asOf).length);
    expect([...rows[1]!.children].slice(1).map((cell) => cell.textContent)).toEqual([
      ...['0.00', '3,500,000.00', '+3,500,000.00'],
    ]);
  });
});
