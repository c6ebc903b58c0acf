/** Each assumption in words, with the money it speaks of. */
import type { Expected } from '../../forecast/what-if/expected.ts';
import { addDays } from '../../format/date.ts';
import { dateLabel } from '../../format/label.ts';
import { percent, wholeMoney } from '../../format/number.ts';
import type { Locale } from '../../i18n/locale.ts';
import { viewCurrency } from '../../report/context.ts';
import type { RenderContext } from '../../report/page.ts';
import type { WhatIf } from '../../view/what-if.ts';
import { whatIfText } from './wording.ts';

/** Hundredths of a percent, without decimals that it has not: “2%”, “1.5%”. */
const percentOf = (hundredths: number, locale: Locale): string => {
  const digits = hundredths % 100 === 0 ? 0 : hundredths % 10 === 0 ? 1 : 2;
  return percent(hundredths / 10_000, locale, digits);
};

export function assumptionLines(
  { paid, broken, slip, discount }: WhatIf,
  amounts: Expected['amounts'],
  { locale, site, view, label }: RenderContext,
  short: (minor: number) => string,
): string[] {
  const lines: string[] = [];
  const [first] = paid;
  const open = { amount: short(amounts.paid), n: paid.length };
  if (first && paid.length === 1)
    lines.push(
      whatIfText(locale, 'line.paid', {
        ...open,
        name: label('customer', first.customer),
        date: dateLabel(first.date, locale),
      }),
    );
  else if (first) lines.push(whatIfText(locale, 'line.paidDates', open));
  const promised = { amount: short(amounts.broken), n: broken.length };
  if (broken === 'all') lines.push(whatIfText(locale, 'line.broken.all', promised));
  else if (broken.length > 0) lines.push(whatIfText(locale, 'line.broken.some', promised));
  if (slip > 0)
    lines.push(whatIfText(locale, 'line.slip', { amount: short(amounts.slipped), n: slip }));
  if (discount)
    lines.push(
      whatIfText(locale, 'line.discount', {
        taken: percentOf(discount.taken, locale),
        amount: short(amounts.taken),
        date: dateLabel(addDays(site.asOf, discount.days), locale),
        rate: percentOf(discount.rate, locale),
        // what it costs is small beside what is open
        cost: wholeMoney(amounts.cost, viewCurrency(site, view), locale),
      }),
    );
  return lines;
}
