/** How good the chances to be late have been: what was said on the day of issue against what happened, in ten classes. */
import { count, percent } from '../../format/number.ts';
import { questionFor } from '../../view/question.ts';
import type { Block } from '../page.ts';
import { rowsOf, singleValue } from '../parts/answer-rows.ts';
import { type Column, table } from '../parts/table.ts';
import { ofBook } from './trials.ts';

interface Row {
  from: number;
  items: number;
  said: number | null;
  happened: number | null;
}

export const forecastLateRisk: Block = {
  id: 'late_risk',
  questions: (_site, view) => ({
    risk: questionFor(view, 'late_risk'),
    auc: ofBook(view, 'late_risk_auc'),
    brier: ofBook(view, 'late_risk_brier'),
    accuracy: ofBook(view, 'late_risk_accuracy'),
    said: ofBook(view, 'late_risk_said'),
    happened: ofBook(view, 'late_risk_happened'),
  }),
  render(answers, context) {
    const { h, t, locale } = context;
    const happened = new Map(
      (answers.happened ? rowsOf(answers.happened, context) : []).map((row) => [
        row.by.chance,
        row,
      ]),
    );
    const rows: Row[] = (answers.said ? rowsOf(answers.said, context) : [])
      .toSorted((a, b) => (a.by.chance! < b.by.chance! ? -1 : 1))
      .map(({ by, value }) => ({
        from: Number(by.chance) / 10,
        items: happened.get(by.chance)?.denominator ?? 0,
        said: value,
        happened: happened.get(by.chance)?.value ?? null,
      }));
    const read = (name: string): number | null => singleValue(answers[name], context);
    const share = (value: number | null): string => percent(value, locale);
    const columns: Column<Row>[] = [
      {
        id: 'class',
        label: t('forecast.late.class'),
        cell: ({ from }) => `${percent(from, locale, 0)}–${percent(from + 0.1, locale, 0)}`,
      },
      {
        id: 'items',
        label: t('forecast.late.items'),
        numeric: true,
        cell: ({ items }) => count(items, locale),
      },
      {
        id: 'said',
        label: t('forecast.late.said'),
        numeric: true,
        cell: ({ said }) => share(said),
      },
      {
        id: 'happened',
        label: t('forecast.late.happened'),
        numeric: true,
        cell: (row) => share(row.happened),
      },
    ];
    const [auc, brier, accuracy] = [read('auc'), read('brier'), read('accuracy')];
    const risk = read('risk');
    return h(
      'section',
      { class: 'forecast-late' },
      h(
        'h2',
        null,
        // of nothing that is open there is no chance
        risk === null
          ? t('forecast.late.titleNone')
          : t('forecast.late.title', { risk: share(risk) }),
      ),
      h(
        'p',
        { class: 'note' },
        auc === null || brier === null
          ? t(rows.length > 0 ? 'forecast.late.alike' : 'forecast.late.none')
          : t('forecast.late.quality', {
              accuracy: share(accuracy),
              auc: auc.toFixed(3),
              brier: brier.toFixed(3),
            }),
      ),
      rows.length > 0
        ? table(h, {
            caption: t('forecast.late.caption'),
            columns,
            rows,
            key: ({ from }) => String(from),
            empty: t('common.noData'),
          })
        : null,
    );
  },
};
