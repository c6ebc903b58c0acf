/** What each tier means, how many customers it has and how much they owe late, now and at the end of the month before. */
import { dateLabel } from '../../format/label.ts';
import { count, exactMoney, percent } from '../../format/number.ts';
import { viewCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { type Column, table } from '../parts/table.ts';
import { letterTexts } from './edges.ts';
import {
  lettersOf,
  monthEndBefore,
  overdueOf,
  type Place,
  tieredCustomers,
  tierQuestions,
} from './tiered.ts';

interface Line {
  /** Null: the total. */
  letter: string | null;
  now: Place[];
  before: Place[];
}

function columnsOf(all: Line, context: RenderContext): Column<Line>[] {
  const { h, t, site, view, locale } = context;
  const currency = viewCurrency(site, view);
  const date = monthEndBefore(site, view);
  const whole = overdueOf(all.now);
  const amounts = (which: 'now' | 'before', label: string): Column<Line> => ({
    id: which,
    label,
    numeric: true,
    // of all tiers it is what is overdue, whoever it is with
    metric: ({ letter }) => (letter === null ? 'overdue_amount' : 'tier_amount'),
    raw: (line) => overdueOf(line[which]),
    isBlankAtZero: true,
    cell: (line) => exactMoney(overdueOf(line[which]), currency, locale),
    ...(which === 'before' && { ask: { asOf: date! } }),
  });
  const counts = (which: 'now' | 'before', label: string): Column<Line> => ({
    id: `${which}Count`,
    label,
    numeric: true,
    cell: (line) => count(line[which].length, locale),
  });
  const then = date === null ? '' : dateLabel(date, locale);
  return [
    {
      id: 'tier',
      label: t('tiers.tier'),
      cell: ({ letter }) => (letter === null ? t('common.total') : h('b', null, letter)),
    },
    {
      id: 'means',
      label: t('tiers.means'),
      cell: ({ letter }) =>
        letter === null ? '' : letterTexts(letter, context).map((text) => h('div', null, text)),
    },
    counts('now', t('tiers.customersHead')),
    amounts('now', t('tiers.overdue')),
    {
      id: 'share',
      label: t('tiers.share'),
      numeric: true,
      cell: (line) => percent(whole === 0 ? null : overdueOf(line.now) / whole, locale),
      bar: (line) => (line.letter === null || whole === 0 ? null : overdueOf(line.now) / whole),
    },
    ...(date === null
      ? []
      : [
          counts('before', t('tiers.customersAt', { date: then })),
          amounts('before', t('tiers.overdueAt', { date: then })),
        ]),
  ];
}

export const tiersLetters: Block = {
  id: 'letters',
  questions: tierQuestions,
  render(answers, context) {
    const { h, t, site } = context;
    const customers = tieredCustomers(answers, context);
    const lineOf = (letter: string | null): Line => {
      const isOwn = (place: Place | null): place is Place =>
        place !== null && (letter === null || place.letter === letter);
      return {
        letter,
        now: customers.map(({ now }) => now).filter(isOwn),
        before: customers.map(({ before }) => before).filter(isOwn),
      };
    };
    const total = lineOf(null);
    return h(
      'div',
      null,
      h('h2', null, t('tiers.letters')),
      table(h, {
        caption: t('tiers.letters'),
        hideCaption: true,
        columns: columnsOf(total, context),
        rows: lettersOf(site).map(lineOf),
        total,
        ask: ({ letter }) => (letter === null ? {} : { at: { tier: letter } }),
        empty: t('common.noData'),
      }),
    );
  },
};
