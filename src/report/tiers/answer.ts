/** The first line of the tiers: who is most urgent, and who changed tier since the end of the month before. */
import { dateLabel } from '../../format/label.ts';
import { type MoneyOptions, money, percent } from '../../format/number.ts';
import { sumOf } from '../../format/sum-of.ts';
import { sentences } from '../../i18n/locale.ts';
import type { Block, RenderContext } from '../page.ts';
import { pageOptions, scaleQuestions } from '../parts/answer-rows.ts';
import { emptinessQuestions, emptyPage } from '../parts/emptiness.ts';
import { value } from '../parts/figure.ts';
import { scope } from '../parts/filter-line.ts';
import { listNames, ofWhom } from '../verdict/sentences.ts';
import {
  kindOf,
  lettersOf,
  type MoveKind,
  monthEndBefore,
  movesOf,
  overdueOf,
  type TieredCustomer,
  tieredCustomers,
  tierQuestions,
} from './tiered.ts';

/** More names than this are counted. */
const NAMED = 3;

function urgentText(
  customers: TieredCustomer[],
  context: RenderContext,
  options: MoneyOptions,
): string {
  const { t, site, locale } = context;
  const late = customers.filter(({ now }) => now !== null);
  if (late.length === 0) return t('tiers.nothing');
  const letters = lettersOf(site);
  const tier = letters.find((letter) => late.some(({ now }) => now!.letter === letter))!;
  const own = late.filter(({ now }) => now!.letter === tier).map(({ now }) => now);
  const amount = overdueOf(own);
  const all = overdueOf(late.map(({ now }) => now));
  const parts = { n: own.length, tier, amount: money(amount, options) };
  return sentences(locale, [
    tier === letters[0] ? null : t('tiers.noneInFirst', { tier: letters[0]! }),
    t('tiers.urgent', { ...parts, share: percent(amount / all, locale, 0) }),
  ]);
}

/** “Since 31 May 2 rose, …. From B to A: Yuanzhou.” */
function movedText(customers: TieredCustomer[], context: RenderContext): string | null {
  const { t, site, view, locale, label } = context;
  const before = monthEndBefore(site, view);
  if (!before) return null;
  const moves = movesOf(customers);
  const date = dateLabel(before, locale);
  if (moves.length === 0) return t('tiers.unmoved', { date });
  const count = (kind: MoveKind): number =>
    sumOf(
      moves.filter((move) => kindOf(move) === kind),
      (move) => move.customers.length,
    );
  const [first, second] = lettersOf(site);
  const risen = moves.find(({ from, to }) => to === first && from === second)?.customers ?? [];
  const names = risen.map(({ customer }) => label('customer', customer));
  const steps = { from: second ?? '', to: first! };
  return sentences(locale, [
    t('tiers.moved', {
      date,
      ...{ up: count('up'), down: count('down'), fresh: count('new'), gone: count('gone') },
    }),
    risen.length === 0
      ? t('tiers.risenNone', steps)
      : risen.length > NAMED
        ? t('tiers.risenMany', { ...steps, n: risen.length })
        : t('tiers.risen', { ...steps, names: listNames(names, context) }),
  ]);
}

export const tiersAnswer: Block = {
  id: 'answer',
  questions: (site, view) => ({
    ...scaleQuestions(view),
    ...tierQuestions(site, view),
    ...emptinessQuestions(site, view),
  }),
  render(answers, context) {
    const empty = emptyPage(answers, context);
    if (empty) return empty;
    const { h, t, locale } = context;
    const customers = tieredCustomers(answers, context);
    const options = pageOptions(answers, context);
    const overdue = overdueOf(customers.map(({ now }) => now));
    const text = sentences(locale, [
      urgentText(customers, context, options),
      movedText(customers, context),
    ]);
    return h(
      'div',
      null,
      h('p', { class: 'answer' }, ofWhom(text, context)),
      h(
        'p',
        { class: 'who' },
        `${scope(context)} · `,
        t('common.nameThen', { name: t('overview.overdue') }),
        value(h, 'overdue_amount', overdue, money(overdue, options)),
      ),
    );
  },
};
