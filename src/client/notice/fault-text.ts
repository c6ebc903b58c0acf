/** In words: what a link asks for that the report cannot show, and what it shows instead. */
import { isIsoDate } from '../../format/date.ts';
import { dateLabel, monthLabel } from '../../format/label.ts';
import { isStepKey } from '../../format/step.ts';
import { notice as en } from '../../i18n/en/notice.ts';
import { wordingsOf } from '../../i18n/index.ts';
import type { Locale } from '../../i18n/locale.ts';
import { notice as zh } from '../../i18n/zh/notice.ts';
import type { PageId, RenderContext } from '../../report/page.ts';
import { periodLabel } from '../../report/parts/filter-line.ts';
import { isFilterKey, type ViewKey, viewText } from '../../view/address.ts';
import type { AddressFault } from '../../view/address-faults.ts';
import { comparisonOf } from '../../view/comparison.ts';
import { MAX_DAYS, MAX_SLIP, type WhatIfFault } from '../../view/what-if.ts';
import type { WhatIfKey } from '../../view/what-if-keys.ts';

/** A notice's wording; fetched with the notice, not with every page. */
export const noticeText = wordingsOf('notice', { en, zh });

/** What anybody may have put into an address is not printed at any length. */
const MAX_LETTERS = 60;

const shortened = (text: string): string =>
  text.length > MAX_LETTERS ? `${text.slice(0, MAX_LETTERS)}…` : text;

/** One sentence; `context` is of the view that is shown instead. */
export function faultText(fault: AddressFault, context: RenderContext, page?: PageId): string {
  const { locale, site, t } = context;
  const last = dateLabel(site.asOf, locale);
  switch (fault.kind) {
    case 'older':
      return noticeText(locale, 'older', { date: dateLabel(fault.asOf, locale), last });
    case 'contradiction':
      return noticeText(locale, 'contradiction', { shown: datesShown(context) });
    case 'short':
      return noticeText(locale, 'short', { span: t(`common.compare.${fault.span}`) });
    case 'assumed':
      return assumedText(fault, locale, last);
    case 'mistyped':
      return noticeText(locale, 'mistyped', { ...fault, key: shortened(fault.key) });
  }
  const { kind, key } = fault;
  const value = dateText(shortened(fault.value), locale);
  const instead = shown(key, context) || (kind === 'repeated' ? value : '');
  const isAsked = isFilterKey(key) && context.view.filter[key] === fault.value;
  const parts = {
    key,
    what: noticeText(locale, `what.${key}`),
    value,
    first: dateLabel(site.firstDate, locale),
    last,
    shown: instead,
  };
  // the page of one customer, or of one rep, then shows nobody
  const isMissing = instead === '' || (kind === 'unknown' && (isAsked || key === page));
  return noticeText(locale, isMissing ? 'missing' : kind, parts);
}

function assumedText({ key, why, value }: WhatIfFault, locale: Locale, last: string): string {
  const parts = {
    value: dateText(shortened(value), locale),
    last,
    days: MAX_DAYS,
    slip: MAX_SLIP,
  };
  if (why !== 'form') return noticeText(locale, `assumed.${why}`, parts);
  // promises have no form that could be wrong
  const form = key as Exclude<WhatIfKey, 'if_broken'>;
  return noticeText(locale, `assumed.form.${form}`, parts);
}

/** A date or a month as the page writes it; anything else as it is. */
function dateText(value: string, locale: Locale): string {
  if (isIsoDate(value)) return dateLabel(value, locale);
  return isStepKey(value) && value.includes('-') ? monthLabel(value, locale) : value;
}

/** What the page shows where an address asks for something else; '' where that is nothing to speak of. */
function shown(key: ViewKey, context: RenderContext): string {
  const { view, site, locale, t, label } = context;
  if (isFilterKey(key)) {
    const value = view.filter[key];
    return value === undefined ? noticeText(locale, 'all') : label(key, value);
  }
  switch (key) {
    case 'from':
    case 'to':
    case 'as_of':
      return datesShown(context);
    case 'basis':
      return t(`common.basis.${view.basis}`).toLowerCase();
    case 'grain':
      return t(`common.grain.${view.grain ?? 'month'}`).toLowerCase();
    case 'compare': {
      const span = comparisonOf(site, view)?.span;
      return span ? t(`common.compare.${span}`) : '';
    }
    case 'edges':
      return viewText(view, key, site) || site.params.bucketEdges.join('/');
    case 'since':
      return dateText(viewText(view, key, site), locale);
    case 'rule':
      return view.rule ? t(`alerts.rule.${view.rule}`) : noticeText(locale, 'all');
    case 'billing':
      return t('common.billing.on').toLowerCase();
    case 'cohort':
      return '';
  }
}

function datesShown(context: RenderContext): string {
  const { period, asOf } = context.view;
  const { locale } = context;
  return noticeText(locale, 'datesShown', {
    period: periodLabel(context, period.from, period.to),
    asOf: dateLabel(asOf, locale),
  });
}
