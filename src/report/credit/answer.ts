/** The first line of the page of credit: who is over the limit, by how much, and since when. */
import { dateLabel } from '../../format/label.ts';
import { money, percent, wholeMoney } from '../../format/number.ts';
import { sumOf } from '../../format/sum-of.ts';
import { sentences } from '../../i18n/locale.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import { viewCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { pageOptions, scaleQuestions } from '../parts/answer-rows.ts';
import { emptinessQuestions, emptyPage } from '../parts/emptiness.ts';
import { value } from '../parts/figure.ts';
import { scope } from '../parts/filter-line.ts';
import { ofWhom } from '../verdict/sentences.ts';
import { type CreditRow, creditQuestions, creditRows } from './rows.ts';

/** Of several as long, the one furthest over. */
const longest = (over: CreditRow[]): CreditRow | undefined =>
  over.toSorted((a, b) => (b.days ?? -1) - (a.days ?? -1) || b.over - a.over)[0];

/** “Yuanzhou has been over since 19 Dec 2025 (193 days), with 143% of its limit used.” */
function sinceText(row: CreditRow, isOnly: boolean, { t, locale, label }: RenderContext): string {
  const parts = { name: label('customer', row.customer), share: percent(row.used, locale, 0) };
  if (row.since === null || row.days === null) return t('credit.answerFurthest', parts);
  const since = { ...parts, date: dateLabel(row.since, locale), n: row.days };
  return t(isOnly ? 'credit.answerSince' : 'credit.answerLongest', since);
}

/** Of one customer: “Open receivables are ¥0.56 M over the limit of ¥1,300,000, since 19 Dec 2025 (193 days).” */
function oneText(
  row: CreditRow,
  print: (minor: number) => string,
  { t, locale, site, view }: RenderContext,
): string {
  const limit = wholeMoney(row.limit, viewCurrency(site, view), locale);
  if (row.over === 0)
    return t('credit.answerOneWithin', { share: percent(row.used, locale, 0), limit });
  const parts = { amount: print(row.over), limit };
  return row.since === null || row.days === null
    ? t('credit.answerOneOver', parts)
    : t('credit.answerOneSince', {
        ...parts,
        date: dateLabel(row.since, locale),
        n: row.days,
      });
}

function sentence(
  rows: CreditRow[],
  print: (minor: number) => string,
  context: RenderContext,
): string {
  const { t, locale, view, label } = context;
  const [first] = rows;
  if (!first) return t('credit.answerNoLimit');
  if (view.filter.customer !== undefined) return oneText(first, print, context);
  const all = rows.length;
  const over = rows.filter((row) => row.over > 0);
  const worst = longest(over);
  if (!worst) {
    const share = percent(first.used, locale, 0);
    return t('credit.answerWithin', { all, name: label('customer', first.customer), share });
  }
  return sentences(locale, [
    t('credit.answer', { n: over.length, all, amount: print(sumOf(over, (row) => row.over)) }),
    sinceText(worst, over.length === 1, context),
  ]);
}

export const creditAnswer: Block = {
  id: 'answer',
  questions: (site, view) => ({
    ...scaleQuestions(view),
    ...creditQuestions(view),
    ...emptinessQuestions(site, view),
  }),
  render(answers, context) {
    const { h, t, locale } = context;
    const empty = emptyPage(answers, context);
    if (empty) return empty;
    const rows = creditRows(answers, context);
    const options = pageOptions(answers, context);
    const print = (minor: number): string => money(minor, options);
    const over = sumOf(rows, (row) => row.over);
    return h(
      'div',
      null,
      h('p', { class: 'answer' }, ofWhom(sentence(rows, print, context), context)),
      h(
        'p',
        { class: 'who' },
        `${scope(context)} · `,
        t('common.nameThen', { name: metricLabel('over_limit_amount', locale) }),
        value(h, 'over_limit_amount', over, print(over)),
      ),
    );
  },
};
