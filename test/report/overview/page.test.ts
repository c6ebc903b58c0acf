import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import type { Locale } from '../../../src/i18n/locale.ts';
import type { Answer } from '../../../src/metrics/types.ts';
import { agesByMonth } from '../../../src/report/overview/aging.ts';
import { bridgeSteps } from '../../../src/report/overview/bridge.ts';
import { debtors } from '../../../src/report/overview/debtors.ts';
import { overviewPage } from '../../../src/report/overview/page.ts';
import type { RenderContext } from '../../../src/report/page.ts';
import { answer, context, site, view } from '../invented.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

function render(id: string, locale: Locale = 'en', more: Partial<RenderContext> = {}): Element {
  const block = overviewPage.blocks.find((candidate) => candidate.id === id)!;
  const drawn = context(document, locale, more);
  const answers: Record<string, Answer> = {};
  for (const [name, question] of Object.entries(block.questions(drawn.site, drawn.view))) {
    answers[name] = answer(question);
  }
  return block.render(answers, drawn);
}

describe('the answer', () => {
  it('says that nothing moved, who holds most, and the dates it stands for', () => {
    // by customer the invented company owes the same at every date; 0.9 + 0.41 of 1.81 M = 72 %
    const text = render('answer').textContent!.replaceAll('\u00a0', ' ');
    expect(text).toContain('No material change: ¥1.8 M is overdue, 28.3% of what is owed.');
    expect(text).toContain('华东机电有限公司, hold 72% of it.');
    expect(text).toContain('as of 30 Jun 2026, compared with 30 Jun 2025');
  });

  it('says both dates where the period ends before the balances', () => {
    const later = { ...view, period: { from: '2025-01-01', to: '2025-03-31' } };
    expect(
      render('answer', 'en', { view: later }).textContent?.replaceAll('\u00a0', ' '),
    ).toContain('Period to 31 Mar 2025, balances of 30 Jun 2026: the two dates differ.');
  });

  it('names the other currencies, and missing payments', () => {
    expect(render('answer').textContent).toContain('The data also has USD');
    const without = render('answer', 'zh', { site: { ...site, hasPayments: false } });
    expect(without.textContent).toContain('数据中没有收款记录');
  });
});

describe('the bridge', () => {
  const movements = {
    opening: 1_000,
    invoiced: 500,
    cash: 300,
    creditNotes: 20,
    writeOffs: 10,
    discounts: 0,
    refunds: 1,
    unapplied: 4,
    closing: 1_175,
  };

  it('foots: opening and every step reach the closing balance', () => {
    const steps = bridgeSteps(movements);
    const deltas = steps.filter((step) => step.kind === 'delta');
    expect(deltas.map((step) => [step.id, step.value])).toEqual([
      ['invoiced', 500],
      ['cash', -300],
      ['creditNotes', -20],
      ['writeOffs', -10],
      ['refunds', 1],
      ['unapplied', 4],
    ]);
    expect(deltas.reduce((sum, step) => sum + step.value, 1_000)).toBe(1_175);
  });

  it('shows what the movements leave open as a step of its own', () => {
    const steps = bridgeSteps({ ...movements, closing: 1_180 });
    expect(steps.find((step) => step.id === 'rest')?.value).toBe(5);
  });

  it('draws the invented company without a rest', () => {
    const element = render('bridge');
    expect(element.getAttribute('data-chart')).toBe('balance_bridge');
    expect(element.querySelector('[data-key="rest"]')).toBeNull();
    expect(element.querySelector('[data-key="cash"]')?.textContent).toContain('−22,112,000.00');
  });
});

describe('figures', () => {
  it('are six, each with its value, and the overdue share beside', () => {
    const printed = [...render('figures').querySelectorAll('[data-metric]')].map((element) => [
      element.getAttribute('data-metric'),
      element.getAttribute('data-value'),
      element.textContent?.replaceAll('\u00a0', ' '),
    ]);
    expect(printed).toEqual([
      ['collection_rate', '0.921', '92.1%'],
      ['collection_rate_due', '0.874', '87.4%'],
      ['open_amount', '640000000', '¥6.4 M'],
      ['overdue_amount', '181000000', '¥1.8 M'],
      ['overdue_share', '0.2828125', '28.3%'],
      ['dso', '48.2', '48.2'],
      ['unapplied_amount', '14500000', '¥0.15 M'],
    ]);
  });

  it('judge a change by what is good for the business', () => {
    const changes = [...render('figures').querySelectorAll('.change')];
    const of = (index: number) => changes[index]!.textContent!.replaceAll('\u00a0', ' ');
    expect(of(0)).toBe('▼ −1.9 pp vs a year ago');
    expect(changes[0]!.querySelector('.bad')).not.toBeNull();
    expect(of(3)).toBe('▲ +¥0.23 M vs a year ago');
    expect(changes[3]!.querySelector('.bad')).not.toBeNull();
    // more owed is neither good nor bad by itself
    expect(changes[2]!.querySelector('.good, .bad')).toBeNull();
    expect(of(5)).toBe('unchanged vs a year ago');
  });
});

describe('ageing by month', () => {
  it('adds the buckets of each month', () => {
    const row = (month: string, bucket: string, value: number | null) => ({
      by: { month, bucket },
      currency: null,
      value,
      numerator: value,
      denominator: null,
    });
    const months = agesByMonth([
      row('2026-02', '90+', 5),
      row('2026-01', '1-30', 2),
      row('2026-02', 'not_due', 7),
    ]);
    expect(months.map(({ month, total }) => [month, total])).toEqual([
      ['2026-01', 2],
      ['2026-02', 12],
    ]);
  });
});

describe('the accounts that matter', () => {
  it('are sorted, share what is overdue, and know their oldest item', () => {
    const rows = (values: [string, number][], bucket?: string) =>
      values.map(([customer, value]) => ({
        by: { customer, ...(bucket ? { bucket } : {}) },
        currency: null,
        value,
        numerator: value,
        denominator: null,
      }));
    const result = debtors(
      {
        open: rows([
          ['A', 100],
          ['B', 400],
          ['C', 50],
        ]),
        overdue: rows([
          ['A', 100],
          ['B', 300],
          ['C', 0],
        ]),
        aging: [
          ...rows([['A', 100]], '1-30'),
          ...rows([['B', 300]], '90+'),
          ...rows([['B', 100]], 'not_due'),
        ],
      },
      site.buckets.due,
    );
    expect(result).toEqual([
      { customer: 'B', open: 400, overdue: 300, share: 0.75, cumulative: 0.75, oldest: '90+' },
      { customer: 'A', open: 100, overdue: 100, share: 0.25, cumulative: 1, oldest: '1-30' },
    ]);
  });

  it('print names as text and amounts to the cent', () => {
    const element = render('debtors', 'zh');
    expect(element.querySelector('[data-key="C1"] th a')?.textContent).toBe('Harbour & Sons <Ltd>');
    expect(element.querySelector('[data-key="C1"] td')?.textContent).toBe('900,000.00');
  });
});
