import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { alert } from '../../../src/alerts/rule-parts.ts';
import { alertRule } from '../../../src/alerts/rules.ts';
import { worklist } from '../../../src/alerts/worklist.ts';
import type { Locale } from '../../../src/i18n/locale.ts';
import type { Answer, AnswerRow } from '../../../src/metrics/types.ts';
import { agesByMonth } from '../../../src/report/overview/age.ts';
import { bridgeParts } from '../../../src/report/overview/overdue-bridge.ts';
import { overviewPage } from '../../../src/report/overview/page.ts';
import type { RenderContext } from '../../../src/report/page.ts';
import { mainReps } from '../../../src/report/parts/customer-facts.ts';
import { reasonsOf } from '../../../src/report/parts/work-text.ts';
import type { Site } from '../../../src/view/site.ts';
import type { View } from '../../../src/view/view.ts';
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
    expect(text).toContain('华东机电有限公司, account for 72% of it.');
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

describe('figures', () => {
  it('are five, with what stands beside them', () => {
    const printed = [...render('figures').querySelectorAll('[data-metric]')].map((element) => [
      element.getAttribute('data-metric'),
      element.getAttribute('data-value'),
      element.textContent?.replaceAll('\u00a0', ' '),
    ]);
    expect(printed).toEqual([
      ['overdue_amount', '181000000', '¥1.8 M'],
      ['overdue_share', '0.2828125', '28.3%'],
      ['open_amount', '640000000', '¥6.4 M'],
      ['collection_rate_due', '0.874', '87.4%'],
      // the invented rate of a month is 1 + 0.15 sin(11 ÷ 2) of the period's: 0.874 × 0.89417
      ['collection_rate_due', String(0.874 * (1 + 0.15 * Math.sin(5.5))), '78.2%'],
      ['dso', '48.2', '48.2'],
      ['due_soon_amount', '90000000', '¥0.90 M'],
    ]);
  });

  it('judge a change by what is good for the business', () => {
    const changes = [...render('figures').querySelectorAll('.change')];
    const of = (index: number) => changes[index]!.textContent!.replaceAll('\u00a0', ' ');
    expect(of(0)).toBe('▲ +¥0.23 M vs a year ago');
    expect(changes[0]!.querySelector('.bad')).not.toBeNull();
    expect(of(2)).toBe('▲ +1.3 pp vs a year ago');
    expect(changes[2]!.querySelector('.good')).not.toBeNull();
    // more that falls due is neither good nor bad by itself
    expect(of(4)).toBe('▲ +¥0.20 M vs a year ago');
    expect(changes[4]!.querySelector('.good, .bad')).toBeNull();
  });

  it('say how many days ahead, what DSO moved by, and what is promised where promises exist', () => {
    const text = (more: Partial<RenderContext> = {}, locale: Locale = 'en') =>
      render('figures', locale, more).textContent!.replaceAll('\u00a0', ' ');
    // 48.2 − 46.9 = 1.3: of it late 9.2 − 6.1, not due 39.0 − 40.8
    expect(text()).toContain('late +3.1 · not due −1.8');
    expect(text({}, 'zh')).toContain('逾期 +3.1 · 未到期 −1.8');
    expect(text()).toContain('Due in 14 days');
    expect(text()).not.toContain('promised');
    const promises = { site: { ...site, inputs: { ...site.inputs, promise: true } } };
    expect(text(promises)).toContain('promised for these days ¥0.03 M');
  });

  it('show the target as a mark, its value in words, and the last month alone', () => {
    const [, share, rate] = render('figures').querySelectorAll('.figure');
    expect(rate!.querySelector('.bullet line')!.getAttribute('x1')).toBe('135');
    expect(rate!.textContent).toContain('target 90%Jun 2026 alone 78.2%');
    const half = {
      ...site,
      settings: { ...site.settings, alerts: { ...site.settings.alerts, rate_target: 0.925 } },
    };
    expect(render('figures', 'en', { site: half }).textContent).toContain('target 92.5%');
    expect(share!.querySelector('.bullet line')).toBeNull();
    // 1810 ÷ 6400 beside the same a year ago: the longer of the two is the whole width
    const widths = [...share!.querySelectorAll('.bullet rect')].map((bar) =>
      Number(bar.getAttribute('width')),
    );
    expect(widths).toEqual([150, 150, 150]);
  });

  it('print the first and the last value of the line', () => {
    const [overdue] = render('figures').querySelectorAll('.figure-chart');
    // 181 M ÷ 12 = 15.083 M minor units: × (1 + 0 − 0.11) and × (1 + 0.15 sin 5.5)
    expect(
      [...overdue!.querySelectorAll(':scope > span:not(.spark)')].map((end) => end.textContent),
    ).toEqual(['0.13', '0.13']);
    // what the pointer says of a month, and a screen reader of all of them
    const box = overdue!.querySelector('.spark')!;
    const first = box.querySelector('[data-mark]')!;
    expect([first.getAttribute('data-step'), first.getAttribute('data-mark')]).toEqual([
      '2025-07',
      'Jul 2025',
    ]);
    expect(first.getAttribute('data-text')).toBe('¥0.13\u00a0M');
    expect(box.getAttribute('aria-label')).toMatch(/^Overdue by month from Jul 2025: ¥0.13\sM, /);
    expect(box.querySelectorAll('[data-mark]')).toHaveLength(12);
  });
});

