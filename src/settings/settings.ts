/** The one settings file, `report.yml`: its schema, its defaults, and how it is read. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { isIsoDate } from '../format/date.ts';
import { LOCALES, type Locale } from '../i18n/locale.ts';
import type { CommissionRules } from './commission.ts';
import { creditReviewSettings } from './credit-review.ts';
import { ENCODINGS } from './encodings.ts';
import { ladderSettings } from './ladder.ts';
import { currencyCode, discountOfferSettings, paymentCost } from './money-costs.ts';
import { SETTINGS_FILE } from './places.ts';
import { SettingsError } from './settings-error.ts';
import { viewFaults, viewSettings } from './views.ts';

const isoDate = z.string().refine(isIsoDate, 'expected a date as YYYY-MM-DD');
const share = z.number().min(0).max(1);
const localised = z.union([z.string(), z.object({ en: z.string(), zh: z.string() })]);

/** Value of the exports → its name in each language. */
const namesByValue = z
  .record(
    z.string(),
    z.strictObject(
      { en: z.string().min(1), zh: z.string().min(1) },
      { error: 'expected a name in each language: { en: …, zh: … }' },
    ),
  )
  .default({});

/** How the pages call values of a dimension that the exports name in one language. */
const nameSettings = z
  .strictObject({ region: namesByValue, segment: namesByValue, rep: namesByValue })
  .prefault({});

const alertSettings = z
  .strictObject({
    /** Overdue by more than this many days … */
    overdue_days: z.number().int().min(0).default(60),
    /** … and more than this amount, in major units of the item's currency. */
    overdue_amount: z.number().min(0).default(10_000),
    /** Share of the credit limit from which "near the limit" fires. */
    limit_near: share.default(0.9),
    /** Amount-weighted delay of the last 3 months over that of the 12 before, in days. */
    delay_worse_days: z.number().min(0).default(10),
    /** Settled items each of the two windows needs before they are compared. */
    delay_min_items: z.number().int().min(1).default(3),
    /** Share of gross AR that one customer may hold. */
    concentration: share.default(0.1),
    /** A dispute open for more than this many days. */
    dispute_days: z.number().int().min(0).default(45),
    /** Due within this many days … */
    due_soon_days: z.number().int().min(0).default(14),
    /** … and more than this amount, in major units, … */
    due_soon_amount: z.number().min(0).default(50_000),
    /** … from a customer who pays later than this many days on average, … */
    slow_payer_days: z.number().min(0).default(10),
    /** … or with at least this chance to pay late. */
    due_soon_late_chance: share.default(0.8),
    /** Days that the last row of an export may lie before the report's date. */
    export_days: z.number().int().min(0).default(14),
    /** An overdue customer nobody contacted in this many days. */
    silent_days: z.number().int().min(0).default(30),
    /** Unapplied cash waiting, in major units. */
    unapplied_amount: z.number().min(0).default(10_000),
    /** Due-based collection rate below which a rep is named whom the exported targets give none. */
    rate_target: share.optional(),
  })
  .prefault({});

const isAscending = (edges: number[]): boolean =>
  edges.every((edge, i) => i === 0 || edge > edges[i - 1]!);

/** Urgency of an overdue customer, A the most urgent: rows by overdue amount, columns by days of the oldest item. */
const tierSettings = z
  .strictObject({
    /** Upper edges in major units. */
    amounts: z
      .array(z.number().positive())
      .refine(isAscending, 'expected ascending edges')
      .default([10_000, 100_000]),
    /** Upper edges in days past due. */
    days: z
      .array(z.number().int().positive())
      .refine(isAscending, 'expected ascending edges')
      .default([30, 90]),
    matrix: z.array(z.array(z.enum(['A', 'B', 'C', 'D']))).default([
      ['D', 'D', 'C'],
      ['D', 'C', 'B'],
      ['C', 'B', 'A'],
    ]),
  })
  .refine(
    ({ amounts, days, matrix }) =>
      matrix.length === amounts.length + 1 && matrix.every((row) => row.length === days.length + 1),
    'expected a matrix with one row more than amounts and one column more than days',
  )
  .prefault({});

/** What letters to customers say beside their accounts. */
const letterSettings = z
  .strictObject({
    /** The account to pay to; lines as lines. */
    bank: localised.default(''),
    /** Whom to ask: a name, a telephone number, an address. */
    contact: localised.default(''),
    /** Days after a letter's date in which an answer or the money is asked for. */
    reply_days: z.number().int().min(0).default(14),
  })
  .prefault({});

/** What a word of the exports stands for, where no list knows it. */
const valueSettings = z
  .strictObject({
    kind: z
      .record(
        z.string(),
        z.enum(['cash', 'credit_note', 'write_off', 'discount', 'refund', 'outgoing']),
      )
      .default({}),
    status: z.record(z.string(), z.enum(['live', 'void', 'draft', 'written_off'])).default({}),
    /** A sign such as "$" or "¥" → the code of its currency. */
    currency: z.record(z.string(), currencyCode).default({}),
    doc_type: z
      .record(
        z.string(),
        z.enum([
          'invoice',
          'credit_note',
          'prepayment',
          'payment',
          'write_off',
          'discount',
          'refund',
          'payable',
          'journal',
        ]),
      )
      .default({}),
  })
  .prefault({});

