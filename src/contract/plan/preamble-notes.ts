/** What the title of a list says, reported beside its rows: the day it was drawn up and the aging basis. */

import { fromDayNumber } from '../../format/date.ts';
import { text } from '../../i18n/locale.ts';
import { hasRole } from '../../intake/headers/headers.ts';
import type { FilePlan } from '../../intake/plan-file.ts';
import { withoutUnit } from '../../intake/vocabulary.ts';
import { type Problem, problem } from '../rules/problem.ts';

/** The note on a file's title, or null where the title says nothing. */
export function preambleProblem({ source, preamble: title }: FilePlan): Problem | null {
  const { asOf, agingBasis } = title;
  if (asOf === null && agingBasis === null) return null;
  const parts = [
    asOf === null ? null : text(`as of ${fromDayNumber(asOf)}`, `截止日期 ${fromDayNumber(asOf)}`),
    agingBasis === null
      ? null
      : text(
          `ageing by ${agingBasis.replace('_', ' ')} unless ageing_basis says otherwise`,
          `账龄按${agingBasis === 'issue_date' ? '开票日' : '到期日'}计算，除非 ageing_basis 另有说明`,
        ),
  ].filter((part) => part !== null);
  const expected = text(parts.map(({ en }) => en).join(', '), parts.map(({ zh }) => zh).join('，'));
  return problem('title_as_of', { file: source.name, value: title.source, expected });
}

/** The note on payments whose day is that of their record, or null. */
export function recordedDateProblem({ source, table, columns }: FilePlan): Problem | null {
  const date = columns.find(({ field }) => field === 'date');
  if (table !== 'payment' || !date || !hasRole('recorded_on', withoutUnit(date.header)))
    return null;
  return problem('created_as_date', { file: source.name, column: date.header });
}

/** The latest day that a title of an invoice list names. */
export function asOfOfPreambles(plans: readonly FilePlan[]): string | null {
  const days = plans
    .filter(({ table, preamble: title }) => table === 'invoice' && title.asOf !== null)
    .map(({ preamble: title }) => title.asOf!);
  return days.length === 0 ? null : fromDayNumber(Math.max(...days));
}

/** The one basis that the titles of the invoice lists name. */
export function basisOfPreambles(plans: readonly FilePlan[]): 'due' | 'issue' | null {
  const named = plans.map(({ table, preamble: title }) =>
    table === 'invoice' ? title.agingBasis : null,
  );
  const bases = new Set(named.filter((basis) => basis !== null));
  if (bases.size !== 1) return null;
  return bases.has('issue_date') ? 'issue' : 'due';
}
