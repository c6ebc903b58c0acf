/** A dimension's values, and the codes of the data, as a reader sees them. */
import { dateLabel, type Labels, monthLabel, nameIn, valueIn } from '../../format/label.ts';
import { currencyName } from '../../format/number.ts';
import type { Translate } from '../../i18n/index.ts';
import type { Locale } from '../../i18n/locale.ts';
import { tierCellAt } from '../../metrics/tier-cells.ts';
import { NONE } from '../../metrics/types.ts';
import type { NamedValues } from '../../view/site.ts';

/** Letters and marks that turn the writing direction. */
const TURNING = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A name with its own direction, kept from turning the text around it. */
const isolated = (name: string): string =>
  TURNING.test(name) ? `\u2068${name.replaceAll(/[\u2066-\u2069]/g, '')}\u2069` : name;

/** What the data says in codes, in columns of these names. */
const CODED =
  'channel confirmation decision done kept kind line method outcome reason source_kind stage status'.split(
    ' ',
  );

/** A code in the language's word; one that has none is printed as it is, "letter_of_credit" with spaces. */
const codeLabel = (code: string, t: Translate): string =>
  t.orNull(`common.word.${code}`) ??
  (/^[a-z]+(_[a-z]+)+$/.test(code) ? code.replaceAll('_', ' ') : code);

/** How the values of a dimension or of a column of codes are named in one language. */
export function dimensionLabel(
  locale: Locale,
  { labels, named = {} }: { labels: Labels; named: NamedValues | undefined },
  t: Translate,
) {
  return (dimension: string, value: string | null): string => {
    if (value === null || value === NONE) {
      return t(dimension === 'currency' ? 'common.noCurrency' : 'common.none');
    }
    switch (dimension) {
      case 'month':
      case 'landing':
        return monthLabel(value, locale);
      case 'due_week':
        return t('common.weekOf', { date: dateLabel(value, locale) });
      case 'bucket':
      case 'late_tier':
        return (
          t.orNull(`common.bucket.${value}`) ??
          (value.startsWith('to_') ? t('common.bucketUpTo', { n: value.slice(3) }) : null) ??
          (value.endsWith('+')
            ? t('common.bucketOver', { bucket: value.slice(0, -1) })
            : t('common.bucket', { bucket: value.replace('-', '–') }))
        );
      case 'tier_cell': {
        const [row, column] = tierCellAt(value);
        return t('common.tierCell', { row: row + 1, column: column + 1 });
      }
      case 'currency':
        return currencyName(value, locale);
      case 'customer':
        return isolated(nameIn(labels.customer, value) ?? value);
      case 'rep': {
        const name = nameIn(labels.rep, value) ?? value;
        const given = valueIn(named.rep, value) ?? valueIn(named.rep, name);
        return isolated(given?.[locale] ?? name);
      }
      case 'region':
      case 'segment':
        return valueIn(named[dimension], value)?.[locale] ?? value;
      default:
        return CODED.includes(dimension) ? codeLabel(value, t) : value;
    }
  };
}
