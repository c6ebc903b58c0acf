/** The customers that a name typed into the filter may mean. */
import type { Labels } from '../../format/label.ts';
import { isNear } from '../../format/near.ts';
import type { Site } from '../../view/site.ts';

export interface CustomerMatch {
  id: string;
  name: string;
}

/** More than these nobody reads through under a filter. */
const MAX_MATCHES = 5;
/** Shorter words are near to too many. */
const MIN_LETTERS = 4;

const wordsOf = (text: string): string[] => text.toLowerCase().split(/\s+/).filter(Boolean);

function everybody(site: Site, labels: Labels): CustomerMatch[] {
  const names = new Map(Object.entries(labels.customer ?? {}));
  for (const { value, label } of site.options.customer) names.set(value, label);
  return [...names].map(([id, name]) => ({ id, name }));
}

/** The one customer with that id or that name; null where there is none or more than one. */
export function customerCalled(text: string, site: Site, labels: Labels): string | null {
  const all = everybody(site, labels);
  if (all.some(({ id }) => id === text)) return text;
  const named = all.filter(({ name }) => name.toLowerCase() === text.toLowerCase());
  return named.length === 1 ? named[0]!.id : null;
}

/** Those whose name or id has every word typed, names that begin with it first; else those with a word nearly so. */
export function customerMatches(text: string, site: Site, labels: Labels): CustomerMatch[] {
  const typed = wordsOf(text);
  const all = everybody(site, labels);
  const found = all.filter(({ id, name }) => {
    const whole = `${name} ${id}`.toLowerCase();
    return typed.every((word) => whole.includes(word));
  });
  const begins = ({ name }: CustomerMatch): number =>
    name.toLowerCase().startsWith(typed[0] ?? '') ? 0 : 1;
  if (found.length > 0)
    return found.toSorted((a, b) => begins(a) - begins(b)).slice(0, MAX_MATCHES);
  const long = typed.filter((word) => word.length >= MIN_LETTERS);
  return all
    .filter(({ id, name }) =>
      wordsOf(`${name} ${id}`).some((own) => long.some((word) => isNear(own, word))),
    )
    .slice(0, MAX_MATCHES);
}
