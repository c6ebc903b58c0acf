/** Lists of orders: where there are invoices besides, what is owed stands in those alone. */
import {
  type FilePlan,
  overridesOf,
  type PlanRefusal,
  type SourceFile,
} from '../../intake/plan-file.ts';
import { otherDocuments } from '../../intake/table-names.ts';
import type { Settings } from '../../settings/settings.ts';

/** Takes lists that are called orders out of the plans where there are invoices besides. */
export function leaveOrders(
  plans: Map<string, FilePlan>,
  refused: Map<SourceFile, PlanRefusal[]>,
  settings: Settings,
): void {
  const orders = [...plans.values()].filter(
    ({ table, source, columns }) =>
      (table === 'invoice' || table === 'payment') &&
      otherDocuments(source.file, source.title ?? source.sheet) === 'orders' &&
      // a web-shop's orders say whether they were paid
      !columns.some(({ field }) => field === 'doc_type' || field === 'status') &&
      overridesOf(settings.columns, source).size === 0,
  );
  const hasInvoices = [...plans.values()].some(
    (plan) => plan.table === 'invoice' && !orders.includes(plan),
  );
  if (!hasInvoices) return;
  for (const { source, headerRow, headers } of orders) {
    plans.delete(source.name);
    const value = headers.filter((header) => header !== '').join(', ');
    refused.set(source, [{ rule: 'other_documents', row: headerRow, value }]);
  }
}
