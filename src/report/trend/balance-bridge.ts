/**
 * From the opening to the closing balance: a waterfall that foots, and its steps to the cent. What was invoiced and what
 * came in are many times all the rest, so they are drawn as one step, what came in less taken from what was invoiced.
 */

import { type WaterfallStep, waterfall } from '../../charts/waterfall.ts';
import { addDays, type IsoDate } from '../../format/date.ts';
import { dateLabel } from '../../format/label.ts';
import { exactMoney, money, moneyUnit } from '../../format/number.ts';
import type { Answer } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { View } from '../../view/view.ts';
import type { Block, RenderContext } from '../page.ts';
import { pageMoney, scaleQuestions, singleValue } from '../parts/answer-rows.ts';
import { chartFrame, NARROW } from '../parts/chart-frame.ts';
import { scope } from '../parts/filter-line.ts';
import { table } from '../parts/table.ts';

/** The day the bridge ends on: the period's last day that has happened. */
const closingDate = (view: View): IsoDate =>
  view.period.to < view.asOf ? view.period.to : view.asOf;

export interface Movements {
  opening: number;
  invoiced: number;
  /** Refunds are a movement of their own. */
  cash: number;
  creditNotes: number;
  writeOffs: number;
  discounts: number;
  refunds: number;
  /** Change of unapplied credit: what came in, or was credited, and reached no invoice yet. */
  unapplied: number;
  closing: number;
}

export interface BridgeStep {
  id: keyof Movements | 'rest';
  value: number;
  kind: 'total' | 'delta';
  good?: boolean;
}

/**
 * The steps, in minor units; movements that did not happen are left out. What the movements do not explain
 * (exchange differences, where amounts are converted) is a step of its own, never hidden in another.
 */
export function bridgeSteps(m: Movements): BridgeStep[] {
  const deltas: BridgeStep[] = [
    { id: 'invoiced', value: m.invoiced, kind: 'delta' },
    { id: 'cash', value: -m.cash, kind: 'delta' },
    { id: 'creditNotes', value: -m.creditNotes, kind: 'delta' },
    { id: 'writeOffs', value: -m.writeOffs, kind: 'delta', good: false },
    { id: 'discounts', value: -m.discounts, kind: 'delta' },
    { id: 'refunds', value: m.refunds, kind: 'delta' },
    { id: 'unapplied', value: m.unapplied, kind: 'delta' },
  ];
  const explained = deltas.reduce((sum, step) => sum + step.value, m.opening);
  const rest: BridgeStep = { id: 'rest', value: m.closing - explained, kind: 'delta' };
  return [
    { id: 'opening', value: m.opening, kind: 'total' },
    ...[...deltas, rest].filter((step) => step.value !== 0 || step.id === 'invoiced'),
    { id: 'closing', value: m.closing, kind: 'total' },
  ];
}

interface DrawnStep extends Omit<BridgeStep, 'id'> {
  id: BridgeStep['id'] | 'net';
}

/** The steps as drawn: invoices less cash is one. */
export function drawnSteps(steps: BridgeStep[]): DrawnStep[] {
  const net = steps
    .filter(({ id }) => id === 'invoiced' || id === 'cash')
    .reduce((sum, { value }) => sum + value, 0);
  return steps
    .filter(({ id }) => id !== 'cash')
    .map((step) => (step.id === 'invoiced' ? { id: 'net', value: net, kind: 'delta' } : step));
}

function movementsOf(answers: Record<string, Answer>, context: RenderContext): Movements {
  const read = (name: string): number => singleValue(answers[name], context) ?? 0;
  return {
    opening: read('opening'),
    invoiced: read('scaleInvoiced'),
    cash: read('cash'),
    creditNotes: read('creditNotes'),
    writeOffs: read('writeOffs'),
    discounts: read('discounts'),
    refunds: read('refunds'),
    unapplied: read('unapplied'),
    closing: read('closing'),
  };
}

