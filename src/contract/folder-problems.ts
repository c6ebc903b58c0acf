/** What is wrong with a folder of exports as a whole: too much set aside, no invoices, no payments. */
import { text } from '../i18n/locale.ts';
import { mentionsRole } from '../intake/headers/headers.ts';
import type { FilePlan } from '../intake/plan-file.ts';
import { settingsLine } from '../settings/settings-line.ts';
import type { FileReconciliation } from './file-reconciliation.ts';
import type { FileSummary } from './import-result.ts';
import { columnOf } from './plan/plan-columns.ts';
import { type Problem, problem, rowCount } from './rules/problem.ts';

/** What is there never prints as nothing. */
const percent = (share: number): string =>
  share > 0 && share < 0.0005 ? '<0.1 %' : `${(share * 100).toFixed(1).replace(/\.0$/, '')} %`;

/** `most` is the share of rows or amounts that a file may have set aside. */
export function setAsideProblem(
  file: string,
  reconciliation: FileReconciliation,
  most: number,
): Problem | null {
  const share = reconciliation.setAsideShare();
  if (share <= most) return null;
  const { used, set_aside } = reconciliation.dispositions;
  return problem('too_many_set_aside', {
    file,
    value: `${set_aside.rows} of ${rowCount(used.rows + set_aside.rows)}, ${percent(share)} of rows or amounts`,
    expected: text(
      `at most ${percent(most)} (max_set_aside)`,
      `不超过 ${percent(most)}（max_set_aside）`,
    ),
    line: settingsLine({ max_set_aside: Math.ceil(share * 1000) / 1000 }),
  });
}

const PAID_FIELDS = ['paid_amount', 'settled_date', 'open_amount'];

/** Headers of orders that nothing reads; as many show that the list is one. */
const ORDER_HEADERS = 3;

/** Lists of payments whose other columns are those of a web-shop's orders. */
function orderLists(plans: readonly FilePlan[]): Problem[] {
  return plans.flatMap((plan) => {
    if (plan.table !== 'payment' || columnOf(plan, 'invoice_id') >= 0) return [];
    const used = new Set(plan.columns.map(({ index }) => index));
    const ofOrders = plan.headers.filter(
      (header, i) => !used.has(i) && mentionsRole('order_word', header),
    );
    if (ofOrders.length < ORDER_HEADERS) return [];
    return problem('order_list', {
      file: plan.source.name,
      value: ofOrders.slice(0, 5).join(', '),
    });
  });
}

/** What each file was taken for: "list.csv: payment; notes.txt: not read". */
const takenFor = (files: readonly FileSummary[]): string | null =>
  files.length === 0
    ? null
    : files.map(({ file, table }) => `${file}: ${table ?? 'not read'}`).join('; ');

/** `isRefused`: a refusal already says why there may be no invoices or payments; `paymentRows` were loaded. */
export function missingProblems(
  plans: readonly FilePlan[],
  files: readonly FileSummary[],
  paymentRows: number,
  isRefused: boolean,
): Problem[] {
  const problems = orderLists(plans);
  const invoices = plans.filter((plan) => plan.table === 'invoice');
  const hasPaymentFile = plans.some((plan) => plan.table === 'payment');
  const isEmpty = files.every(
    ({ table, rowsUsed }) => rowsUsed === 0 || (table !== 'invoice' && table !== 'payment'),
  );
  if ((invoices.length === 0 || isEmpty) && !isRefused)
    problems.push(problem('no_invoices', { file: '', value: takenFor(files) }));
  const saysWhatIsPaid = invoices.some((plan) => PAID_FIELDS.some((f) => columnOf(plan, f) >= 0));
  const hasPayments = paymentRows > 0 || hasPaymentFile || saysWhatIsPaid;
  if (!hasPaymentFile)
    for (const { file, isOpenItemsOnly } of files)
      if (isOpenItemsOnly) problems.push(problem('open_items_only', { file }));
  if (invoices.length > 0 && !hasPayments && !isRefused)
    problems.push(problem('no_payments', { file: invoices[0]!.source.name }));
  return problems;
}

const MAX_SUM = BigInt(Number.MAX_SAFE_INTEGER);

/** Where the amounts of a file, or of all files up to it, are more than can be counted exactly: in minor units. */
export function sumProblem(file: string, own: bigint, all: bigint): Problem | null {
  const sum = own > MAX_SUM ? own : all > MAX_SUM ? all : null;
  return sum === null ? null : problem('sum_too_large', { file, value: `${sum}` });
}
