/** Whose customers have not answered: by rep, with how much of what was sent that is. */
import { dateLabel } from '../../format/label.ts';
import { count, exactMoney, percent } from '../../format/number.ts';
import { sumOf } from '../../format/sum-of.ts';
import { type Answer, NONE, type Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import { viewCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { rowsOf, valuesBy } from '../parts/answer-rows.ts';
import { repLink } from '../parts/people-links.ts';
import { type Column, table } from '../parts/table.ts';

interface RepRow {
  /** Undefined: all of them. */
  rep?: string | null;
  /** Minor units of the page's currency. */
  sent: number;
  waiting: number;
  letters: number;
  share: number | null;
}

function repRows(answers: Record<string, Answer>, context: RenderContext): RepRow[] {
  if (!answers.sent) return [];
  const waiting = valuesBy('rep', answers.waiting, context);
  const letters = valuesBy('rep', answers.letters, context);
  return rowsOf(answers.sent, context)
    .map(({ by, value }): RepRow => {
      const rep = by.rep ?? null;
      const [sent, open] = [value ?? 0, waiting.get(rep as string) ?? 0];
      const share = sent > 0 ? open / sent : null;
      return { rep, sent, waiting: open, letters: letters.get(rep as string) ?? 0, share };
    })
    .sort((a, b) => b.waiting - a.waiting || b.sent - a.sent);
}

function totalOf(rows: RepRow[]): RepRow | null {
  if (rows.length < 2) return null;
  const [sent, waiting] = [sumOf(rows, (row) => row.sent), sumOf(rows, (row) => row.waiting)];
  const letters = sumOf(rows, (row) => row.letters);
  return { sent, waiting, letters, share: sent > 0 ? waiting / sent : null };
}

export const confirmationsReps: Block = {
  id: 'reps',
  questions: (site, view): Record<string, Question> =>
    site.inputs.rep
      ? {
          sent: questionFor(view, 'confirmation_sent_amount', ['rep']),
          waiting: questionFor(view, 'confirmation_outstanding_amount', ['rep']),
          letters: questionFor(view, 'confirmation_outstanding_count', ['rep']),
        }
      : {},
  render(answers, context) {
    const { h, t, locale, site, view, label } = context;
    const rows = repRows(answers, context);
    if (rows.length === 0) return h('div', { hidden: true });
    const currency = viewCurrency(site, view);
    const most = Math.max(1, ...rows.map((row) => row.waiting));
    const columns: Column<RepRow>[] = [
      {
        id: 'rep',
        label: t('common.filter.rep'),
        cell: ({ rep }) => (rep === undefined ? t('common.total') : repLink(rep, context)),
      },
      {
        id: 'waiting',
        label: t('confirmations.reps.waiting'),
        numeric: true,
        metric: 'confirmation_outstanding_amount',
        raw: (row) => row.waiting,
        cell: (row) => exactMoney(row.waiting, currency, locale),
        bar: (row) => (row.rep === undefined ? null : Math.max(0, row.waiting) / most),
      },
      {
        id: 'letters',
        label: t('confirmations.reps.letters'),
        numeric: true,
        metric: 'confirmation_outstanding_count',
        raw: (row) => row.letters,
        cell: (row) => count(row.letters, locale),
      },
      {
        id: 'sent',
        label: t('confirmations.reps.sent'),
        numeric: true,
        metric: 'confirmation_sent_amount',
        raw: (row) => row.sent,
        cell: (row) => exactMoney(row.sent, currency, locale),
      },
      {
        id: 'share',
        label: t('confirmations.reps.share'),
        numeric: true,
        cell: ({ share }) => percent(share, locale, 0),
      },
    ];
    return h(
      'div',
      { 'data-chart': 'confirmations-reps' },
      table<RepRow>(h, {
        caption: t('confirmations.reps.caption', {
          currency: label('currency', currency),
          date: dateLabel(view.asOf, locale),
        }),
        columns,
        rows,
        key: ({ rep }) => rep ?? NONE,
        ask: ({ rep }) => (rep === undefined ? {} : { at: { rep } }),
        total: totalOf(rows),
        empty: t('confirmations.none'),
      }),
    );
  },
};
