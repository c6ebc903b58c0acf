/** Which reps are above or below all others by more than chance: the company's reps, whoever is chosen. */
import { exactMoney, percent } from '../../format/number.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import { viewCurrency } from '../../report/context.ts';
import { firstRow } from '../../report/parts/answer-rows.ts';
import { RANK_METRIC, type RepRow, repQuestions, repRows } from '../../report/reps/rows.ts';
import { listNames } from '../../report/verdict/sentences.ts';
import type { View } from '../../view/view.ts';
import { figureCell, textCell } from '../figure-parts.ts';
import type { BoardContext, Section } from '../section.ts';

/** More names than this make no title. */
const NAMED = 3;
/** Rows of a slide. */
const LISTED = 12;

/** A rep is judged beside the others. */
function withoutRep(view: View): View {
  const { rep: _, ...filter } = view.filter;
  return { ...view, filter };
}

/** “Sun Wei (87.4%)” */
const named = (rows: RepRow[], context: BoardContext): string =>
  listNames(
    rows.map(({ rep, rate }) =>
      context.t('board.reps.named', {
        rep: context.label('rep', rep),
        rate: percent(rate, context.locale),
      }),
    ),
    context,
  );

function title(rows: RepRow[], total: number | null, context: BoardContext): string {
  const { t, locale } = context;
  const ranked = rows.filter(({ rank }) => rank !== null);
  if (ranked.length === 0 || total === null) return t('board.reps.none');
  const below = ranked.filter(({ high }) => high !== null && high < total);
  const above = ranked.filter(({ low }) => low !== null && low > total);
  const parts = { n: ranked.length, total: percent(total, locale) };
  const few = (some: RepRow[]): boolean => some.length > 0 && some.length <= NAMED;
  if (few(below))
    return t('board.reps.below', { ...parts, names: named(below, context), n: below.length });
  if (few(above))
    return t('board.reps.above', { ...parts, names: named(above, context), n: above.length });
  if (below.length + above.length === 0) return t('board.reps.level', parts);
  return t('board.reps.apart', { ...parts, below: below.length, above: above.length });
}

export const repsSection: Section = {
  questions: (site, view) => repQuestions(site, withoutRep(view)),
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
      title: title(all, firstRow(answers.total).value, context),
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
          { label: t('board.reps.due'), isNumber: true },
          { label: metricLabel('overdue_amount', locale), isNumber: true },
        ],
        rows: rows.map((row) => [
          textCell(label('rep', row.rep)),
          figureCell(RANK_METRIC, row.rate, percent(row.rate, locale)),
          textCell(exact(row.due)),
          figureCell('overdue_amount', overdue(row), exact(overdue(row))),
        ]),
      },
      note:
        all.length > LISTED ? t('board.more', { n: all.length - LISTED }) : t('board.reps.note'),
    };
  },
};
