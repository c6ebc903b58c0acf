/** What a page from the device says above itself: how old it is, and, once the host is there again, whether that has a newer one. */
import '../../styles/offline.css';
import { dateLabel } from '../../format/label.ts';
import { type Locale, text } from '../../i18n/locale.ts';

const A_DAY = 86_400_000;

const OLD = text(
  'No connection: this is the report as built on {day}, {age}.',
  '没有网络：这是{day}生成的报表（{age}）。',
);
const NEWER = text(
  'The connection is back: since this report was built on {day}, a newer one has been published.',
  '网络已恢复：本报表生成于{day}，此后已发布更新的报表。',
);
const AGES = {
  none: text('today', '今天'),
  one: text('1 day old', '1 天前'),
  more: text('{n} days old', '{n} 天前'),
};

// an attribute of the root outlives each page that is shown
const { dataset } = document.documentElement;

export function sayOld(builtOn: string, locale: Locale): void {
  const today = new Date().toLocaleDateString('sv');
  const days = Math.round((Date.parse(today) - Date.parse(builtOn)) / A_DAY);
  const age = days <= 0 ? AGES.none : days === 1 ? AGES.one : AGES.more;
  dataset.offline = OLD[locale]
    .replace('{day}', dateLabel(builtOn, locale))
    .replace('{age}', age[locale].replace('{n}', String(days)));
}

export function sayNewer(builtOn: string, locale: Locale): void {
  dataset.offline = NEWER[locale].replace('{day}', dateLabel(builtOn, locale));
}

export function sayNothing(): void {
  delete dataset.offline;
}
