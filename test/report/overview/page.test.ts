import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { previousMonthEnd } from '../../../src/format/date.ts';
import type { Locale } from '../../../src/i18n/locale.ts';
import type { Answer } from '../../../src/metrics/types.ts';
import { agesByMonth } from '../../../src/report/overview/aging.ts';
import { answerSentence } from '../../../src/report/overview/answer.ts';
import { bridgeSteps } from '../../../src/report/overview/bridge.ts';
import { debtors } from '../../../src/report/overview/debtors.ts';
import { overviewPage } from '../../../src/report/overview/page.ts';
import type { RenderContext } from '../../../src/report/page.ts';
import { previousPeriod } from '../../../src/view/compare-dates.ts';
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

describe('comparison dates', () => {
  it('step back to the last month end', () => {
    expect(previousMonthEnd('2026-06-30')).toBe('2026-05-31');
    expect(previousMonthEnd('2026-03-01')).toBe('2026-02-28');
  });

  it('compare with the same months of the year before, seen at the same age', () => {
    expect(previousPeriod(site, view)).toEqual({
      period: { from: '2024-07-01', to: '2025-06-30' },
      asOf: '2025-06-30',
    });
    const started = {
      ...view,
      period: { from: '2026-01-01', to: '2026-06-30' },
      asOf: '2026-06-12',
    };
    expect(previousPeriod(site, started)).toEqual({
      period: { from: '2025-01-01', to: '2025-06-12' },
      asOf: '2025-06-12',
    });
  });

  it('step over a period longer than a year', () => {
    const long = { ...view, period: { from: '2025-05-01', to: '2026-06-30' } };
    expect(previousPeriod({ ...site, firstDate: '2020-01-01' }, long)?.period).toEqual({
      from: '2023-05-01',
      to: '2024-06-30',
    });
  });

  it('compare with nothing where the data does not reach back', () => {
    const early = { ...view, period: { from: '2023-07-01', to: '2024-06-30' } };
    expect(previousPeriod(site, early)).toBeNull();
  });
});

describe('the answer', () => {
  const en = context(document, 'en');
  const options = { currency: 'CNY', locale: 'en', scale: { factor: 1e6, unit: 'M' } } as const;
  const say = (overdue: number, before: number | null, debts: number[], open = 5_000_000_000) =>
    answerSentence({ open, overdue, before, debtors: debts }, en, options).replaceAll(
      '\u00a0',
      ' ',
    );

  it('says what rose and who holds it', () => {
    // 18.1 M now, 15.8 M before; 7.6 + 4.6 + 3.0 = 15.2 of 18.1 = 84 %
    expect(say(1_810_000_000, 1_580_000_000, [760e6, 460e6, 300e6, 290e6])).toBe(
      'Overdue rose ¥2.3 M to ¥18.1 M; 3 customers hold 84% of it.',
    );
    expect(say(1_580_000_000, 1_810_000_000, [])).toBe('Overdue fell ¥2.3 M to ¥15.8 M.');
  });

  it('calls a change under two per cent none', () => {
    expect(say(1_810_000_000, 1_800_000_000, [])).toBe('No material change: ¥18.1 M is overdue.');
  });

  it('has a sentence for no comparison, nothing overdue, nothing owed', () => {
    expect(say(1_000_000_000, null, [])).toBe('¥10.0 M is overdue, 20.0% of what is owed.');
    expect(say(0, 5, [])).toBe('Nothing is overdue; ¥50.0 M is owed and not yet due.');
    expect(say(0, null, [], 0)).toBe('Nothing is owed in this choice.');
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
    expect(of(0)).toBe('▼ −1.9 pp vs year before');
    expect(changes[0]!.querySelector('.bad')).not.toBeNull();
    expect(of(3)).toBe('▲ +¥0.23 M vs 31 May 2026');
    expect(changes[3]!.querySelector('.bad')).not.toBeNull();
    // more owed is neither good nor bad by itself
    expect(changes[2]!.querySelector('.good, .bad')).toBeNull();
    expect(of(5)).toBe('unchanged vs 31 May 2026');
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
    expect(element.querySelector('[data-key="C1"] th')?.textContent).toBe('Harbour & Sons <Ltd>');
    expect(element.querySelector('[data-key="C1"] td')?.textContent).toBe('900,000.00');
  });
});