/** The figures that steps are, by their ids. */
const METRICS: Record<string, string> = {
  opening: 'open_amount',
  invoiced: 'invoiced_amount',
  cash: 'cash_gross_amount',
  creditNotes: 'credit_note_amount',
  writeOffs: 'write_off_amount',
  discounts: 'discount_amount',
  refunds: 'refund_amount',
  unapplied: 'unapplied_change',
  closing: 'open_amount',
};

/** Their figures are what was taken off. */
const DEDUCTED = new Set(['cash', 'creditNotes', 'writeOffs', 'discounts']);

const heightFor = (width: number): { height?: number } => (width > NARROW ? { height: 196 } : {});

export const bridgeBlock: Block = {
  id: 'bridge',
  questions(_site, view) {
    const before = { asOf: addDays(view.period.from, -1) };
    return {
      ...scaleQuestions(view),
      opening: questionFor(view, 'open_amount', [], before),
      closing: questionFor(view, 'open_amount', [], { asOf: closingDate(view) }),
      unapplied: questionFor(view, 'unapplied_change'),
      cash: questionFor(view, 'cash_gross_amount'),
      creditNotes: questionFor(view, 'credit_note_amount'),
      writeOffs: questionFor(view, 'write_off_amount'),
      discounts: questionFor(view, 'discount_amount'),
      refunds: questionFor(view, 'refund_amount'),
    };
  },
  render(answers, context) {
    const { document, h, locale, t, view, site, label } = context;
    const { currency, scale } = pageMoney(answers, context);
    const short = (minor: number): string => money(minor, { currency, locale, scale });
    const bare = (minor: number): string => money(minor, { currency, locale, scale, bare: true });
    const movements = movementsOf(answers, context);
    const steps = bridgeSteps(movements);
    const [from, to] = [addDays(view.period.from, -1), closingDate(view)];
    const name = (id: BridgeStep['id']): string =>
      id === 'rest' && site.reportCurrency === null
        ? t('trend.bridge.unexplained')
        : t(`trend.bridge.${id}`);
    const change = movements.closing - movements.opening;
    const direction = change > 0 ? 'rose' : change < 0 ? 'fell' : 'same';
    const drawn: WaterfallStep[] = drawnSteps(steps).map(({ id, value, kind, good }) => ({
      label: id === 'net' ? t('trend.bridge.net') : name(id),
      value,
      kind,
      ...(good === undefined ? {} : { good }),
    }));
    const message = t(`trend.bridge.message.${direction}`, {
      change: short(Math.abs(change)),
      closing: short(movements.closing),
      invoiced: short(movements.invoiced),
      cash: short(movements.cash),
    });
    return chartFrame(context, {
      id: 'balance_bridge',
      message,
      unit: t('trend.bridge.unit', {
        scope: scope(context),
        unit: moneyUnit(currency, scale, locale) || t('common.noCurrency'),
        from: dateLabel(from, locale),
        to: dateLabel(to, locale),
      }),
      draw: (width) =>
        waterfall(drawn, {
          document,
          width,
          locale,
          format: bare,
          formatMark: short,
          ...heightFor(width),
        }),
      table: () =>
        table(h, {
          caption: t('trend.bridge.caption', { currency: label('currency', currency) }),
          columns: [
            { id: 'step', label: t('trend.bridge.step'), cell: (step) => name(step.id) },
            {
              id: 'amount',
              label: t('overview.amount'),
              numeric: true,
              metric: (step) => METRICS[step.id],
              raw: ({ id, value }) => (DEDUCTED.has(id) ? -value : value),
              cell: (step) => exactMoney(step.value, currency, locale),
            },
          ],
          rows: steps,
          key: (step) => step.id,
          ask: ({ id }) =>
            id === 'opening'
              ? { asOf: from }
              : id === 'closing'
                ? { asOf: to }
                : id === 'rest'
                  ? null
                  : {},
          empty: t('common.noData'),
        }),
    });
  },
};
