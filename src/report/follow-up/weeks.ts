/** Promised and received week by week: the last eight and the next five. */
import { barsByCategory } from '../../charts/bars-by-category.ts';
import { addDays } from '../../format/date.ts';
import { shortDay } from '../../format/label.ts';
import { exactMoney, money, moneyUnit, percent } from '../../format/number.ts';
import { sumOf } from '../../format/sum-of.ts';
import type { Question } from '../../metrics/types.ts';
import type { Block } from '../page.ts';
import { chartFrame } from '../parts/chart-frame.ts';
import { type Column, table } from '../parts/table.ts';
import { followUpMoney, unitQuestions } from './unit.ts';
import { mondayOf, promiseWeeks, WEEKS_BACK, weekQuestion, weeksPeriod } from './week.ts';

const WEEKS_AHEAD = 5;

interface Week {
  monday: string;
  label: string;
  promised: number;
  received: number;
}

export const followUpWeeks: Block = {
  id: 'weeks',
  questions: (site, view): Record<string, Question> =>
    site.inputs.promise && site.inputs.payment
      ? {
          ...unitQuestions(site, view),
          promised: weekQuestion(view, 'promise_week_amount'),
          received: weekQuestion(view, 'promise_week_received_amount'),
        }
      : {},
  render(answers, context) {
    const { document, h, t, locale, view, label } = context;
    if (!answers.promised) return h('p', { class: 'empty' }, t('follow-up.noPromises'));
    const { promised, received } = promiseWeeks(answers, context);
    const current = mondayOf(view.asOf);
    const weeks = Array.from({ length: WEEKS_BACK + 1 + WEEKS_AHEAD }, (_, i): Week => {
      const monday = addDays(current, 7 * (i - WEEKS_BACK));
      return {
        monday,
        label: t('follow-up.week', {
          from: shortDay(monday, locale),
          to: shortDay(addDays(monday, 6), locale),
        }),
        promised: promised.get(monday) ?? 0,
        received: received.get(monday) ?? 0,
      };
    });
    const past = weeks.filter(({ monday }) => monday < current);
    const [was, came] = [sumOf(past, (w) => w.promised), sumOf(past, (w) => w.received)];
    const ahead = sumOf(
      weeks.filter(({ monday }) => monday >= current),
      (week) => week.promised,
    );
    const options = followUpMoney(answers, context);
    const { currency, scale } = options;
    const format = (value: number): string => money(value, { ...options, bare: true });
    const formatMark = (value: number): string => money(value, options);
    const unit = t('follow-up.weeksUnit', {
      unit: moneyUnit(currency, scale!, locale) || t('common.noCurrency'),
    });
    const amount = (id: 'promised' | 'received', metric: string): Column<Week> => ({
      id,
      label: t(`follow-up.${id}`),
      numeric: true,
      metric,
      raw: (week) => week[id],
      isBlankAtZero: true,
      cell: (week) => exactMoney(week[id], currency, locale),
    });
    const isEmpty = weeks.every((week) => week.promised === 0);
    return chartFrame(context, {
      id: 'follow-up-weeks',
      message: isEmpty
        ? t('follow-up.weeksNone')
        : was > 0
          ? t('follow-up.weeksKept', {
              share: percent(came / was, locale, 0),
              n: WEEKS_BACK,
              ahead: formatMark(ahead),
            })
          : t('follow-up.weeksAhead', { ahead: formatMark(ahead) }),
      unit,
      draw: isEmpty
        ? null
        : (width) =>
            barsByCategory(
              weeks.map((week) => ({
                label: week.label,
                // what is still to come has not failed to
                value: week.monday > current || week.promised === 0 ? null : week.received,
                target: week.promised,
              })),
              { document, width, locale, format, formatMark },
            ),
      table: () =>
        table(h, {
          caption: unit,
          columns: [
            { id: 'week', label: t('follow-up.weekHead'), cell: (week) => week.label },
            amount('promised', 'promise_week_amount'),
            amount('received', 'promise_week_received_amount'),
          ],
          rows: weeks,
          key: ({ monday }) => monday,
          ask: ({ monday }) => ({ at: { due_week: monday }, period: weeksPeriod(view) }),
          empty: t('common.noData'),
          hideCaption: true,
        }),
      note: t('follow-up.weeksNote', { week: label('due_week', current) }),
    });
  },
};
