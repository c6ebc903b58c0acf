/**
 * A quick answer for the rows that a table's zod schema accepts, made from the schema itself: of a
 * million rows nearly all are accepted, and the schema is only asked what is wrong with the others.
 */
import type { z } from 'zod';
import type { TableDef } from '../tables.ts';

type Check = (value: unknown) => boolean;
type Definition = z.core.$ZodTypes['_zod']['def'];

/** True only where the row's schema accepts the row; false where it may not. */
export function rowCheck(table: TableDef): (row: Record<string, unknown>) => boolean {
  const names = table.columns.map(({ name }) => name);
  const checks = table.columns.map(({ schema }) => checkOf(schema));
  const mayBeNull = checks.map((check) => check(null));
  return (row) => {
    for (let i = 0; i < checks.length; i++) {
      const value = row[names[i]!];
      if (value === null ? !mayBeNull[i] : !checks[i]!(value)) return false;
    }
    return true;
  };
}

const unsure: Check = () => false;

function checkOf(schema: z.core.$ZodType): Check {
  const def = schema._zod.def as Definition;
  if (def.type === 'nullable') {
    const inner = checkOf(def.innerType);
    return (value) => value === null || inner(value);
  }
  if (def.type === 'boolean') return (value) => typeof value === 'boolean';
  if (def.type === 'enum') {
    const entries = new Set<unknown>(Object.values(def.entries));
    return (value) => entries.has(value);
  }
  const limits = [
    ...('check' in def ? [limitOf(def as z.core.$ZodCheckDef)] : []),
    ...(def.checks ?? []).map((check) => limitOf(check._zod.def)),
  ];
  if (limits.includes(null)) return unsure;
  const isWithin = all(limits as Check[]);
  if (def.type === 'string') return (value) => typeof value === 'string' && isWithin(value);
  if (def.type === 'number')
    return (value) => typeof value === 'number' && Number.isFinite(value) && isWithin(value);
  return unsure;
}

/** Most have one limit or two, and a loop over them takes longer than they do. */
function all([first, second, ...more]: readonly Check[]): Check {
  if (!first) return () => true;
  if (!second) return first;
  const rest = all(more);
  return (value) => first(value) && second(value) && rest(value);
}

/** One limit of a text or number; null where it is of a kind that is not known here. */
function limitOf(check: z.core.$ZodCheckDef): Check | null {
  const def = check as z.core.$ZodChecks['_zod']['def'];
  switch (def.check) {
    case 'number_format':
      return def.format === 'safeint' ? Number.isSafeInteger : null;
    case 'greater_than': {
      const { value: least, inclusive } = def;
      return (value) => (value as number) > (least as number) || (inclusive && value === least);
    }
    case 'less_than': {
      const { value: most, inclusive } = def;
      return (value) => (value as number) < (most as number) || (inclusive && value === most);
    }
    case 'min_length': {
      const { minimum } = def;
      return (value) => (value as string).length >= minimum;
    }
    case 'string_format': {
      const pattern = def.format === 'regex' ? def.pattern : null;
      return pattern ? (value) => pattern.test(value as string) : null;
    }
    default:
      return null;
  }
}
