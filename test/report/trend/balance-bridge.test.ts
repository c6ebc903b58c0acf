/** The bridge of all receivables: it foots, hides nothing, and can be read beside what it begins and ends with. */
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { bridgeBlock, bridgeSteps, drawnSteps } from '../../../src/report/trend/balance-bridge.ts';
import { answer, context, site, view } from '../invented.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

describe('the bridge of receivables', () => {
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

  it('draws what was invoiced less what came in as one step', () => {
    expect(drawnSteps(bridgeSteps(movements)).map(({ id, value }) => [id, value])).toEqual([
      ['opening', 1_000],
      ['net', 200],
      ['creditNotes', -20],
      ['writeOffs', -10],
      ['refunds', 1],
      ['unapplied', 4],
      ['closing', 1_175],
    ]);
  });

  it('draws the invented company without a rest', () => {
    const asked = Object.entries(bridgeBlock.questions(site, view));
    const answers = Object.fromEntries(asked.map(([name, question]) => [name, answer(question)]));
    const element = bridgeBlock.render(answers, context(document, 'en'));
    expect(element.getAttribute('data-chart')).toBe('balance_bridge');
    expect(element.querySelector('[data-key="rest"]')).toBeNull();
    expect(element.querySelector('[data-key="cash"]')?.textContent).toContain('−22,112,000.00');
  });
});