const by = (values: [string, number][], more: Record<string, string> = {}) =>
  values.map(([customer, value]) => ({
    by: { customer, ...more },
    currency: null,
    value,
    numerator: value,
    denominator: null,
  }));

describe('why overdue moved', () => {
  const moved = (changes: Record<string, number>) =>
    Object.entries(changes).map(([key, change]) => ({
      key,
      before: 1000,
      after: 1000 + change,
      change,
    }));
  const parts = (changes: Record<string, number>) =>
    bridgeParts(moved(changes)).map(({ kind, customers, change }) => [
      kind,
      customers.join(),
      change,
    ]);

  it('names the fewest that explain it, then the others, then those that moved against it', () => {
    // 150 + 90 + 20 + 10 − 40 − 8 − 2 = 220; A alone is 68 % of it, two are named at least
    expect(parts({ A: 150, B: 90, C: 20, D: 10, E: -40, F: -8, G: -2 })).toEqual([
      ['customer', 'A', 150],
      ['customer', 'B', 90],
      ['others', 'C,D', 30],
      ['customer', 'E', -40],
      ['others', 'F,G', -10],
    ]);
  });

  it('names four where many moved alike, and one other by its name', () => {
    const many = { A: -10, B: -9, C: -8, D: -7, E: -6, F: -5, G: -5, H: -5, I: -5, J: 3, K: 1 };
    expect(parts(many)).toEqual([
      ['customer', 'A', -10],
      ['customer', 'B', -9],
      ['customer', 'C', -8],
      ['customer', 'D', -7],
      ['others', 'E,F,G,H,I', -26],
      ['customer', 'J', 3],
      ['customer', 'K', 1],
    ]);
  });

  it('has no part where nobody moved, and foots where the changes cancel', () => {
    expect(parts({ A: 0 })).toEqual([]);
    expect(parts({ A: 5, B: -5 })).toEqual([
      ['customer', 'A', 5],
      ['customer', 'B', -5],
    ]);
  });

  /** The invented company owed C1 0.30 M and C2 0.50 M a year ago. */
  const draw = (locale: Locale = 'en') => {
    const block = overviewPage.blocks.find(({ id }) => id === 'why')!;
    const answers = Object.fromEntries(
      Object.entries(block.questions(site, view)).map(([name, question]) => [
        name,
        answer(question),
      ]),
    );
    answers.before!.rows = answers
      .before!.rows.filter(({ by }) => by.customer === 'C1' || by.customer === 'C2')
      .map((row) => ({ ...row, value: row.by.customer === 'C1' ? 30_000_000 : 50_000_000 }));
    return block.render(answers, context(document, locale));
  };

  it('prints steps that lead from the one date to the other to the cent', () => {
    const element = draw();
    // C1 0.3 → 0.9, C2 0.5 → 0.41, C3 0 → 0.3, C4 0 → 0.2: 0.8 → 1.81 M
    const lines = [...element.querySelectorAll('tbody tr')].map((line) => [
      line.querySelector('th')!.textContent,
      line.querySelector('td')!.textContent,
    ]);
    expect(lines).toEqual([
      ['30 Jun 2025', '800,000.00'],
      ['Harbour & Sons <Ltd> C1', '+600,000.00'],
      ['Quarry Works C3', '+300,000.00'],
      ['Delta Foods C4', '+200,000.00'],
      ['华东机电有限公司 C2', '−90,000.00'],
      ['30 Jun 2026', '1,810,000.00'],
    ]);
    expect(element.querySelector('.message')!.textContent!.replaceAll('\u00a0', ' ')).toBe(
      'From ¥0.80 M to ¥1.8 M: Harbour & Sons <Ltd> +¥0.60 M',
    );
    expect(draw('zh').querySelector('.message')!.textContent).toBe(
      '由 ¥80.0万变为 ¥181万：Harbour & Sons <Ltd> +¥60.0万',
    );
  });

  it('leads to the customer and the rows, and says where nothing moved or nothing is to compare', () => {
    const line = draw().querySelector('[data-key="C1"]')!;
    expect(line.querySelector('a')!.getAttribute('href')).toBe('customer/?customer=C1');
    expect(JSON.parse(line.getAttribute('data-ask')!)).toEqual({ at: { customer: 'C1' } });
    expect(render('why').querySelector('.message')!.textContent!.replaceAll('\u00a0', ' ')).toBe(
      'No material change: ¥1.8 M is overdue',
    );
    const young = { ...site, firstDate: '2026-06-29' };
    expect(render('why', 'en', { site: young }).textContent).toContain(
      'No earlier date to compare',
    );
  });
});

