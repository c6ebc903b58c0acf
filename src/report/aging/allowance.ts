/** Expected credit loss: each bucket's balance, its loss rate and where the rate comes from, and what that makes. */
import { exactMoney, money, percent } from '../../format/number.ts';
import { apportion } from '../../metrics/ask/contributions.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import type { Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { Site } from '../../view/site.ts';
import { viewCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { firstRow, pageOptions, rowsBy, scaleQuestions } from '../parts/answer-rows.ts';
import { value } from '../parts/figure.ts';
import { type Column, table } from '../parts/table.ts';

interface LossRow {
  bucket: string;
  open: number;
  reached: number | null;
  lost: number | null;
  rate: number | null;
  loss: number;
}

const hasRates = ({ params }: Site): boolean => params.lossRates !== null;

function columns(total: LossRow, context: RenderContext): Column<LossRow>[] {
  const { t, locale, site, view, label } = context;
  const currency = viewCurrency(site, view);
  const exact = (minor: number | null): string => exactMoney(minor, currency, locale);
  const history: Column<LossRow>[] = [
    {
      id: 'reached',
      label: t('aging.reached'),
      cell: (row) => (row === total ? '' : exact(row.reached)),
      numeric: true,
    },
    {
      id: 'lost',
      label: t('aging.lost'),
      cell: (row) => (row === total ? '' : exact(row.lost)),
      numeric: true,
    },
  ];
  return [
    {
      id: 'bucket',
      label: t('aging.bucket'),
      cell: (row) => (row === total ? t('common.total') : label('bucket', row.bucket)),
    },
    {
      id: 'open',
      label: metricLabel('open_amount', locale),
      cell: (row) => exact(row.open),
      numeric: true,
    },
    ...(hasRates(site) ? [] : history),
    {
      id: 'rate',
      label: t(hasRates(site) ? 'aging.rateSet' : 'aging.rateHistory'),
      cell: (row) => (row === total ? '' : percent(row.rate, locale, 2)),
      numeric: true,
    },
    {
      id: 'loss',
      label: metricLabel('allowance', locale),
      cell: (row) => exact(row.loss),
      numeric: true,
      bar: (row) => (row === total || total.loss <= 0 ? null : row.loss / total.loss),
    },
  ];
}

/** The buckets of the settings: loss rates are for them, whatever edges the reader looks at. */
export const agingAllowance: Block = {
  id: 'allowance',
  questions(site, view): Record<string, Question> {
    if (!site.inputs.loss) return {};
    const standard = { edges: undefined, basis: 'due' as const };
    return {
      ...scaleQuestions(view),
      allowance: questionFor(view, 'allowance'),
      aging: questionFor(view, 'aging', [], standard),
      ...(hasRates(site) ? {} : { rates: questionFor(view, 'loss_rate', [], standard) }),
    };
  },
  render(answers, context) {
    const { h, t, locale, site, label } = context;
    if (!answers.allowance) return h('p', { class: 'empty' }, t('aging.noLoss'));
    const options = pageOptions(answers, context);
    const open = rowsBy(answers.aging, 'bucket');
    const rates = rowsBy(answers.rates, 'bucket');
    const allowance = firstRow(answers.allowance).value;
    const exact = site.buckets.due.map((bucket) => {
      const found = rates.get(bucket);
      const rate = site.params.lossRates
        ? (site.params.lossRates[bucket] ?? 0)
        : (found?.value ?? null);
      const amount = open.get(bucket)?.value ?? 0;
      const [reached, lost] = [found?.denominator ?? null, found?.numerator ?? null];
      return { bucket, open: amount, reached, lost, rate, loss: amount * (rate ?? 0) };
    });
    const losses = apportion(
      exact.map((row) => row.loss),
      1,
    );
    const rows: LossRow[] = exact.map((row, i) => ({ ...row, loss: losses[i]! }));
    const sum = (pick: (row: LossRow) => number): number =>
      rows.reduce((all, row) => all + pick(row), 0);
    const total: LossRow = {
      bucket: '',
      open: sum((row) => row.open),
      reached: null,
      lost: null,
      rate: null,
      loss: sum((row) => row.loss),
    };
    const text = money(allowance, options);
    const share = total.open > 0 && allowance !== null ? allowance / total.open : null;
    return h(
      'div',
      { 'data-chart': 'aging-allowance' },
      h(
        'h2',
        null,
        `${metricLabel('allowance', locale)} `,
        value(h, 'allowance', allowance, text),
        t('aging.allowanceAnswer', { share: percent(share, locale) }),
      ),
      h(
        'p',
        { class: 'note' },
        t(hasRates(site) ? 'aging.allowanceSet' : 'aging.allowanceHistory'),
      ),
      table(h, {
        caption: t('aging.allowanceTable', { unit: label('currency', options.currency) }),
        columns: columns(total, context),
        rows,
        total,
        key: (row) => row.bucket,
        empty: t('common.noData'),
        hideCaption: true,
      }),
    );
  },
};
