/** Lists of one kind that name no currency but in their own names: invoices_EUR and invoices_USD, or sheets so called. */
import { isCurrencyCode } from '../../intake/currencies/currency-mark.ts';
import type { FilePlan, SourceFile } from '../../intake/plan-file.ts';
import type { PlanContext } from '../import-context.ts';
import { problem } from '../rules/problem.ts';
import { columnOf } from './plan-columns.ts';

/** In small letters most codes are words as well. */
const SMALL =
  /^(?:eur|usd|gbp|jpy|cny|chf|aud|cad|hkd|sgd|sek|nok|dkk|pln|czk|huf|inr|brl|mxn|krw|twd|zar)$/;

/** The one code that stands as a word of its own in a name; null where none or several do. */
function codeInName(name: string): string | null {
  const words = name.replace(/\.[a-z]{2,5}$/i, '').split(/[^\p{L}]+/u);
  const codes = new Set(
    words
      .filter((word) => isCurrencyCode(word) || SMALL.test(word))
      .map((word) => word.toUpperCase()),
  );
  return codes.size === 1 ? [...codes][0]! : null;
}

const codeOf = ({ file, sheet, title }: SourceFile): string | null =>
  codeInName(title ?? sheet ?? '') ?? codeInName(file.slice(file.lastIndexOf('/') + 1));

/** Gives such lists the currency of their names, where these name at least two, and says so. */
export function currencyOfNames(
  plans: ReadonlyMap<string, FilePlan>,
  { report }: PlanContext,
): void {
  const named = [...plans.values()].flatMap((plan) => {
    const isMoney = plan.table === 'invoice' || plan.table === 'payment';
    const isOpen = isMoney && columnOf(plan, 'currency') < 0 && plan.preamble.currency === null;
    const code = isOpen ? codeOf(plan.source) : null;
    return code === null ? [] : [{ plan, code }];
  });
  if (new Set(named.map(({ code }) => code)).size < 2) return;
  for (const { plan, code } of named) {
    plan.preamble = { ...plan.preamble, currency: code };
    report(problem('currency_by_name', { file: plan.source.name, value: code }));
  }
}
