/** How wrong past forecasts were: each method at each horizon, made again at past month ends with what was known then. */
import { count, NO_VALUE, percent, points } from '../../format/number.ts';
import type { Answer, AnswerRow } from '../../metrics/types.ts';
import type { Block, RenderContext } from '../page.ts';
import { rowsOf } from '../parts/answer-rows.ts';
import { type Column, table } from '../parts/table.ts';
import { ofBook } from './trials.ts';

const HORIZONS = ['7', '30', '60', '90'] as const;
type Horizon = (typeof HORIZONS)[number];
const METHODS = ['curve', 'trailing_share', 'roll_rate', 'due_date'] as const;

interface Row {
  id: string;
  label: string;
  cells: Partial<Record<Horizon, { text: string; isUsed: boolean }>>;
}

export const forecastRecord: Block = {
  id: 'record',
  questions: (_site, view) => ({
    error: ofBook(view, 'forecast_method_error', ['horizon']),
    bias: ofBook(view, 'forecast_method_bias', ['horizon']),
    median: ofBook(view, 'forecast_median_error', ['horizon']),
    coverage: ofBook(view, 'forecast_coverage', ['horizon']),
    trials: ofBook(view, 'forecast_trials', ['horizon']),
  }),
  render(answers, context) {
    const { h, t, site } = context;
    const rows = recordRows(answers, context);
    const columns: Column<Row>[] = [
      { id: 'method', label: t('forecast.record.method'), cell: ({ label }) => label },
      ...HORIZONS.map(
        (horizon): Column<Row> => ({
          id: horizon,
          label: t('forecast.record.within', { n: Number(horizon) }),
          numeric: true,
          cell({ cells }) {
            const cell = cells[horizon];
            if (!cell) return NO_VALUE;
            return cell.isUsed ? h('strong', null, cell.text, ' ✓') : cell.text;
          },
        }),
      ),
    ];
    return h(
      'section',
      null,
      h('h2', null, t('forecast.record.title')),
      h(
        'p',
        { class: 'note' },
        site.hasPayments
          ? t(rows.length > 0 ? 'forecast.record.how' : 'forecast.record.none')
          : t('forecast.noPayments'),
      ),
      rows.length > 0
        ? table(h, {
            caption: t('forecast.record.caption'),
            columns,
            rows,
            key: ({ id }) => id,
            empty: t('common.noData'),
          })
        : null,
      h(
        'details',
        null,
        h('summary', null, t('forecast.methods.title')),
        h(
          'dl',
          null,
          METHODS.flatMap((method) => [
            h('dt', null, t(`forecast.method.${method}`)),
            h('dd', null, t(`forecast.methodHow.${method}`)),
          ]),
        ),
      ),
    );
  },
};

function recordRows(answers: Record<string, Answer>, context: RenderContext): Row[] {
  const { t, locale } = context;
  const find = (name: string, horizon: Horizon, method?: string): AnswerRow | undefined =>
    (answers[name] ? rowsOf(answers[name], context) : []).find(
      ({ by }) => by.horizon === horizon && (method === undefined || by.forecast_method === method),
    );
  const cellsOf = (
    cell: (horizon: Horizon) => { text: string; isUsed: boolean } | null,
  ): Row['cells'] =>
    Object.fromEntries(
      HORIZONS.flatMap((horizon) => {
        const made = cell(horizon);
        return made ? [[horizon, made] as const] : [];
      }),
    );
  const methods = METHODS.map((method) => ({
    id: method,
    label: t(`forecast.method.${method}`),
    cells: cellsOf((horizon) => {
      const error = find('error', horizon, method)?.value;
      const bias = find('bias', horizon, method)?.value ?? null;
      if (error === undefined || error === null) return null;
      const text = `${percent(error, locale)} (${points(bias, locale)})`;
      return { text, isUsed: find('trials', horizon, method) !== undefined };
    }),
  }));
  const about = (id: string, label: string, text: (horizon: Horizon) => string | null): Row => ({
    id,
    label,
    cells: cellsOf((horizon) => {
      const made = text(horizon);
      return made === null ? null : { text: made, isUsed: false };
    }),
  });
  const rows = [
    ...methods,
    about('median', t('forecast.record.median'), (horizon) => {
      const value = find('median', horizon)?.value ?? null;
      return value === null ? null : percent(value, locale);
    }),
    about('coverage', t('forecast.record.coverage'), (horizon) => {
      const row = find('coverage', horizon);
      return row && row.value !== null
        ? `${percent(row.value, locale)} (${row.numerator}/${row.denominator})`
        : null;
    }),
    about('n', t('forecast.record.n'), (horizon) => {
      const n = find('trials', horizon)?.value ?? null;
      return n === null ? null : count(n, locale);
    }),
  ];
  return methods.some(({ cells }) => Object.keys(cells).length > 0) ? rows : [];
}
