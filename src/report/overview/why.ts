/** Why overdue moved since the page's comparison: the bridge by customer, and its parts to the cent. */
import { type WaterfallStep, waterfall } from '../../charts/waterfall.ts';
import { dateLabel } from '../../format/label.ts';
import { exactMoney, isPrintedZero, money, moneyUnit } from '../../format/number.ts';
import { amountChange } from '../../metrics/ask/contributions.ts';
import type { Answer, Question } from '../../metrics/types.ts';
import { comparisonOf } from '../../view/comparison.ts';
import { questionFor } from '../../view/question.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import type { Block, RenderContext } from '../page.ts';
import { type PageMoney, pageMoney, rowsOf, scaleQuestions } from '../parts/answer-rows.ts';
import { chartFrame, NARROW } from '../parts/chart-frame.ts';
import { scope } from '../parts/filter-line.ts';
import { customerLink } from '../parts/people-links.ts';
import { type Column, table } from '../parts/table.ts';
import { listNames } from '../verdict/sentences.ts';
import { type BridgePart, bridgeParts } from './overdue-bridge.ts';

interface Line {
  id: string;
  kind: 'total' | BridgePart['kind'];
  customers: (string | null)[];
  /** Null on a total. */
  before: number | null;
  after: number | null;
  /** The total itself, or the part's change. */
  value: number;
}

const total = (id: 'before' | 'after', value: number): Line => ({
  id,
  kind: 'total',
  customers: [],
  before: null,
  after: null,
  value,
});

function linesOf(answers: Record<string, Answer>, context: RenderContext): Line[] {
  const [before, now] = ['before', 'now'].map((name) => rowsOf(answers[name]!, context));
  const parts = amountChange(before!, now!, 'customer');
  const sum = (pick: 'before' | 'after'): number =>
    parts.reduce((all, part) => all + part[pick], 0);
  return [
    total('before', sum('before')),
    ...bridgeParts(parts).map(
      (part): Line => ({
        id:
          part.kind === 'customer' ? (part.customers[0] ?? '') : `others${Math.sign(part.change)}`,
        kind: part.kind,
        customers: part.customers,
        before: part.before,
        after: part.after,
        value: part.change,
      }),
    ),
    total('after', sum('after')),
  ];
}

/** “¥0.92 M became ¥2.4 M: Yuanzhou +¥1.3 M”, with whoever is named in the direction of the change first. */
function message(lines: Line[], { currency, scale }: PageMoney, context: RenderContext): string {
  const { t, locale, label } = context;
  const text = (minor: number, signed = false): string =>
    money(minor, { currency, locale, scale, signed });
  const [first, last] = [lines[0]!.value, lines.at(-1)!.value];
  const largest = lines[1]!;
  if (lines.length < 3 || isPrintedZero(text(last - first)))
    return t('overview.bridge.same', { after: text(last) });
  return t('overview.bridge.message', {
    before: text(first),
    after: text(last),
    names: listNames(
      largest.customers.map((customer) => label('customer', customer)),
      context,
    ),
    change: text(largest.value, true),
  });
}

function columns(before: string, { currency }: PageMoney, context: RenderContext): Column<Line>[] {
  const { h, t, locale, view } = context;
  const asOf = comparisonOf(context.site, view)!.asOf;
  const exact = (minor: number | null): string =>
    minor === null ? '' : exactMoney(minor, currency, locale);
  const now = dateLabel(view.asOf, locale);
  const name = (line: Line) =>
    line.kind === 'total'
      ? line.id === 'before'
        ? before
        : now
      : line.kind === 'customer'
        ? customerLink(line.customers[0]!, context, '')
        : h('a', { href: 'change/' }, othersText(line, context));
  const balance = (pick: 'before' | 'after', label: string): Column<Line> => ({
    id: pick,
    label: t('overview.bridge.at', { date: label }),
    numeric: true,
    metric: (line) => (line.kind === 'customer' ? 'overdue_amount' : undefined),
    ask: pick === 'before' ? { asOf } : {},
    raw: (line) => line[pick],
    cell: (line) => exact(line[pick]),
  });
  return [
    { id: 'step', label: t('overview.bridge.step'), cell: name },
    {
      id: 'amount',
      label: t('overview.amount'),
      numeric: true,
      metric: (line) => (line.kind === 'total' ? 'overdue_amount' : undefined),
      raw: (line) => line.value,
      cell: (line) => `${line.kind !== 'total' && line.value > 0 ? '+' : ''}${exact(line.value)}`,
    },
    balance('before', before),
    balance('after', now),
  ];
}

/** Another name than the mark's, which stands for several rows and opens the table. */
const othersText = ({ value, customers }: Line, { t }: RenderContext): string =>
  t(value > 0 ? 'overview.bridge.allUp' : 'overview.bridge.allDown', { n: customers.length });

const othersName = ({ value, customers }: Line, { t }: RenderContext): string =>
  t(value > 0 ? 'overview.bridge.othersUp' : 'overview.bridge.othersDown', { n: customers.length });

/** On a wide screen, where the whole page is to fit; as high as the drawing beside it. */
const HEIGHT = 154;

export const whyBlock: Block = {
  id: 'why',
  questions(site: Site, view: View): Record<string, Question> {
    const before = comparisonOf(site, view);
    return {
      ...scaleQuestions(view),
      now: questionFor(view, 'overdue_amount', ['customer']),
      ...(before
        ? { before: questionFor(view, 'overdue_amount', ['customer'], { asOf: before.asOf }) }
        : {}),
    };
  },
  render(answers, context) {
    const { document, h, t, locale, site, view, label } = context;
    const page = pageMoney(answers, context);
    const { currency, scale } = page;
    const unit = t('overview.bridge.unit', {
      scope: scope(context),
      unit: moneyUnit(currency, scale, locale) || t('common.noCurrency'),
    });
    const comparison = comparisonOf(site, view);
    const id = 'overdue_bridge';
    if (!comparison || !answers.before)
      return chartFrame(context, {
        id,
        message: t('overview.bridge.nothing'),
        unit,
        draw: null,
        table: null,
      });
    const lines = linesOf(answers, context);
    const before = dateLabel(comparison.asOf, locale);
    const names = (line: Line): string =>
      line.kind === 'total'
        ? line.id === 'before'
          ? before
          : dateLabel(view.asOf, locale)
        : line.kind === 'customer'
          ? label('customer', line.customers[0]!)
          : othersName(line, context);
    const steps = lines.map(
      (line): WaterfallStep => ({
        label: names(line),
        value: line.value,
        ...(line.kind === 'total' ? { kind: 'total' } : { kind: 'delta', good: line.value < 0 }),
      }),
    );
    const format = (minor: number): string => money(minor, { currency, locale, scale, bare: true });
    const formatMark = (minor: number): string => money(minor, { currency, locale, scale });
    return chartFrame(context, {
      id,
      message: message(lines, page, context),
      unit,
      draw: (width) =>
        waterfall(steps, {
          document,
          width,
          locale,
          format,
          formatMark,
          inRows: true,
          ...(width > NARROW ? { height: HEIGHT } : {}),
        }),
      table: () =>
        table(h, {
          caption: t('overview.bridge.caption', { currency: label('currency', currency) }),
          columns: columns(before, page, context),
          rows: lines,
          key: (line) => line.id,
          ask: (line) =>
            line.kind === 'customer'
              ? { at: { customer: line.customers[0]! } }
              : line.kind === 'others'
                ? null
                : line.id === 'before'
                  ? { asOf: comparison.asOf }
                  : {},
          empty: t('common.noData'),
        }),
    });
  },
};
