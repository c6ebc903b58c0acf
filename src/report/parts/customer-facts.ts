/** What a caller must know of a customer: how old the oldest item is, the last contact, the next promise, whose it is. */
import { addDays, type IsoDate } from '../../format/date.ts';
import { wholeMoney } from '../../format/number.ts';
import type { Answer, AnswerRow, Question } from '../../metrics/types.ts';
import { byCustomer, questionFor } from '../../view/question.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import type { RenderContext } from '../page.ts';
import { rowsOf } from './answer-rows.ts';
import type { Child } from './dom.ts';
import { value } from './figure.ts';
import { dayText } from './work-text.ts';

/** Null where there is none, or the data does not say. */
export interface CustomerFacts {
  /** Days past due. */
  oldest: number | null;
  /** Known of those who owe late. */
  lastContact: { date: IsoDate; outcome: string | null } | 'never' | null;
  nextPromise: IsoDate | null;
  /** Promised for the days ahead that the settings name, minor units. */
  promised: number | null;
  /** With most of the open amount. */
  rep: string | null;
}

export function customerFactQuestions(site: Site, view: View): Record<string, Question> {
  const { activity, promise, rep } = site.inputs;
  return {
    'fact.oldest': byCustomer(view, 'oldest_overdue_days'),
    ...(activity
      ? {
          'fact.contact': byCustomer(view, 'days_since_contact'),
          'fact.outcome': questionFor(view, 'contact_outcome_count', ['customer', 'outcome']),
        }
      : {}),
    ...(promise
      ? {
          'fact.promise': byCustomer(view, 'days_to_promise'),
          'fact.promised': byCustomer(view, 'promised_soon_amount'),
        }
      : {}),
    ...(rep ? { 'fact.reps': questionFor(view, 'open_amount', ['customer', 'rep']) } : {}),
  };
}

type Key = string | null;
const customerOf = ({ by }: AnswerRow): Key => by.customer ?? null;

/** The rep with most of the open amount, of each customer. */
export function mainReps(rows: AnswerRow[]): Map<Key, string> {
  const most = new Map<Key, AnswerRow>();
  for (const row of rows) {
    const before = most.get(customerOf(row));
    if (row.by.rep != null && (row.value ?? 0) > (before?.value ?? 0))
      most.set(customerOf(row), row);
  }
  return new Map([...most].map(([customer, row]) => [customer, row.by.rep!]));
}

/** From the answers to `customerFactQuestions`, those of the view's currency. `of`: who will be asked for, where not all. */
export function customerFacts(
  answers: Record<string, Answer>,
  context: RenderContext,
  of?: ReadonlySet<string | null>,
): (customer: string | null) => CustomerFacts {
  const { asOf } = context.view;
  const rows = (name: string): AnswerRow[] => {
    const answer = answers[`fact.${name}`];
    const all = answer ? rowsOf(answer, context) : [];
    return of ? all.filter((row) => of.has(customerOf(row))) : all;
  };
  const values = (name: string): Map<Key, number | null> =>
    new Map(rows(name).map((row) => [customerOf(row), row.value]));
  const [oldest, promise, promised] = [values('oldest'), values('promise'), values('promised')];
  const contacts = new Map(
    rows('contact')
      // the metric's numerator is what is overdue
      .filter(({ numerator }) => (numerator ?? 0) > 0)
      .map((row) => [customerOf(row), row.value]),
  );
  const outcomes = new Map(
    rows('outcome')
      .filter(({ value }) => (value ?? 0) > 0)
      .map((row) => [customerOf(row), row.by.outcome ?? null]),
  );
  const reps = mainReps(rows('reps'));
  return (customer) => {
    const since = contacts.get(customer);
    const wait = promise.get(customer) ?? null;
    return {
      oldest: oldest.get(customer) ?? null,
      lastContact:
        since == null
          ? since === null
            ? 'never'
            : null
          : { date: addDays(asOf, -since), outcome: outcomes.get(customer) ?? null },
      nextPromise: wait === null ? null : addDays(asOf, wait),
      promised: promised.get(customer) || null,
      rep: reps.get(customer) ?? null,
    };
  };
}

/** “123 days”; '' where nothing is late. */
export const oldestText = ({ oldest }: CustomerFacts, { t }: RenderContext): string =>
  oldest === null ? '' : t('common.dayCount', { n: oldest });

/** “30 Jun, no answer”, “never”, '' of who owes nothing late. */
export function contactText({ lastContact }: CustomerFacts, context: RenderContext): string {
  const { t, label } = context;
  if (lastContact === null) return '';
  if (lastContact === 'never') return t('alerts.never');
  const { date, outcome } = lastContact;
  const day = dayText(date, context);
  if (outcome === null) return day;
  return t('work.contact', { day, outcome: label('outcome', outcome) });
}

/** “1 Jul” and what is promised for the days ahead, a figure; '' where nothing is promised. */
export function promiseCell(
  { nextPromise, promised }: CustomerFacts,
  currency: string | null,
  context: RenderContext,
): Child {
  if (nextPromise === null) return '';
  const { h, locale } = context;
  const amount = promised === null ? null : wholeMoney(promised, currency, locale);
  return [
    dayText(nextPromise, context),
    amount === null ? null : [' ', value(h, 'promised_soon_amount', promised, amount)],
  ];
}
