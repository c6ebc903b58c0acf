/** Which reps are above or below all others by more than chance: the company's reps, whoever is chosen. */
import { exactMoney, percent } from '../../format/number.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import { viewCurrency } from '../../report/context.ts';
import { firstRow } from '../../report/parts/answer-rows.ts';
import { repsSentence } from '../../report/reps/answer.ts';
import { RANK_METRIC, type RepRow, repQuestions, repRows } from '../../report/reps/rows.ts';
import { figureCell, textCell } from '../figure-parts.ts';
import type { Section } from '../section.ts';

/** Rows of a slide. */
const LISTED = 12;

export const repsSection: Section = {
  questions: repQuestions,
  slide(answers, context) {
    const { t, locale, site, view, label } = context;
    if (!site.inputs.rep || !site.hasPayments) return null;
    const all = repRows(answers, site.settings.rankMinBaseMinor);
    const rows = all.slice(0, LISTED);
    const currency = viewCurrency(site, view);
    const exact = (minor: number | null): string => exactMoney(minor, currency, locale);
    const overdue = ({ beside }: RepRow): number | null => beside.overdue_amount ?? null;
    const spans = rows.filter((row) => row.rate !== null);
    return {
      topic: t('board.topic.reps'),
      title: repsSentence(all, firstRow(answers.total).value, context),
      lines: [],
      figures: [],
      chart: {
        kind: 'spans',
        label: t('board.reps.unit', { name: metricLabel(RANK_METRIC, locale) }),
        rows: spans.map((row) => ({
          label: label('rep', row.rep),
          value: row.rate!,
          low: row.low,
          high: row.high,
        })),
        format: (share) => percent(share, locale),
        factor: 1,
      },
      table: {
        columns: [
          { label: t('common.filter.rep') },
          { label: metricLabel(RANK_METRIC, locale), isNumber: true },
          { label: t('reps.without'), isNumber: true },
          { label: metricLabel('overdue_amount', locale), isNumber: true },
        ],
        rows: rows.map((row) => [
          textCell(label('rep', row.rep)),
          figureCell(RANK_METRIC, row.rate, percent(row.rate, locale)),
          textCell(percent(row.without?.rate ?? null, locale)),
          figureCell('overdue_amount', overdue(row), exact(overdue(row))),
        ]),
      },
      note:
        all.length > LISTED ? t('board.more', { n: all.length - LISTED }) : t('board.reps.note'),
    };
  },
};