describe('how old it is', () => {
  const row = (month: string, bucket: string, value: number | null) => ({
    by: { month, bucket },
    currency: null,
    value,
    numerator: value,
    denominator: null,
  });

  it('adds up what is late in each month, and leaves out what is not due', () => {
    const months = agesByMonth([
      row('2026-02', '90+', 5),
      row('2026-01', '1-30', 2),
      row('2026-02', 'not_due', 7),
      row('2026-01', '90+', 3),
    ]);
    expect(months.map(({ month, total }) => [month, total])).toEqual([
      ['2026-01', 5],
      ['2026-02', 5],
    ]);
  });

  /** What the oldest did, in M: `now` at the end of June, `before` a year ago. */
  const say = (now: number, before: number, locale: Locale = 'en') => {
    const block = overviewPage.blocks.find(({ id }) => id === 'age')!;
    const answers: Record<string, Answer> = Object.fromEntries(
      Object.entries(block.questions(site, view)).map(([name, question]) => [
        name,
        answer(question),
      ]),
    );
    answers.aging!.rows = [row('2026-06', '90+', now * 1e8)];
    answers.before!.rows = [{ ...row('', '90+', before * 1e8), by: { bucket: '90+' } }];
    const drawn = block.render(answers, context(document, locale));
    return drawn.querySelector('.message')!.textContent!.replaceAll('\u00a0', ' ');
  };

  it('says what the oldest did since the page’s comparison', () => {
    expect(say(1, 0.25)).toBe('90+ days late: ¥1.0 M, 4.0 times what it was a year ago');
    expect(say(1, 0.8)).toBe('90+ days late: ¥1.0 M, ¥0.20 M more than a year ago');
    expect(say(0.5, 0.8)).toBe('90+ days late: ¥0.50 M, ¥0.30 M less than a year ago');
    expect(say(0.5, 0.5)).toBe('90+ days late: ¥0.50 M, the same as a year ago');
    expect(say(0.5, 0)).toBe('90+ days late: ¥0.50 M; a year ago there was none');
    expect(say(0, 0)).toBe('Nothing is 90+ days late');
    expect(say(1, 0.25, 'zh')).toBe('逾期 90 天以上：¥100万，是上年同期的 4.0 倍');
  });
});

