/** The review as a list to decide on: what is granted, how the customer pays, what the rule suggests, a box to tick. */
import {
  count,
  decimal,
  exactMoney,
  NO_VALUE,
  percent,
  setPercent,
  wholeMoney,
} from '../../format/number.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import { NONE } from '../../metrics/types.ts';
import { viewCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { periodLabel } from '../parts/filter-line.ts';
import { longList } from '../parts/long-list.ts';
import { customerLink } from '../parts/people-links.ts';
import { type Column, table } from '../parts/table.ts';
import { factAsk, type Review, type ReviewRow, reviewOf, reviewQuestions } from './review.ts';
import { monthsOf } from './suggest.ts';

/** More than a meeting decides on. */
const LISTED = 60;

function reasonText(row: ReviewRow, { t, locale }: RenderContext): string {
  return row.reasons
    .map((reason) => {
      switch (reason) {
        case 'over':
          return t('credit.reason.over', { share: percent(row.used, locale, 0) });
        case 'near':
          return t('credit.reason.near', { share: percent(row.used, locale, 0) });
        case 'worse':
          return t('credit.reason.worse', { days: decimal(row.worse, locale, 0) });
        case 'late':
          return t('credit.reason.late', { days: decimal(row.late, locale, 0) });
        default:
          return t('credit.reason.raise');
      }
    })
    .join(t('verdict.comma'));
}

/** “Late, × 1”; with a mark where the chance to be late made it one class worse. */
function payerText({ suggestion, items }: ReviewRow, { t, locale, site }: RenderContext): string {
  if (suggestion === null) return t('credit.notJudged', { n: items });
  const factor = decimal(site.settings.creditReview.factors[suggestion.payer]!, locale, 1);
  const name = payerName(suggestion.payer, site.settings.creditReview.days_late, { t, locale });
  return t(suggestion.isLowered ? 'credit.payerLowered' : 'credit.payer', { name, factor });
}

/** “up to 5 days”, “over 30 days”: a class by its edges. */
function payerName(
  payer: number,
  edges: number[],
  { t, locale }: Pick<RenderContext, 't' | 'locale'>,
): string {
  return payer < edges.length
    ? t('credit.upTo', { days: count(edges[payer]!, locale) })
    : t('credit.beyond', { days: count(edges.at(-1)!, locale) });
}

/** What the rule rests on. */
function factColumns(review: Review, context: RenderContext): Column<ReviewRow>[] {
  const { t, locale, site, view } = context;
  const currency = viewCurrency(site, view);
  const months = monthsOf(review.period);
  return [
    {
      id: 'billed',
      label: t('credit.billed', { n: months }),
      numeric: true,
      metric: 'invoiced_amount',
      ask: factAsk('billed', context),
      raw: ({ billed }) => billed,
      isBlankAtZero: true,
      cell: ({ billed }) => exactMoney(billed, currency, locale),
    },
    {
      id: 'terms',
      label: metricLabel('terms_days', locale),
      numeric: true,
      metric: 'terms_days',
      ask: factAsk('terms', context),
      raw: ({ terms }) => terms,
      cell: ({ terms }) =>
        terms === null ? NO_VALUE : t('common.days', { value: decimal(terms, locale, 0) }),
    },
    {
      id: 'late',
      label: metricLabel('payment_delay', locale),
      numeric: true,
      metric: 'payment_delay',
      ask: factAsk('late', context),
      raw: ({ late }) => late,
      cell: ({ late }) =>
        late === null ? NO_VALUE : t('common.days', { value: decimal(late, locale) }),
    },
    {
      id: 'chance',
      label: t('credit.chance'),
      numeric: true,
      metric: 'due_soon_late_risk',
      ask: factAsk('chance', context),
      raw: ({ chance }) => chance,
      cell: ({ chance }) => percent(chance, locale, 0),
    },
    { id: 'payer', label: t('credit.payerHead'), cell: (row) => payerText(row, context) },
  ];
}

function columns(review: Review, context: RenderContext): Column<ReviewRow>[] {
  const { h, t, locale, site, view, label } = context;
  const currency = viewCurrency(site, view);
  return [
    {
      id: 'customer',
      label: t('common.filter.customer'),
      cell: ({ customer }) => customerLink(customer, context),
    },
    { id: 'why', label: t('credit.why'), cell: (row) => reasonText(row, context) },
    {
      id: 'limit',
      label: t('credit.limitNow'),
      numeric: true,
      metric: 'credit_limit_amount',
      raw: ({ limit }) => limit,
      cell: ({ limit }) => wholeMoney(limit, currency, locale),
    },
    ...factColumns(review, context),
    {
      id: 'suggested',
      label: t('credit.suggested'),
      numeric: true,
      cell: ({ suggestion }) =>
        h('strong', null, wholeMoney(suggestion?.limit ?? null, currency, locale)),
    },
    {
      id: 'suggestedTerms',
      label: t('credit.suggestedTerms'),
      numeric: true,
      cell: ({ suggestion }) => (suggestion ? t('common.dayCount', { n: suggestion.terms }) : '–'),
    },
    {
      id: 'tick',
      label: t('credit.tickHead'),
      cell: ({ customer }) =>
        h('input', {
          type: 'checkbox',
          autocomplete: 'off',
          'aria-label': t('credit.tick', { name: label('customer', customer) }),
        }),
    },
  ];
}

/** The rule in four sentences. */
function ruleText(review: Review, { t, locale, site }: RenderContext): string[] {
  const rule = site.settings.creditReview;
  const classes = rule.factors.map((factor, payer) =>
    t('credit.class', {
      name: payerName(payer, rule.days_late, { t, locale }),
      factor: decimal(factor, locale, 1),
      terms: count(rule.max_terms[payer]!, locale),
    }),
  );
  return [
    t('credit.ruleLimit', { n: monthsOf(review.period), most: rule.days_late.at(-1)! }),
    t('credit.ruleClasses', {
      classes: classes.join(t('credit.classComma')),
      chance: setPercent(rule.late_chance, locale),
    }),
    t('credit.ruleCap'),
    t('credit.ruleJudged', { items: rule.min_items, n: review.unjudged, all: review.limited }),
  ];
}

export const creditReview: Block = {
  id: 'review',
  questions: reviewQuestions,
  render(answers, context) {
    const { h, t, site, view, label, locale } = context;
    const review = reviewOf(answers, context);
    const { shown, more, cut } = longList(review.rows, LISTED, context);
    const { from, to } = review.period;
    return h(
      'div',
      { 'data-chart': 'credit-review', 'data-cut': cut },
      h('h2', null, t('credit.review', { n: review.rows.length })),
      h('p', { class: 'note' }, ruleText(review, context).join(locale === 'zh' ? '' : ' ')),
      table<ReviewRow>(h, {
        caption: t('credit.reviewCaption', {
          unit: label('currency', viewCurrency(site, view)),
          period: periodLabel(context, from, to),
        }),
        columns: columns(review, context),
        rows: shown,
        key: ({ customer }) => customer ?? NONE,
        ask: ({ customer }) => ({ at: { customer } }),
        empty: t('credit.reviewNone'),
        stacks: true,
        hideCaption: true,
      }),
      more > 0 ? h('p', { class: 'note' }, t('credit.more', { n: count(more, locale) })) : null,
      h(
        'p',
        { class: 'signatures' },
        (['prepared', 'approved', 'signedOn'] as const).map((who) =>
          h('span', null, t(`credit.${who}`)),
        ),
      ),
    );
  },
};
