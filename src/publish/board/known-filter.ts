/** A filter as it is typed, by id or by name: what the report does not have is an error, never the whole company. */
import { FILTER_KEYS, type Filter, type FilterKey } from '../../metrics/types.ts';
import { LISTED_CUSTOMERS, type Site } from '../../view/site.ts';
import { ReportedFailure } from '../errors.ts';
import type { LabelsFile } from '../site-data.ts';

/** Values that a message names. */
const NAMED = 12;

const isSame = (a: string, b: string): boolean =>
  a.localeCompare(b, undefined, { sensitivity: 'accent' }) === 0;

function knownValue(key: FilterKey, typed: string, site: Site, labels: LabelsFile): string {
  const options = site.options[key];
  const found =
    options.find(({ value }) => value === typed) ??
    options.find(({ value, label }) => isSame(value, typed) || isSame(label, typed));
  if (found) return found.value;
  if (key === 'customer' && options.length >= LISTED_CUSTOMERS) {
    const named = Object.entries(labels.customer).find(
      ([id, name]) => id === typed || isSame(name, typed),
    );
    if (named) return named[0];
  }
  const some = options
    .slice(0, NAMED)
    .map(({ value, label }) => (value === label ? value : `${value} (${label})`));
  const more = options.length > NAMED ? `, … (${options.length} in all)` : '';
  throw new ReportedFailure(
    some.length > 0
      ? `--filter ${key}=${typed}: this report has no such ${key}; there are ${some.join(', ')}${more}`
      : `--filter ${key}=${typed}: the exports name no ${key}`,
  );
}

export function knownFilter(filter: Filter, site: Site, labels: LabelsFile): Filter {
  const known: Filter = {};
  for (const key of FILTER_KEYS) {
    const typed = filter[key];
    if (typed !== undefined) known[key] = knownValue(key, typed, site, labels);
  }
  return known;
}