describe('what to do this week', () => {
  it('knows the main rep of a customer', () => {
    const reps = [...by([['A', 10]], { rep: 'R1' }), ...by([['A', 12]], { rep: 'R2' })];
    expect([...mainReps(reps)]).toEqual([['A', 'R2']]);
  });

  const WORK: Site = {
    ...site,
    inputs: { ...site.inputs, limit: true, activity: true, promise: true },
    settings: {
      ...site.settings,
      alerts: { ...site.settings.alerts, silent_days: 30, unapplied_amount: 10_000 },
    },
  };
  const ROWS: Record<string, AnswerRow[]> = {
    // over its limit by 43 %, with two promises broken
    credit_utilisation: [{ ...by([['C1', 1.43]])[0]!, currency: 'CNY' }],
    broken_promise_count: [{ ...by([['C1', 2]])[0]!, currency: 'CNY' }],
    // 0.40 of 0.41 M late is waiting as credit
    unapplied_amount: [{ ...by([['C2', 400_000_00]])[0]!, currency: 'CNY' }],
    // C3 last 41 days ago, C4 never
    days_since_contact: [
      { ...by([['C3', 41]])[0]!, currency: 'CNY', numerator: 1 },
      { ...by([['C4', 0]])[0]!, currency: 'CNY', numerator: 1, value: null },
      { ...by([['C1', 3]])[0]!, currency: 'CNY', numerator: 1 },
    ],
    // C1 spoke on 27 June and promised for 1 July
    contact_outcome_count: [{ ...by([['C1', 1]], { outcome: 'no_answer' })[0]!, currency: 'CNY' }],
    days_to_promise: [{ ...by([['C1', 1]])[0]!, currency: 'CNY' }],
    promised_soon_amount: [{ ...by([['C1', 27_800_00]])[0]!, currency: 'CNY' }],
    oldest_overdue_days: [{ ...by([['C1', 123]])[0]!, currency: 'CNY' }],
  };
  const draw = (locale: Locale = 'en', own: Site = WORK) => {
    const block = overviewPage.blocks.find(({ id }) => id === 'work')!;
    const answers = Object.fromEntries(
      Object.entries(block.questions(own, view)).map(([name, question]) => {
        const { metric } = question;
        const known =
          metric in ROWS || !/_amount$|^aging$/.test(metric) || /dispute|beyond/.test(metric);
        const rows = known ? (ROWS[metric] ?? []) : answer(question).rows;
        return [name, { ...answer(question), rows: question.by?.includes('rep') ? [] : rows }];
      }),
    );
    return block.render(answers, context(document, locale, { site: own }));
  };
  it('says by how much a limit is passed, also where that is less than 1%', () => {
    const reasons = (utilisation: number) => {
      const row = { ...by([['C1', utilisation]])[0]!, currency: 'CNY' };
      const passed = alert({
        rule: 'limit_passed',
        severity: 'high',
        row,
        amount: null,
        evidence: [{ metric: 'credit_utilisation', value: utilisation, unit: 'ratio' }],
      });
      const [item] = worklist(
        [{ ...row, value: 100 }],
        [
          {
            rule: alertRule('limit_passed'),
            state: 'evaluated',
            alerts: [passed],
            missing: [],
            unjudged: 0,
          },
        ],
        {},
        WORK,
      );
      return reasonsOf(item!, context(document, 'en', { site: WORK }), String);
    };
    expect(reasons(1.43)).toEqual(['43% over its credit limit']);
    expect(reasons(1.003)).toEqual(['0.3% over its credit limit']);
  });

  const cells = (element: Element) =>
    [...element.querySelectorAll('tbody tr')].map((line) =>
      [...line.children].map((cell) => cell.textContent!.replaceAll('\u00a0', ' ')),
    );

  it('is one row a customer, largest first, with why, the step, and who was spoken to', () => {
    expect(cells(draw())).toEqual([
      [
        'Harbour & Sons <Ltd> C1',
        '900,000.00',
        '43% over its credit limit, 2 promises broken',
        'stop supply',
        '123 days',
        '27 Jun, no answer',
        '1 Jul ¥27,800',
        '',
      ],
      [
        '华东机电有限公司 C2',
        '410,000.00',
        '¥400,000 unapplied credit',
        'apply credit: ¥10,000 would stay overdue',
        '',
        '',
        '',
        '',
      ],
      ['Quarry Works C3', '300,000.00', 'no contact for 41 days', 'call', '', '20 May', '', ''],
      ['Delta Foods C4', '200,000.00', 'never contacted', 'call', '', 'never', '', ''],
    ]);
    expect(cells(draw('zh'))[0]!.slice(2, 7)).toEqual([
      '超信用额度 43%、2 次承诺未兑现',
      '暂停发货',
      '123 天',
      '6月27日，无人接听',
      '7月1日 ¥27,800',
    ]);
  });

  it('names the rule of each step, and asks for no column without its export', () => {
    const steps = [...draw().querySelectorAll('tbody strong')].map((step) =>
      step.getAttribute('title'),
    );
    expect(steps).toEqual([
      'Rule: Credit limit exceeded',
      'Rule: Unapplied credit waiting',
      'Rule: Overdue and not contacted',
      'Rule: Overdue and not contacted',
    ]);
    const bare = draw('en', { ...WORK, inputs: { payment: true } });
    expect([...bare.querySelectorAll('thead th')].map((head) => head.textContent)).toEqual([
      'Customer',
      'Overdue',
      'Why',
      'Next step',
      'Oldest item',
    ]);
    expect(cells(bare)[0]!.slice(2, 4)).toEqual(['123 days late', 'stop supply']);
  });

  it('says how many more there are and what they owe, to the cent', () => {
    const block = overviewPage.blocks.find(({ id }) => id === 'work')!;
    const answers = Object.fromEntries(
      Object.entries(block.questions(site, view)).map(([name, question]) => [
        name,
        answer(question),
      ]),
    );
    // 7 + 6 + 5 + 4 + 3 are listed, 2 + 1 − 0.5 are not
    answers.overdue!.rows = by([
      ['C1', 300],
      ['C2', 700],
      ['C3', 600],
      ['C4', 500],
      ['E', 400],
      ['F', 200],
      ['G', 100],
      ['H', -50],
    ]);
    const foot = block.render(answers, context(document, 'en')).querySelector('tfoot')!;
    expect(foot.textContent).toContain('2 more ▸ This week');
    expect(foot.querySelector('[data-metric="overdue_amount"]')!.getAttribute('data-value')).toBe(
      '250',
    );
    expect(draw().querySelector('tfoot')).toBeNull();
  });
});

