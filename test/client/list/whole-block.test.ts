/** Lists that the page cuts: what it shows and says of the rest, and all of it where it is taken along. */
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { wholeBlock } from '../../../src/client/list/whole-block.ts';
import type { Answer, Question } from '../../../src/metrics/types.ts';
import { longList } from '../../../src/report/parts/long-list.ts';
import { worklistDue } from '../../../src/report/worklist/due.ts';
import type { RowsList } from '../../../src/rows/types.ts';
import { context as contextFor, site as invented } from '../../report/invented.ts';

const site = {
  ...invented,
  inputs: { payment: true },
  settings: { ...invented.settings, alerts: { slow_payer_days: 10 } },
};
/** C1 pays 25 days late. */
const answerTo = ({ metric }: Question): Answer => ({
  ...{ metric, unit: 'minor' },
  rows:
    metric === 'payment_delay'
      ? [{ by: { customer: 'C1' }, currency: 'CNY', value: 25, numerator: 25, denominator: 1 }]
      : [],
});
const invoices = (count: number): RowsList => ({
  ...{ columns: [], amountColumn: null, totals: [], count },
  rows: Array.from({ length: count }, (_, i) => ({
    ...{ customer_id: 'C1', document: `I${i}`, due_date: '2026-07-03', invoice_key: i },
    ...{ open_minor: 100, currency: 'CNY', due_on: '2026-07-03', kept: 'kept' },
  })),
});

async function drawn(count: number) {
  const { document } = parseHTML('<section data-block="worklist.due"></section>');
  const context = contextFor(document as unknown as Document, 'en', { site });
  const section = document.querySelector('section')!;
  const asked = Object.entries(worklistDue.questions(site, context.view));
  const answers = Object.fromEntries(asked.map(([name, question]) => [name, answerTo(question)]));
  const rows = { due: invoices(count), promises: invoices(0) };
  section.append(worklistDue.render(answers, context, rows));
  const whole = await wholeBlock(
    section.querySelector('[data-chart]')!,
    async (question) => answerTo(question),
    async ({ which }) => (which === 'items' ? invoices(count) : invoices(0)),
    context,
  );
  return { section, whole };
}

test('a long list is cut, says by how much, and is taken along whole', async () => {
  const { section, whole } = await drawn(62);
  expect(section.querySelectorAll('tbody tr').length).toBe(60);
  expect(section.querySelector('[data-cut="block"]')).not.toBeNull();
  expect(section.textContent).toContain(
    '2 more invoices are not listed here; the files and the calendar have all.',
  );
  expect(whole.querySelectorAll('tbody tr').length).toBe(62);
  expect(whole.querySelector('tbody tr:last-child')!.textContent).toContain('I61');
});

test('a list that fits is whole as it is', async () => {
  const { section, whole } = await drawn(60);
  expect(section.querySelectorAll('tbody tr').length).toBe(60);
  expect(section.querySelector('[data-cut]')).toBeNull();
  expect(section.textContent).not.toContain('not listed here');
  expect(whole.querySelectorAll('tbody tr').length).toBe(60);
});

test('rows are cut after the most that a page carries, unless all are wanted', () => {
  const rows = ['a', 'b', 'c'];
  expect(longList(rows, 2, {})).toEqual({ shown: ['a', 'b'], more: 1, cut: 'block' });
  expect(longList(rows, 3, {})).toEqual({ shown: rows, more: 0, cut: null });
  expect(longList(rows, 2, { isWhole: true })).toEqual({ shown: rows, more: 0, cut: null });
});
