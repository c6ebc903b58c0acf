/** The values of a filter that somebody may mean by what was typed: an id, or a name in any language. */
import type { FilterKey } from '../../metrics/types.ts';
import { LISTED_CUSTOMERS, type Site } from '../../view/site.ts';
import type { LabelsFile } from '../site-data.ts';

const isSame = (a: string, b: string): boolean =>
  a.localeCompare(b, undefined, { sensitivity: 'accent' }) === 0;

/** What the report has, each with the names that it goes by. */
export function valuesAndNames(
  key: FilterKey,
  { options, names }: Pick<Site, 'options' | 'names'>,
  labels: Pick<LabelsFile, 'customer'>,
): [value: string, names: string[]][] {
  const listed = options[key].map(({ value, label }): [string, string[]] => {
    const named = key === 'customer' || key === 'currency' ? undefined : names?.[key]?.[value];
    return [value, [shared(label, value), ...Object.values(named ?? {})]];
  });
  const isUnlisted = key === 'customer' && listed.length >= LISTED_CUSTOMERS;
  if (!isUnlisted) return listed;
  const known = new Set(listed.map(([value]) => value));
  const others = Object.entries(labels.customer).filter(([value]) => !known.has(value));
  return [
    ...listed,
    ...others.map(([value, name]): [string, string[]] => [value, [shared(name, value)]]),
  ];
}

/** A name that two have stands with the id on pages; who types it may not know. */
const shared = (label: string, value: string): string =>
  label.endsWith(` (${value})`) ? label.slice(0, -value.length - 3) : label;

/** An id is itself, even where another has it as a name; none: nobody is called that. */
export function valuesCalled(
  typed: string,
  known: readonly (readonly [string, readonly string[]])[],
): string[] {
  if (known.some(([value]) => value === typed)) return [typed];
  const called = known.filter(
    ([value, names]) => isSame(value, typed) || names.some((name) => isSame(name, typed)),
  );
  return [...new Set(called.map(([value]) => value))];
}
