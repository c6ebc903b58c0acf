/** Every problem found, grouped: how often, the first rows, what was expected, how to mend it. */
import { count } from '../../format/number.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { DataReport } from '../data-report.ts';
import type { Block, RenderContext } from '../page.ts';
import { table } from '../parts/table.ts';
import { dataOf } from './summary.ts';
import { valueText } from './value-text.ts';

type Wording = NonNullable<Problem['wording']>[Locale];
type Problem = DataReport['problems'][number];

const wordingOf = (problem: Problem, locale: Locale): Wording =>
  problem.wording?.[locale] ?? {
    title: problem.rule,
    expected: problem.expected ?? '',
    mend: problem.mend ?? '',
  };

/** Worst first. */
const SEVERITIES: Problem['severity'][] = [
  'refused',
  'set_aside',
  'warning',
  'repaired',
  'left_out',
];

/** "row 12: “1o0.00”; row 40: empty" */
function examples(problem: Problem, context: RenderContext): string {
  const { t } = context;
  return problem.examples
    .map(({ row, value }) => {
      const shown =
        value === null || value === ''
          ? t('data.emptyValue')
          : t('data.quoted', { value: valueText(t, value) });
      return row === null ? shown : t('data.rowValue', { row: String(row), value: shown });
    })
    .join(t('data.separator'));
}

/** Problems of one severity, most frequent first; null where there are none. */
function group(
  severity: Problem['severity'],
  problems: Problem[],
  context: RenderContext,
): HTMLElement | null {
  const { h, locale, t } = context;
  const own = problems
    .filter((problem) => problem.severity === severity)
    .sort((a, b) => b.count - a.count);
  if (own.length === 0) return null;
  const wording = (p: Problem): Wording => wordingOf(p, locale);
  const rows = own.reduce((sum, problem) => sum + problem.count, 0);
  return table<Problem>(h, {
    caption: t(`data.severity.${severity}`, { n: count(rows, locale) }),
    columns: [
      { id: 'rule', label: t('data.problem'), cell: (p) => wording(p).title },
      {
        id: 'count',
        label: t('data.count'),
        numeric: true,
        cell: (p) => count(p.count, locale),
      },
      { id: 'file', label: t('data.file'), cell: (p) => p.file },
      { id: 'column', label: t('data.column'), cell: (p) => p.column ?? '–' },
      { id: 'examples', label: t('data.examples'), cell: (p) => examples(p, context) },
      { id: 'expected', label: t('data.expected'), cell: (p) => wording(p).expected || '–' },
      { id: 'mend', label: t('data.mend'), cell: (p) => wording(p).mend || '–' },
    ],
    rows: own,
    empty: t('data.problems.none'),
  });
}

export const problemsBlock: Block = {
  id: 'problems',
  questions: () => ({}),
  render(_answers, context) {
    const { h, t } = context;
    const { problems } = dataOf(context);
    const groups = SEVERITIES.map((severity) => group(severity, problems, context));
    return h(
      'div',
      null,
      h('h2', null, t('data.problems')),
      problems.length === 0 ? h('p', null, t('data.problems.none')) : groups,
    );
  },
};
