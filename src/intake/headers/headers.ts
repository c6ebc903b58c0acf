/** The header names of this folder's text files, as data: which field a name stands for, and which role it has. */
import { readFileSync } from 'node:fs';
import { normaliseHeader } from '../header-spelling.ts';
import { memo } from '../memo.ts';
import { TABLE_NAMES, type TableName } from '../table-names.ts';
import { OtherForms } from './other-forms.ts';

/** A name as exports write it. */
interface HeaderName {
  text: string;
  /** Taken by the field only where no other field takes the column. */
  isLastResort: boolean;
  /** Stands in another field of the same table too. */
  isShared: boolean;
}

/** Field, or role, → its names, best first. */
export type NamesByField = ReadonlyMap<string, readonly HeaderName[]>;

/** What a header or a label says beyond the field that it stands for; `roles.txt` explains each. */
export const HEADER_ROLES = [
  'forecast',
  'contact',
  'customer_people',
  'readable_id',
  'technical_id',
  'other_id',
  'row_id',
  'row_document',
  'line_document',
  'line_quantity',
  'line_price',
  'line_discount',
  'line_amount',
  'line_mark',
  'line_sum',
  'live_mark',
  'minor_unit_mark',
  'tax_amount',
  'recorded_on',
  'year',
  'month',
  'day',
  'age_total',
  'bare_account',
  'payment_block',
  'order_word',
  'supplier_word',
  'customer_label',
  'title_customer',
  'other_label',
  'customer_or_document',
  'place_word',
] as const;
export type HeaderRole = (typeof HEADER_ROLES)[number];

const LINE = /^(\w+)(\??):(.*)$/;

function headerName(written: string, isLastResort: boolean): HeaderName {
  const mark = /^[?+]/.exec(written)?.[0];
  return {
    text: mark ? written.slice(1) : written,
    isLastResort: isLastResort || mark === '?',
    isShared: mark === '+',
  };
}

/** Reads lines such as `due_date: due date | 到期日`; README.md explains the form. */
export function parseHeaders(text: string, shared: NamesByField = new Map()): NamesByField {
  const fields = new Map<string, readonly HeaderName[]>();
  const lines = text
    .replace(/\n[ \t]+/g, ' ')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  for (const line of lines) {
    const [, field, lastResort, names] = LINE.exec(line) ?? [];
    if (field === undefined || fields.has(field))
      throw new Error(`no line of a new field: ${line}`);
    const written = names!.split('|').map((name) => name.trim());
    fields.set(
      field,
      written.flatMap((name) => {
        if (name === '') return [];
        if (!name.startsWith('@')) return [headerName(name, lastResort === '?')];
        const list = shared.get(name.slice(1));
        if (list === undefined) throw new Error(`no shared list ${name}`);
        return list;
      }),
    );
    if (lastResort === '?') fields.set(field, [headerName(field, true), ...fields.get(field)!]);
  }
  return fields;
}

const read = (name: string): string =>
  readFileSync(new URL(`${name}.txt`, import.meta.url), 'utf8');

const shared = parseHeaders(read('shared'));

/** The field's own name always counts, first unless its line says otherwise. */
const withOwnNames = (fields: NamesByField): NamesByField =>
  new Map(
    [...fields].map(([field, names]) => {
      const hasOwn = names.some(({ text }) => text === field);
      return [field, hasOwn ? names : [headerName(field, false), ...names]];
    }),
  );

/** Table → field → its names. */
export const HEADERS = Object.fromEntries(
  TABLE_NAMES.map((table) => [table, withOwnNames(parseHeaders(read(table), shared))]),
) as Record<TableName, NamesByField>;

const otherForms = new Map(
  TABLE_NAMES.map((table) => {
    const names = [...HEADERS[table]].map(
      ([field, list]) => [field, list.map(({ text }) => text)] as const,
    );
    return [table, new OtherForms(new Map(names))];
  }),
);

/** The field of a table of whose names a normalised header, no name itself, is another form: without accents or small words, or a number of what one names. */
export const fieldByOtherForm = (table: TableName, key: string): string | null =>
  otherForms.get(table)!.fieldOf(key);

const allKeys = new Set(
  Object.values(HEADERS).flatMap((fields) =>
    [...fields.values()].flat().map(({ text }) => normaliseHeader(text)),
  ),
);

/** True for a normalised header that is a name of some field of some table, or another form of one. */
export const isNameKey = memo(
  (key): boolean =>
    allKeys.has(key) || TABLE_NAMES.some((table) => fieldByOtherForm(table, key) !== null),
);

/** True for a header that is a name of some field of some table. */
export const hasName = (header: string): boolean => isNameKey(normaliseHeader(header));

const roles = parseHeaders(read('roles'), shared);
const namesOf = (role: HeaderRole): string[] => roles.get(role)!.map(({ text }) => text);
const keysByRole = new Map(
  HEADER_ROLES.map((role) => [role, new Set(namesOf(role).map(normaliseHeader))]),
);

/** The names of a role as `normaliseHeader` spells them. */
export const roleKeys = (role: HeaderRole): ReadonlySet<string> => keysByRole.get(role)!;

/** True for a header that is a name of the role. */
export const hasRole = (role: HeaderRole, header: string): boolean =>
  roleKeys(role).has(normaliseHeader(header));

/** True for a header that a name of the role is a part of. */
export const mentionsRole = (role: HeaderRole, header: string): boolean => {
  const key = normaliseHeader(header);
  return [...roleKeys(role)].some((word) => key.includes(word));
};

/** The names of a role as alternatives of a pattern, the longest first. */
export const rolePattern = (role: HeaderRole): string =>
  namesOf(role)
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
