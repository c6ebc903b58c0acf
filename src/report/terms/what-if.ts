/** What discounts would bring forward and cost a year, beside those that are taken today; what would come in, the forecast says. */
import { daysBetween } from '../../format/date.ts';
import { decimal, exactPercent, NO_VALUE, percent, wholeMoney } from '../../format/number.ts';
import { sentences } from '../../i18n/locale.ts';
import type { Answer, Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { Site } from '../../view/site.ts';
import { discountText } from '../../view/what-if-keys.ts';
import { viewCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { singleValue } from '../parts/answer-rows.ts';
import { value } from '../parts/figure.ts';
import { hasInput } from '../parts/figure-cards.ts';
import { periodLabel } from '../parts/filter-line.ts';
import { type Column, table } from '../parts/table.ts';
import { breakEven, broughtIf, ofYear, type Worth, worthOf } from './offer.ts';

const LATER = ['paid_later_amount', 'paid_later_days'] as const;
const TODAY = ['discount_in_time_amount', 'discount_brought_amount', 'discount_brought_days'];

interface OfferRow extends Worth {
  /** Null: what is granted and taken today. */
  rate: number | null;
}

/** Days of the period that have been. */
function daysOf({ view: { period, asOf } }: RenderContext): number {
  return daysBetween(period.from, period.to < asOf ? period.to : asOf) + 1;
}

/** Discounts taken in time today; null where none were. */
function todayRow(answers: Record<string, Answer>, context: RenderContext): OfferRow | null {
  const [cost, paid, days] = TODAY.map((metric) => singleValue(answers[metric], context));
  if (!cost || !paid || days === null || days === undefined) return null;
  const length = daysOf(context);
  const brought = { paid: ofYear(paid, length), days, cost: ofYear(cost, length) };
  return { rate: null, ...worthOf(brought, context.site.settings.costOfMoney) };
}

function offerRows(later: number, days: number, context: RenderContext): OfferRow[] {
  const { discountOffer, costOfMoney } = context.site.settings;
  const ofOneYear = ofYear(later, daysOf(context));
  return discountOffer.rates.map((rate) => ({
    rate,
    ...worthOf(broughtIf(ofOneYear, days, { rate, taken: discountOffer.taken }), costOfMoney),
  }));
}

/** “A discount of 1% within 10 days would bring ¥12,000 a year more than it costs”, or that none would. */
function headline(offers: OfferRow[], { t, locale, site, view }: RenderContext): string {
  const { costOfMoney } = site.settings;
  const days = site.params.discountOfferDays;
  if (costOfMoney === undefined) return t('terms.whatIf', { days });
  const best = offers.reduce((a, b) => ((b.net ?? 0) > (a.net ?? 0) ? b : a));
  if ((best.net ?? 0) > 0)
    return t('terms.whatIfPays', {
      ...{ rate: exactPercent(best.rate!, locale), days },
      net: wholeMoney(best.net, viewCurrency(site, view), locale),
    });
  const cheapest = offers.reduce((a, b) => ((b.yearly ?? 0) < (a.yearly ?? 0) ? b : a));
  return t('terms.whatIfNot', {
    ...{ days, yearly: percent(cheapest.yearly, locale) },
    money: exactPercent(costOfMoney, locale),
  });
}

/** The rule, and up to which discount it pays. */
function ruleText(days: number, { t, locale, site }: RenderContext): string {
  const { costOfMoney, discountOffer } = site.settings;
  const taken = percent(discountOffer.taken, locale, 0);
  return sentences(locale, [
    t('terms.offerAssumed', { taken, days: site.params.discountOfferDays }),
    t('terms.offerToday'),
    t('terms.offerRule'),
    costOfMoney === undefined
      ? t('terms.noCostOfMoney')
      : t('terms.offerBreakEven', {
          money: exactPercent(costOfMoney, locale),
          even: percent(breakEven(days, costOfMoney), locale, 2),
        }),
  ]);
}

/** The forecast under this discount. */
function forecastLink(rate: number, { h, t, locale, site }: RenderContext): Element {
  const offer = {
    rate: Math.round(rate * 10_000),
    days: site.params.discountOfferDays,
    taken: Math.round(site.settings.discountOffer.taken * 10_000),
  };
  const search = new URLSearchParams({ if_discount: discountText(offer) });
  const name = t('terms.offerLink', { rate: exactPercent(rate, locale) });
  return h('a', { href: `../forecast/?${search}` }, name);
}

function columns(context: RenderContext): Column<OfferRow>[] {
  const { t, locale, site, view } = context;
  const { costOfMoney } = site.settings;
  const currency = viewCurrency(site, view);
  const amount = (id: 'paid' | 'freed' | 'cost' | 'saved'): Column<OfferRow> => ({
    ...{ id, label: t(`terms.offer.${id}`), numeric: true },
    cell: (row) => wholeMoney(row[id], currency, locale),
  });
  const days: Column<OfferRow> = {
    ...{ id: 'days', label: t('terms.offer.days'), numeric: true },
    metric: ({ rate }) => (rate === null ? 'discount_brought_days' : 'paid_later_days'),
    raw: (row) => row.days,
    cell: (row) => t('common.days', { value: decimal(row.days, locale) }),
  };
  const yearly: Column<OfferRow> = {
    ...{ id: 'yearly', label: t('terms.offer.yearly'), numeric: true },
    cell: (row) => percent(row.yearly, locale),
  };
  const net: Column<OfferRow> = {
    ...{ id: 'net', label: t('terms.offer.net'), numeric: true },
    tone: (row) => ((row.net ?? 0) < 0 ? 'bad' : 'good'),
    cell: (row) => wholeMoney(row.net, currency, locale),
  };
  return [
    {
      id: 'discount',
      label: t('terms.offer.discount'),
      cell: ({ rate }) =>
        rate === null
          ? t('terms.offer.today')
          : t('terms.offer.name', {
              rate: exactPercent(rate, locale),
              days: site.params.discountOfferDays,
            }),
    },
    amount('paid'),
    days,
    amount('freed'),
    amount('cost'),
    yearly,
    ...(costOfMoney === undefined ? [] : [amount('saved'), net]),
    {
      id: 'forecast',
      label: t('terms.offer.forecast'),
      cell: ({ rate }) => (rate === null ? NO_VALUE : forecastLink(rate, context)),
    },
  ];
}

const asked = (site: Site): string[] => [
  ...LATER,
  ...TODAY.filter((metric) => hasInput(metric, site)),
];

export const termsWhatIf: Block = {
  id: 'what-if',
  questions: (site, view): Record<string, Question> =>
    site.inputs.payment
      ? Object.fromEntries(asked(site).map((metric) => [metric, questionFor(view, metric)]))
      : {},
  render(answers, context) {
    const { h, t, locale, site, view } = context;
    if (!site.inputs.payment) return h('div');
    const [later, days] = LATER.map((metric) => singleValue(answers[metric], context) ?? 0);
    const period = periodLabel(context, view.period.from, view.period.to);
    const parts = { period, days: site.params.discountOfferDays };
    if (later! <= 0 || days! <= 0) return h('p', { class: 'empty' }, t('terms.offerNone', parts));
    const today = todayRow(answers, context);
    const offers = offerRows(later!, days!, context);
    const rows = today ? [today, ...offers] : offers;
    return h(
      'div',
      { 'data-chart': 'terms-what-if' },
      h('h2', null, headline(offers, context)),
      h(
        'p',
        { class: 'note' },
        t('terms.offerOf', parts),
        value(h, 'paid_later_amount', later!, wholeMoney(later!, viewCurrency(site, view), locale)),
      ),
      table<OfferRow>(h, {
        caption: t('terms.offerCaption', parts),
        columns: columns(context),
        rows,
        key: ({ rate }) => String(rate ?? ''),
        ask: () => ({}),
        empty: t('common.noData'),
        stacks: true,
      }),
      h('p', { class: 'note' }, ruleText(days!, context)),
    );
  },
};