describe('the line on the reps', () => {
  /** Equal items of 100 yuan, of which `paid` came in; `of` by customer as paid and due. */
  const say = (
    reps: Record<string, { paid: number; due: number; of?: Record<string, [number, number]> }>,
    locale: Locale = 'en',
    chosen: View = view,
    own: Site = site,
  ) => {
    const block = overviewPage.blocks.find(({ id }) => id === 'reps')!;
    const row = (of: AnswerRow['by'], paid: number, due: number): AnswerRow => ({
      by: of,
      currency: 'CNY',
      value: paid / due,
      numerator: paid * 100_00,
      denominator: due * 100_00,
    });
    const all = Object.entries(reps);
    const rows: Record<string, AnswerRow[]> = {
      rate: all.map(([rep, { paid, due }]) => row({ rep }, paid, due)),
      squares: all.map(([rep, { due }]) => ({ ...row({ rep }, 1, 1), value: due * 100_00 ** 2 })),
      customers: all.flatMap(([rep, { of = {} }]) =>
        Object.entries(of).map(([customer, [paid, due]]) => row({ rep, customer }, paid, due)),
      ),
    };
    const answers = Object.fromEntries(
      Object.entries(block.questions(own, chosen)).map(([name, question]) => {
        expect(question.filter?.rep).toBeUndefined();
        return [name, { ...answer(question), rows: rows[name]! }];
      }),
    );
    const line = block.render(answers, context(document, locale, { site: own, view: chosen }));
    // the ways to other pages stand behind it, also where there is no line
    const ways = line.querySelector('.ways')!;
    expect([...ways.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
      'customers/',
      'forecast/',
      'data/',
    ]);
    expect(ways.textContent!.startsWith(' · ')).toBe(line.firstChild !== ways);
    ways.remove();
    return line.textContent;
  };
  const good = { paid: 485, due: 500 };

  it('names who is worse than chance, also where one customer is the reason, and links to the reps', () => {
    // 80 of 100 against 485 of 500; without C1's 5 of 25 it is 75 of 75
    const of: Record<string, [number, number]> = { C1: [5, 25], C2: [75, 75] };
    expect(say({ R1: { paid: 80, due: 100, of }, R2: good, R3: good })).toBe(
      '2 of 3 reps are level: 97.0% to 97.0% of what fell due in Jul 2025 – Jun 2026 has come in, 95.5% over all reps. Li Wei is at 80.0%, lower than chance explains; without Harbour & Sons <Ltd> it would be 100.0%. Sales reps ▸',
    );
    const even: Record<string, [number, number]> = { C1: [40, 50], C2: [40, 50] };
    expect(say({ R1: { paid: 80, due: 100, of: even }, R2: good, R3: good })).toContain(
      'Li Wei is at 80.0%, lower than chance explains. Sales',
    );
  });

  it('says the rate over all, also those too small to compare', () => {
    const small = { ...site, settings: { ...site.settings, rankMinBaseMinor: 50 * 100_00 } };
    // 970 of 1,000, and 0 of R3's 25: 970 of 1,025
    expect(say({ R1: good, R2: good, R3: { paid: 0, due: 25 } }, 'en', view, small)).toContain(
      '2 of 2 reps are level: 97.0% to 97.0% of what fell due in Jul 2025 – Jun 2026 has come in, 94.6% over all reps.',
    );
  });

  it('says that all are level, and nothing where there is nobody to compare with', () => {
    const level = { R1: { paid: 96, due: 100 }, R2: good };
    expect(say(level)).toMatch(
      /^2 of 2 reps are level: 96\.0% to 97\.0%.* over all reps\. Sales reps ▸$/,
    );
    expect(say(level, 'zh')).toContain('业务员排名 ▸');
    expect(say({ R2: good })).toBe('');
  });

  it('judges among all reps also where one is chosen', () => {
    const mine = { ...view, filter: { ...view.filter, rep: 'R1' } };
    expect(say({ R1: { paid: 96, due: 100 }, R2: good }, 'en', mine)).toContain('2 of 2 reps');
  });
});
