/** To whom letters of a kind go: customers, each with its accounts, in the order of their names. */

import type { LetterKind } from '../../format/letter-kinds.ts';
import {
  emptyAccount,
  type LetterAccount,
  letterQuestion,
  readAccounts,
} from '../../letters/account.ts';
import { isLetterFor } from '../../letters/letter-for.ts';
import type { Filter } from '../../metrics/types.ts';
import { createAskRows } from '../../rows/ask-rows.ts';
import { ReportedFailure } from '../errors.ts';
import type { OpenReport } from '../open-report.ts';
import { type LeftOutReason, leftOutReasons } from './left-out.ts';

export interface Addressee {
  name: string;
  rep: string | null;
  repName: string | null;
  account: LetterAccount;
}

export interface LetterFilter {
  /** Ids or names; all customers where it is missing. */
  customer?: string[];
  /** Id or name of the sales rep whose customers are written to. */
  rep?: string;
  /** Only customers of whom something is open there. */
  within?: Filter;
  /** Also those whose letters would be left out. */
  all?: boolean;
}

/** No letter to a customer that would get one. */
export interface LeftOut {
  name: string;
  currency: string | null;
  because: LeftOutReason;
}

interface Addressees {
  found: Addressee[];
  /** Customers that were asked for by name and about whom there is nothing to write. */
  nothing: string[];
  leftOut: LeftOut[];
}

interface Person {
  id: string;
  name: string;
}
interface Customer extends Person {
  rep: string | null;
}

/** One that is called so, by id or by name. Throws ReportedFailure where there is none, or more than one. */
function named<One extends Person>(all: One[], typed: string, option: string): One {
  const byId = all.find(({ id }) => id === typed);
  if (byId) return byId;
  const isSame = ({ name }: One): boolean =>
    name.localeCompare(typed, undefined, { sensitivity: 'accent' }) === 0;
  const [found, ...others] = all.filter(isSame);
  if (!found)
    throw new ReportedFailure(`${option} ${typed}: the exports have nobody of that id or name`);
  if (others.length > 0)
    throw new ReportedFailure(
      `${option} ${typed}: more than one is called that: ${[found, ...others].map(({ id }) => id).join(', ')}`,
    );
  return found;
}

export async function addressees(
  report: OpenReport,
  kind: LetterKind,
  filter: LetterFilter,
): Promise<Addressees> {
  const customers = await readCustomers(report);
  const reps = await readReps(report);
  const asked = filter.customer?.map((typed) => named(customers, typed, '--customer'));
  const rep = filter.rep === undefined ? null : named(reps, filter.rep, '--rep').id;
  const within = filter.within && (await customersIn(report, filter.within));
  const wanted = (asked ?? customers).filter(
    (one) => (rep === null || one.rep === rep) && (!within || within.has(one.id)),
  );
  // who is asked for by name is written to
  const because = filter.all || asked ? () => null : await leftOutReasons(report, kind);
  const accounts = await readAll(report);
  const repNames = new Map(reps.map(({ id, name }) => [id, name]));
  const nothing: string[] = [];
  const leftOut: LeftOut[] = [];
  const found = wanted.flatMap(({ id, name, rep: own }): Addressee[] => {
    const all = accounts.get(id) ?? [];
    const fit = all.filter((account) => isLetterFor(kind, account, asked !== undefined));
    // who is asked for by name gets a balance of zero confirmed too
    if (fit.length === 0 && asked && kind === 'confirmation')
      fit.push(emptyAccount(id, report.currencies[0] ?? null, report.asOf));
    if (fit.length === 0 && asked) nothing.push(name);
    const repName = own === null ? null : (repNames.get(own) ?? own);
    return fit.flatMap((account): Addressee[] => {
      const reason = because(id, account.currency);
      if (reason === null) return [{ name, rep: own, repName, account }];
      leftOut.push({ name, currency: account.currency, because: reason });
      return [];
    });
  });
  return { found, nothing, leftOut };
}

async function customersIn(report: OpenReport, filter: Filter): Promise<Set<string>> {
  const { rows } = await report.ask({ metric: 'open_amount', by: ['customer'], filter });
  return new Set(rows.flatMap(({ by, value }) => ((value ?? 0) !== 0 ? (by.customer ?? []) : [])));
}

async function readAll(report: OpenReport): Promise<Map<string, LetterAccount[]>> {
  const askRows = createAskRows(report.engine, report);
  const { rows } = await askRows(letterQuestion(report.asOf));
  const accounts = readAccounts(rows, report.asOf, report.params.dueSoonDays);
  const byCustomer = new Map<string, LetterAccount[]>();
  for (const account of accounts)
    byCustomer.set(account.customer, [...(byCustomer.get(account.customer) ?? []), account]);
  return byCustomer;
}

/** A customer without a rep of its own has the one of most of what it was invoiced. */
async function readCustomers({ engine }: OpenReport): Promise<Customer[]> {
  const rows = await engine.query(
    `with billed as (select customer, arg_max(rep, amount_minor) as rep from (
       select customer, rep, sum(amount_minor) as amount_minor from mart_item where rep is not null group by all)
       group by customer)
     select c.customer as id, c.name, coalesce(c.rep, b.rep) as rep
     from dim_customer c left join billed b using (customer) order by c.name, c.customer`,
  );
  return rows.map((row) => ({
    id: row.id as string,
    name: row.name as string,
    rep: (row.rep as string | null) ?? null,
  }));
}

async function readReps({ engine }: OpenReport): Promise<Person[]> {
  const rows = await engine.query('select rep as id, coalesce(name, rep) as name from dim_rep');
  return rows.map((row) => ({ id: row.id as string, name: row.name as string }));
}
