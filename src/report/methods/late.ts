/** How late the money of each method comes, and how late it came in the period compared with. */
import { barsByCategory } from '../../charts/bars-by-category.ts';
import { decimal } from '../../format/number.ts';
import { questionFor } from '../../view/question.ts';
import type { Block } from '../page.ts';
import { valueBy } from '../parts/answer-rows.ts';
import { chartFrame, heightBeside } from '../parts/chart-frame.ts';
import { againstText, earlierOf } from '../parts/earlier.ts';
import { table } from '../parts/table.ts';
import { methodName, methodQuestions, paidByMethod } from './paid.ts';

const DAYS = 'payment_days_late';

export const methodsLate: Block = {
  id: 'late',
  questions(site, view) {
    const earlier = earlierOf(DAYS, site, view);
    return {
      ...methodQuestions(view),
      ...(earlier && { before: questionFor(view, DAYS, ['method'], earlier) }),
    };
  },
  render(answers, context) {
    const { document, h, t, locale } = context;
    const before = valueBy('method', answers.before, context);
    const rows = paidByMethod(answers, context).map(({ method, daysLate }) => ({
      method,
      label: methodName(method, context),
      value: daysLate,
      previous: before(method),
    }));
    const known = rows.filter(({ value }) => value !== null);
    const format = (value: number): string => decimal(value, locale);
    const against = answers.before ? againstText(context) : '';
    const worst = known.toSorted((a, b) => b.value! - a.value!)[0];
    return chartFrame(context, {
      id: 'methods-late',
      message: worst
        ? t('methods.latest', { method: worst.label, days: format(worst.value!) })
        : t('common.noData'),
      unit: [t('methods.daysLate'), against].filter(Boolean).join(' · '),
      draw:
        known.length > 0
          ? (width) =>
              barsByCategory(rows, {
                ...{ document, width, locale, format },
                height: heightBeside(width),
                formatMark: (value) => t('common.days', { value: format(value) }),
              })
          : null,
      table: () =>
        table(h, {
          caption: t('methods.daysLate'),
          hideCaption: true,
          columns: [
            { id: 'method', label: t('methods.method'), cell: ({ label }) => label },
            {
              id: 'now',
              label: t('methods.daysLate'),
              numeric: true,
              metric: DAYS,
              raw: ({ value }) => value,
              cell: ({ value }) => decimal(value, locale),
            },
            ...(answers.before
              ? [
                  {
                    id: 'before',
                    label: t('methods.before', { against }),
                    numeric: true,
                    cell: ({ previous }: (typeof rows)[number]) => decimal(previous, locale),
                  },
                ]
              : []),
          ],
          rows,
          ask: ({ method }) => ({ at: { method } }),
          empty: t('common.noData'),
        }),
    });
  },
};
