/** The named views of the settings by what the data has: values are looked up, and what cannot be shown is refused. */
import { addDays } from '../../format/date.ts';
import { nearValues } from '../../format/near.ts';
import { type Grain, stepOf } from '../../format/step.ts';
import { type Locale, type Localised, text } from '../../i18n/locale.ts';
import { missingInputs } from '../../report/missing-inputs.ts';
import { pageById } from '../../report/pages.ts';
import { isShown } from '../../report/shown-pages.ts';
import { SETTINGS_FILE } from '../../settings/places.ts';
import { SettingsError } from '../../settings/settings-error.ts';
import type { NamedPeriod, ViewFilter, WrittenView } from '../../settings/views.ts';
import { isFilterKey, readView, type ViewTexts, writeView } from '../../view/address.ts';
import { type AddressFault, addressFaults } from '../../view/address-faults.ts';
import type { NamedView, Site } from '../../view/site.ts';
import type { OpenReport } from '../open-report.ts';
import type { LabelsFile } from '../site-data.ts';
import { pageFollows } from './page-follows.ts';
import { valuesAndNames, valuesCalled } from './values-called.ts';

/** What is wrong with one key of a view: what was written, what is expected, how to mend it. */
interface Fault {
  key: string;
  said: Localised;
}

type Described = Omit<Site, 'assets'>;

/** Values that a refusal names where none comes close. */
const NAMED = 8;

/** Throws a SettingsError that lists all that cannot be shown, a line each. */
export function namedViews(
  { settings }: Pick<OpenReport, 'settings'>,
  site: Described,
  labels: LabelsFile,
): NamedView[] {
  const locale = settings.languages[0]!;
  const read = settings.views.map((written) => ({
    written,
    ...readWritten(written, site, labels),
  }));
  const lines = read.flatMap(({ written, faults }) =>
    faults.map(({ key, said }) => lineOf(written, key, said, locale)),
  );
  if (lines.length > 0) throw new SettingsError(lines.join('\n'));
  return read.map(({ view }) => view);
}

/** Those that an audience may see: of a page that it has, and of rows of which it has some. Of others it is told nothing. */
export const viewsWithin = (
  { settings }: Pick<OpenReport, 'settings'>,
  site: Described,
  labels: LabelsFile,
): NamedView[] =>
  settings.views.flatMap((written) => {
    if (!isShown(written.page, site)) return [];
    const { view, faults } = readWritten(written, site, labels);
    return faults.length === 0 ? [view] : [];
  });

const lineOf = ({ id }: WrittenView, key: string, said: Localised, locale: Locale): string =>
  `${SETTINGS_FILE}: views.${id}.${key}: ${said[locale]}`;

function readWritten(
  written: WrittenView,
  described: Described,
  labels: LabelsFile,
): { view: NamedView; faults: Fault[] } {
  // no address of a file decides on a view
  const site = described as Site;
  const { id, name, page: pageId } = written;
  const page = pageById(pageId);
  const faults: Fault[] = [];
  const texts: ViewTexts = written.as_of === undefined ? {} : { as_of: written.as_of };
  const missing = missingInputs(page, site);
  if (missing.length > 0) faults.push(withoutInputs(pageId, missing));
  for (const [key, typed] of Object.entries(written.filters) as [ViewFilter, string][]) {
    if (missing.length === 0 && !pageFollows(key, page, site))
      faults.push(notFollowed(`filters.${key}`, pageId));
    else if (key === 'period')
      Object.assign(texts, periodTexts(typed as NamedPeriod, texts.as_of ?? site.asOf, site));
    else if (isFilterKey(key)) {
      const known = valuesAndNames(key, site, labels);
      const [found, ...others] = valuesCalled(typed, known);
      if (found !== undefined && others.length === 0) texts[key] = found;
      else
        faults.push(
          found === undefined ? unknown(key, typed, known) : shared(key, typed, [found, ...others]),
        );
    } else texts[key] = typed;
  }
  if (written.as_of !== undefined && missing.length === 0 && !pageFollows('as_of', page, site))
    faults.push(notFollowed('as_of', pageId));
  const params = new URLSearchParams(texts as Record<string, string>);
  faults.push(...addressFaults(params, site, labels).flatMap((fault) => addressFault(fault, site)));
  const query = writeView(readView(params, site), site).toString();
  return { view: { id, name, page: pageId, query, isPage: true }, faults };
}

