/** What earlier builds of the report forecast, and what came: witnessed, where the record is made again afterwards. */
import { dateLabel } from '../../format/label.ts';
import { exactMoney, percent } from '../../format/number.ts';
import { viewCurrency } from '../context.ts';
import type { Block } from '../page.ts';
import { rowsOf } from '../parts/answer-rows.ts';
import { type Column, table } from '../parts/table.ts';
import { ofBook, SHOWN_DAYS } from './trials.ts';

/** So many earlier as-of dates are listed, the latest first; all of them are in the table `fct_forecast_witness`. */
const LISTED = 6;

interface Row {
  asOf: string;
  builtOn: string;
  days: string;
  method: string;
  said: number | null;
  low: number | null;
  high: number | null;
  /** Null while the days are not over. */
  came: number | null;
}

export const forecastEarlier: Block = {
  id: 'earlier',
  questions: (_site, view) => ({
    said: ofBook(view, 'earlier_forecast_said', ['horizon', 'forecast_method', 'built_on']),
    low: ofBook(view, 'earlier_forecast_low', ['horizon']),
    high: ofBook(view, 'earlier_forecast_high', ['horizon']),
    came: ofBook(view, 'earlier_forecast_came', ['horizon']),
    error: ofBook(view, 'earlier_forecast_error'),
  }),
  render(answers, context) {
    const { h, t, locale, site, view } = context;
    const currency = viewCurrency(site, view);
    const read = (name: string) => (answers[name] ? rowsOf(answers[name], context) : []);
    const byStep = (name: string): Map<string, number | null> =>
      new Map(read(name).map(({ by, value }) => [`${by.origin} ${by.horizon}`, value]));
    const [low, high, came] = [byStep('low'), byStep('high'), byStep('came')];
    const rows = read('said')
      .map(({ by, value }): Row => {
        const step = `${by.origin} ${by.horizon}`;
        const at = (ends: Map<string, number | null>): number | null => ends.get(step) ?? null;
        return {
          ...{ asOf: by.origin!, builtOn: by.built_on!, days: by.horizon! },
          ...{ method: by.forecast_method!, said: value },
          ...{ low: at(low), high: at(high), came: at(came) },
        };
      })
      .sort((a, b) => b.asOf.localeCompare(a.asOf) || Number(a.days) - Number(b.days));
    const title = h('h2', null, t('forecast.earlier.title'));
    if (rows.length === 0)
      return h(
        'section',
        { class: 'forecast-earlier' },
        title,
        h('p', { class: 'note' }, t('forecast.earlier.none')),
      );
    const over = rows.filter((row) => row.days === SHOWN_DAYS && row.came !== null);
    const inside = over.filter(
      (row) => row.low !== null && row.came! >= row.low && row.came! <= row.high!,
    );
    const banded = over.filter((row) => row.low !== null);
    const error = read('error').find(({ by }) => by.horizon === SHOWN_DAYS)?.value ?? null;
    const listed = [...new Set(rows.map((row) => row.asOf))].slice(0, LISTED);
    const exact = (value: number | null): string => exactMoney(value, currency, locale);
    const amount = (id: 'said' | 'low' | 'high', label: string): Column<Row> => ({
      id,
      label,
      numeric: true,
      cell: (row) => exact(row[id]),
    });
    const columns: Column<Row>[] = [
      { id: 'as_of', label: t('forecast.trials.day'), cell: (row) => dateLabel(row.asOf, locale) },
      {
        id: 'built_on',
        label: t('forecast.earlier.built'),
        cell: (row) => dateLabel(row.builtOn, locale),
      },
      { id: 'days', label: t('forecast.earlier.days'), numeric: true, cell: (row) => row.days },
      {
        id: 'method',
        label: t('forecast.record.method'),
        cell: (row) => t(`forecast.method.${row.method}` as 'forecast.method.curve'),
      },
      amount('low', t('forecast.low')),
      amount('said', t('forecast.trials.said')),
      amount('high', t('forecast.high')),
      {
        id: 'came',
        label: t('forecast.trials.came'),
        numeric: true,
        cell: (row) => (row.came === null ? t('forecast.earlier.notOver') : exact(row.came)),
      },
    ];
    return h(
      'section',
      { class: 'forecast-earlier' },
      title,
      h('p', { class: 'note' }, t('forecast.earlier.how')),
      h(
        'p',
        { class: 'note' },
        over.length === 0
          ? t('forecast.earlier.noneOver', { days: SHOWN_DAYS })
          : t(banded.length > 0 ? 'forecast.earlier.record' : 'forecast.earlier.recordOnly', {
              n: over.length,
              days: SHOWN_DAYS,
              error: percent(error, locale),
              inside: inside.length,
              banded: banded.length,
            }),
      ),
      table(h, {
        caption: t('forecast.earlier.caption'),
        columns,
        rows: rows.filter((row) => listed.includes(row.asOf)),
        key: (row) => `${row.asOf} ${row.days}`,
        empty: t('common.noData'),
        hideCaption: true,
      }),
    );
  },
};
