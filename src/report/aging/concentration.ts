/** Concentration: the largest debtors with their share and the share of all up to them, and how uneven the book is. */
import { decimal, exactMoney, percent } from '../../format/number.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import { NONE } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import { viewCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { firstRow, rowsOf } from '../parts/answer-rows.ts';
import { value } from '../parts/figure.ts';
import { customerLink } from '../parts/people-links.ts';
import { type Column, table } from '../parts/table.ts';

interface ParetoRow {
  customer: string | null;
  rank: number;
  open: number;
  share: number | null;
  cumulative: number | null;
}

/** Largest first; only positive balances have a share. */
export function pareto(balances: { customer: string | null; open: number }[]): ParetoRow[] {
  const positive = balances.filter((row) => row.open > 0).sort((a, b) => b.open - a.open);
  const total = positive.reduce((sum, row) => sum + row.open, 0);
  let reached = 0;
  return positive.map(({ customer, open }, i) => {
    reached += open;
    return { customer, rank: i + 1, open, share: open / total, cumulative: reached / total };
  });
}

function columns(total: ParetoRow, rest: ParetoRow, count: number, context: RenderContext) {
  const { t, locale, site, view } = context;
  const currency = viewCurrency(site, view);
  const list: Column<ParetoRow>[] = [
    {
      id: 'customer',
      label: t('common.filter.customer'),
      cell: (row) =>
        row === total
          ? t('common.total')
          : row === rest
            ? t('aging.rest', { n: count })
            : customerLink(row.customer, context),
    },
    {
      id: 'open',
      label: metricLabel('open_amount', locale),
      cell: (row) => exactMoney(row.open, currency, locale),
      numeric: true,
      metric: 'open_amount',
      raw: (row) => row.open,
    },
    {
      id: 'share',
      label: t('aging.share'),
      cell: (row) => percent(row.share, locale),
      numeric: true,
      bar: (row) => (row === total ? null : row.share),
    },
    {
      id: 'cumulative',
      label: t('aging.cumulative'),
      cell: (row) => (row === total ? '' : percent(row.cumulative, locale)),
      numeric: true,
      bar: (row) => (row === total ? null : row.cumulative),
    },
  ];
  return list;
}

export const agingConcentration: Block = {
  id: 'concentration',
  questions: (_site, view) => ({
    open: questionFor(view, 'open_amount', ['customer']),
    top: questionFor(view, 'top_share'),
    hhi: questionFor(view, 'hhi'),
  }),
  render(answers, context) {
    const { h, t, locale, site, view, label } = context;
    const { topN } = site.params;
    const all = pareto(
      rowsOf(answers.open!, context).map((row) => ({
        customer: row.by.customer ?? null,
        open: row.value ?? 0,
      })),
    );
    const [top, hhi] = [firstRow(answers.top).value, firstRow(answers.hhi).value];
    const shownDebtors = Math.min(topN, all.length);
    const others = all.slice(topN);
    const sum = (rows: ParetoRow[]): number => rows.reduce((s, row) => s + row.open, 0);
    const whole = sum(all);
    const line = (open: number, cumulative: number | null): ParetoRow => ({
      customer: null,
      rank: 0,
      open,
      share: whole > 0 ? open / whole : null,
      cumulative,
    });
    const rest = line(sum(others), 1);
    const total = line(whole, null);
    const except = { customer: all.slice(0, topN).map(({ customer }) => customer ?? NONE) };
    const caption = t('aging.concentration', {
      unit: label('currency', viewCurrency(site, view)),
    });
    if (all.length === 0) return h('p', { class: 'empty' }, t('aging.noConcentration'));
    return h(
      'div',
      { 'data-chart': 'aging-concentration' },
      h(
        'h2',
        null,
        shownDebtors === 1 ? t('aging.topAnswerOne') : t('aging.topAnswer', { n: shownDebtors }),
        value(h, 'top_share', top, percent(top, locale)),
        t('aging.hhiAnswer'),
        value(h, 'hhi', hhi, decimal(hhi, locale, 3)),
        hhi === null || hhi > 2 / 3 ? '' : t('aging.hhiMeans', { n: Math.round(1 / hhi) }),
      ),
      h('p', { class: 'note' }, t('aging.hhiNote')),
      table(h, {
        caption,
        columns: columns(total, rest, others.length, context),
        rows: others.length > 0 ? [...all.slice(0, topN), rest] : all,
        total,
        key: (row) => row.customer ?? '',
        ask: (row) =>
          row === total ? {} : row === rest ? { except } : { at: { customer: row.customer } },
        empty: t('common.noData'),
        hideCaption: true,
      }),
    );
  },
};