/** The dates of a period in words, as an address has them. */
function periodTexts(period: NamedPeriod, asOf: string, { params }: Site): ViewTexts {
  const [which, grain] = period.split('_') as ['last' | 'this', Grain];
  const step = stepOf(asOf, grain, params.fiscalYearStart);
  if (which === 'this') return { from: step.from };
  const whole =
    step.to <= asOf ? step : stepOf(addDays(step.from, -1), grain, params.fiscalYearStart);
  return { from: whole.from, to: whole.to };
}

const withoutInputs = (page: string, missing: string[]): Fault => ({
  key: 'page',
  said: text(
    `“${page}” has nothing to show: the exports lack ${missing.join(', ')}; add them, or remove the view`,
    `“${page}”没有可显示的内容：导出文件中缺少 ${missing.join('、')}；请补充数据，或删除该视图`,
  ),
});

const notFollowed = (key: string, page: string): Fault => ({
  key,
  said: text(
    `the page “${page}” is the same whatever is chosen here; remove it, or name another page`,
    `页面“${page}”不随此项变化；请删去此项，或改用其他页面`,
  ),
});

function unknown(key: string, typed: string, known: [string, string[]][]): Fault {
  const nameOf = ([value, [label]]: [string, string[]]): string =>
    label === undefined || label === value ? value : `${value} (${label})`;
  const near = known.filter(([value, names]) => nearValues(typed, [value, ...names]).length > 0);
  const some = (near.length > 0 ? near : known).slice(0, NAMED).map(nameOf);
  const more = near.length === 0 && known.length > NAMED ? ` … (${known.length})` : '';
  const [en, zh] = near.length > 0 ? ['near', '相近'] : ['there are', '现有'];
  return {
    key: `filters.${key}`,
    said:
      known.length === 0
        ? text(
            `“${typed}” is in no export, which name no ${key}; remove it, or add what names them`,
            `导出文件中没有“${typed}”，也没有任何 ${key}；请删去此项，或补充数据`,
          )
        : text(
            `“${typed}” is in no export; expected one of its values (${en}: ${some.join(', ')}${more}); correct it, or remove the view`,
            `导出文件中没有“${typed}”；应为其中的值（${zh}：${some.join('、')}${more}）；请更正，或删除该视图`,
          ),
  };
}

const shared = (key: string, typed: string, ids: string[]): Fault => ({
  key: `filters.${key}`,
  said: text(
    `“${typed}” is the name of ${ids.join(' and ')}; write the id of the one that is meant`,
    `“${typed}”是 ${ids.join('、')} 共用的名称；请改写所指一方的编号`,
  ),
});

/** What an address would be told of in a notice: a view that is built must show what it says. */
function addressFault(fault: AddressFault, { firstDate, asOf }: Site): Fault[] {
  const keyOf = (key: string): string => (key === 'as_of' ? key : `filters.${key}`);
  switch (fault.kind) {
    case 'unknown':
    case 'unreadable':
      return [
        {
          key: keyOf(fault.key),
          said: text(
            `“${fault.value}” cannot be read; expected what the page’s address has for it; correct it`,
            `“${fault.value}”无法读取；应与页面网址中该项的写法一致；请更正`,
          ),
        },
      ];
    case 'late':
    case 'early':
      return [
        {
          key: keyOf(fault.key),
          said: text(
            `${fault.value} is outside the data; expected ${firstDate} to ${asOf}; correct it`,
            `${fault.value} 超出数据范围；应在 ${firstDate} 至 ${asOf} 之间；请更正`,
          ),
        },
      ];
    case 'contradiction':
      return [
        {
          key: 'filters',
          said: text(
            'the dates cannot be had together; expected from before to, and to no later than as_of; correct them',
            '日期相互矛盾；from 应早于 to，to 不得晚于 as_of；请更正',
          ),
        },
      ];
    case 'short':
      return [
        {
          key: 'filters.compare',
          said: text(
            `the data does not reach back a ${fault.span}; expected a shorter span; correct or remove it`,
            '数据不足以追溯到该比较期；请改用更短的比较期，或删去此项',
          ),
        },
      ];
    default:
      return [];
  }
}
