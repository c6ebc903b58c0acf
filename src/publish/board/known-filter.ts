/**
 * A filter as it is typed, by id or by name: what the report does not have is an error, never the whole company; so is
 * a name that more than one has.
 */
import { FILTER_KEYS, type Filter, type FilterKey } from '../../metrics/types.ts';
import type { Site } from '../../view/site.ts';
import { ReportedFailure } from '../errors.ts';
import type { LabelsFile } from '../site-data.ts';
import { valuesAndNames, valuesCalled } from '../views/values-called.ts';

/** Values that a message names. */
const NAMED = 12;

function knownValue(key: FilterKey, typed: string, site: Site, labels: LabelsFile): string {
  const options = site.options[key];
  const [found, ...others] = valuesCalled(typed, valuesAndNames(key, site, labels));
  if (others.length > 0)
    throw new ReportedFailure(
      `--filter ${key}=${typed}: more than one ${key} is called that: ${[found, ...others].slice(0, NAMED).join(', ')}`,
    );
  if (found !== undefined) return found;
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
