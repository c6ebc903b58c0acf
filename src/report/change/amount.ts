/** Which customers moved an amount between two dates: bars on a zero line, and to the cent. */
import { dateLabel } from '../../format/label.ts';
import { exactMoney, type MoneyScale, money, moneyScale, moneyUnit } from '../../format/number.ts';
import type { Contribution } from '../../metrics/ask/contributions.ts';
import { NONE } from '../../metrics/types.ts';
import { viewCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { chartFrame } from '../parts/chart-frame.ts';
import { customerLink } from '../parts/people-links.ts';
import { type Column, table } from '../parts/table.ts';
import { changeQuestions, changeScale, changesOf } from './data.ts';
import { moverBars, withRest } from './movers.ts';

const LISTED = 50;

const together = (parts: Contribution[]): Contribution => ({
  key: null,
  before: parts.reduce((sum, part) => sum + part.before, 0),
  after: parts.reduce((sum, part) => sum + part.after, 0),
  change: parts.reduce((sum, part) => sum + part.change, 0),
});

/** "Yuanzhou Heavy Industry moved most: +¥0.2 M of +¥0.12 M." */
function message(
  parts: Contribution[],
  name: string,
  scale: MoneyScale,
  context: RenderContext,
): string {
  const { t, locale, site, view, label } = context;
  const largest = parts[0];
  if (!largest || largest.change === 0) return t('change.none', { name });
  const currency = viewCurrency(site, view);
  const text = (minor: number): string => money(minor, { currency, locale, scale, signed: true });
  return t('change.message', {
    name,
    change: text(together(parts).change),
    customer: label('customer', largest.key),
    part: text(largest.change),
  });
}

/** `isBadUp`: a rise is bad for the business; otherwise it is neither. */
export function changeOfAmount(
  id: 'overdue' | 'open',
  metric: 'overdue_amount' | 'open_amount',
  isBadUp: boolean,
): Block {
  return {
    id,
    questions: changeQuestions,
    render(answers, context) {
      const { h, t, locale, site, view, label } = context;
      const changes = changesOf(answers, context);
      const currency = viewCurrency(site, view);
      const name = t(`overview.metric.${metric}`);
      const parts = (changes?.[id] ?? []).filter((part) => part.before !== 0 || part.after !== 0);
      const moved = parts.filter((part) => part.change !== 0);
      const scale = changes ? changeScale(changes, context) : moneyScale([], currency, locale);
      const exact = (minor: number): string => exactMoney(minor, currency, locale);
      const listed = withRest(parts, LISTED, together);
      const nameOf = (row: Contribution, others: number) =>
        row === listed.rest ? t('change.others', { n: others }) : customerLink(row.key, context);
      const except = { customer: listed.rows.map(({ key }) => key ?? NONE) };
      const total = together(parts);
      const columns: Column<Contribution>[] = [
        {
          id: 'customer',
          label: t('common.filter.customer'),
          cell: (row) => (row === total ? t('common.total') : nameOf(row, listed.others)),
        },
        {
          id: 'before',
          label: changes ? dateLabel(changes.since, locale) : '',
          cell: (row) => exact(row.before),
          numeric: true,
          metric,
          raw: (row) => row.before,
          ask: changes ? { asOf: changes.since } : null,
        },
        {
          id: 'after',
          label: dateLabel(view.asOf, locale),
          cell: (row) => exact(row.after),
          numeric: true,
          metric,
          raw: (row) => row.after,
        },
        {
          id: 'change',
          label: t('change.change'),
          cell: (row) => (row.change > 0 ? `+${exact(row.change)}` : exact(row.change)),
          numeric: true,
          tone: (row) => (!isBadUp || row.change === 0 ? null : row.change > 0 ? 'bad' : 'good'),
        },
      ];
      return chartFrame(context, {
        id: `change-${id}`,
        message: message(moved, name, scale, context),
        unit: t('change.unit', {
          name,
          unit: moneyUnit(currency, scale, locale) || t('common.noCurrency'),
        }),
        draw: moverBars(moved, context, {
          add: together,
          isBadUp,
          format: (minor) =>
            money(minor, { currency, locale, scale, bare: true, signed: !isBadUp }),
          formatMark: (minor) => money(minor, { currency, locale, scale, signed: !isBadUp }),
        }),
        table: () =>
          table(h, {
            caption: t('change.unit', { name, unit: label('currency', currency) }),
            columns,
            rows: [...listed.rows, ...(listed.rest ? [listed.rest] : [])],
            total,
            key: (row) => row.key ?? '',
            ask: (row) =>
              row === total ? {} : row === listed.rest ? { except } : { at: { customer: row.key } },
            empty: t('common.noData'),
            hideCaption: true,
          }),
        note: t('change.foots', { change: exactMoney(total.change, currency, locale, false) }),
      });
    },
  };
}
