/** How a figure changed against a comparable one, in words. */
import { decimal, isPrintedZero, type MoneyOptions, money, points } from '../../format/number.ts';
import type { Unit } from '../../format/unit.ts';
import type { RenderContext } from '../page.ts';
import { type Change, judge } from './figure.ts';

type Wording = Pick<RenderContext, 't' | 'locale'>;

const DIGITS = { days: 1, count: 0, index: 2 };

/** "+2.1 pp", "−3.0 days", "+¥0.12 M": a difference of two values, with its sign. */
export function differenceText(
  difference: number,
  unit: Unit,
  { t, locale }: Wording,
  options: Omit<MoneyOptions, 'locale'>,
): string {
  if (unit === 'minor') return money(difference, { ...options, locale, signed: true });
  if (unit === 'ratio') return t('common.points', { value: points(difference, locale) });
  const value = decimal(difference, locale, DIGITS[unit], true);
  return unit === 'days' ? t('common.days', { value }) : value;
}

export interface ChangeSpec {
  difference: number;
  /** The difference as printed. */
  text: string;
  /** What it is compared with, as printed. */
  against: string;
  /** Which way is good for the business. */
  better: 'higher' | 'lower' | 'neither' | null;
}

/** A change that prints as zero is "unchanged" and has no direction. */
export function figureChange(
  { t }: Pick<Wording, 't'>,
  { difference, text, against, better }: ChangeSpec,
): Change {
  const isZero = isPrintedZero(text);
  return {
    text: isZero ? t('common.unchanged') : text,
    against,
    ...judge(isZero ? 0 : difference, better === 'neither' ? null : better),
  };
}