export const settingsSchema = z.strictObject({
  company: localised.default({ en: 'Receivables report', zh: '应收账款报告' }),
  languages: z
    .array(z.enum(LOCALES))
    .min(1)
    .default([...LOCALES]),
  /** Currency of rows that name none. */
  currency: currencyCode.optional(),
  /** One report currency: set together with `rates` or a rate export; otherwise currencies stay apart. */
  report_currency: currencyCode.optional(),
  /** Fixed rates to the report currency, used where no rate export gives one. */
  rates: z.record(z.string(), z.number().positive()).default({}),
  as_of: isoDate.optional(),
  ageing_basis: z.enum(['due', 'issue']).optional(),
  /** First month of the fiscal year, 1–12. */
  fiscal_year_start: z.number().int().min(1).max(12).default(1),
  /** Upper edges of the aging buckets in days past due. */
  buckets: z
    .array(z.number().int().positive())
    .min(1)
    .refine(isAscending, 'expected ascending edges')
    .default([30, 60, 90]),
  /** Expected loss per bucket id; without it the data's own history is used. */
  loss_rates: z.record(z.string(), share).optional(),
  /** How payments without an invoice number are applied. */
  unreferenced_payments: z.enum(['auto', 'oldest_due_first', 'unapplied']).default('auto'),
  /** What the pages show unless a reader chooses: the last months, or the fiscal year to date. */
  default_period: z.enum(['last_months', 'fiscal_year_to_date']).default('last_months'),
  /** Months of `last_months`, ending with the as-of month. */
  period_months: z.number().int().min(1).default(12),
  dso_window_months: z.number().int().min(1).default(3),
  /** What receiving money costs, by method of payment as the exports name it. */
  payment_costs: z.record(z.string(), paymentCost).default({}),
  /** What borrowed money costs a year, as a share: discounts for early payment are held against it. */
  cost_of_money: share.optional(),
  discount_offer: discountOfferSettings,
  invoicing_lag_days: z.number().int().min(0).default(3),
  top_n: z.number().int().min(1).default(10),
  /** Amount due, in major units, under which a rep is listed but not ranked. */
  rank_min_base: z.number().min(0).default(10_000),
  /** Share of rows, and of amounts, that may be set aside before publishing is refused. */
  max_set_aside: share.default(0.01),
  /** How dates are read where a column fits more than one order. */
  date_order: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  /** The decimal sign where a column fits both. */
  decimal_sign: z.enum(['.', ',']).optional(),
  /** File-name pattern → `minor` where amounts are whole cents; by default the headers say so. */
  amount_units: z.record(z.string(), z.enum(['minor', 'major'])).default({}),
  /** File-name pattern → encoding, where the bytes alone mislead. */
  encodings: z.record(z.string(), z.enum(ENCODINGS)).default({}),
  /** File-name pattern (`*` is any text) → header → canonical `table.field`, or `ignore`. */
  columns: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  values: valueSettings,
  names: nameSettings,
  tiers: tierSettings,
  /** How overdue money is followed up, step by step. */
  ladder: ladderSettings,
  /** Days between two steps at least, however late the customer is. */
  ladder_pause_days: z.number().int().min(0).default(7),
  credit_review: creditReviewSettings,
  alerts: alertSettings,
  letters: letterSettings,
  /** Pages under filters, each at an address of its own. */
  views: viewSettings,
});

/** With the rules of `commission.yml` beside it, where there is one. */
export type Settings = z.infer<typeof settingsSchema> & { commission?: CommissionRules };
/** As it is written in report.yml: everything is optional. */
export type SettingsInput = z.input<typeof settingsSchema>;

/** Reads `report.yml` in `dir`; defaults where there is none. Throws SettingsError naming the key. */
export function readSettings(dir: string): Settings {
  const path = join(dir, SETTINGS_FILE);
  if (!existsSync(path)) return settingsSchema.parse({});
  return parseSettings(readFileSync(path, 'utf8'), path);
}

/** The settings in a text; `path` is what errors name. */
export function parseSettings(text: string, path: string): Settings {
  let raw: unknown;
  try {
    raw = parse(text) ?? {};
  } catch (error) {
    throw new SettingsError(`${path}: not readable as YAML: ${(error as Error).message}`);
  }
  const lost = lostKey(raw);
  if (lost !== null)
    throw new SettingsError(
      `${path}: ${lost}: this word cannot be a key; mend the cells that hold it with a correction`,
    );
  const parsed = settingsSchema.safeParse(raw, { reportInput: true });
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.flatMap((issue) =>
    issue.path[0] === 'views'
      ? viewFaults(issue, path, firstLanguage(raw))
      : [`${path}: ${issue.path.join('.') || '(top)'}: ${issue.message}`],
  );
  throw new SettingsError(lines.join('\n'));
}

/** What faults are told in, also where other settings are at fault. */
function firstLanguage(raw: unknown): Locale {
  const { languages } = raw as { languages?: unknown };
  const [first] = Array.isArray(languages) ? languages : [];
  return LOCALES.find((locale) => locale === first) ?? 'en';
}

/** The way to a key that no object can hold as its own, and that the schema would pass over; null where there is none. */
function lostKey(settings: unknown): string | null {
  if (typeof settings !== 'object' || settings === null) return null;
  for (const [key, value] of Object.entries(settings)) {
    if (key === '__proto__') return key;
    const below = lostKey(value);
    if (below !== null) return `${key}.${below}`;
  }
  return null;
}
