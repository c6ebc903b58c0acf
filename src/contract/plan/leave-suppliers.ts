/** Payments that name suppliers and no customers: they are of customers only where they name invoices of another list. */
import { supplierHeader } from '../../intake/marks/supplier-column.ts';
import {
  type FilePlan,
  overridesOf,
  type PlanRefusal,
  type SourceFile,
} from '../../intake/plan-file.ts';
import type { Settings } from '../../settings/settings.ts';
import { idKey } from './by-values/id-values.ts';
import { eachRow, sampleOf } from './by-values/sample.ts';
import { columnOf } from './plan-columns.ts';

/** Signs and zeros at the front may differ from list to list. */
const keyIn = (row: readonly string[], at: number): string =>
  idKey(row[at] ?? '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^0+/, '');

async function namesAny(plan: FilePlan, invoices: readonly FilePlan[]): Promise<boolean> {
  const at = columnOf(plan, 'invoice_id');
  const named = new Set(sampleOf(plan).rows.map((row) => keyIn(row, at)));
  named.delete('');
  let isAny = false;
  for (const list of invoices) {
    const id = columnOf(list, 'invoice_id');
    if (id < 0 || isAny) continue;
    await eachRow(list, (row) => {
      isAny ||= named.has(keyIn(row, id));
    });
  }
  return isAny;
}

/** Takes such lists out of the plans where they name no invoice of the folder: bills, or payments that went out. */
export async function leaveSuppliers(
  plans: Map<string, FilePlan>,
  refused: Map<SourceFile, PlanRefusal[]>,
  settings: Settings,
): Promise<void> {
  const invoices = [...plans.values()].filter(({ table }) => table === 'invoice');
  for (const plan of [...plans.values()]) {
    const { source, table, headers, columns, headerRow } = plan;
    const isOpen = table === 'payment' && overridesOf(settings.columns, source).size === 0;
    const isOurs = !isOpen || plan.isHeaded || columnOf(plan, 'invoice_id') < 0;
    const supplier = isOurs ? null : supplierHeader(headers, columns);
    if (supplier === null || (await namesAny(plan, invoices))) continue;
    plans.delete(source.name);
    const value = headers.filter((header) => header !== '').join(', ');
    refused.set(source, [{ rule: 'supplier_list', row: headerRow, column: supplier, value }]);
  }
}
