/** What the figures leave out or assume: rows set aside, repaired or left out, open questions, control totals. */

import { groupBy } from '../../format/group-by.ts';
import { count, exactMoney } from '../../format/number.ts';
import { sumOf } from '../../format/sum-of.ts';
import type { DataReport } from '../../report/data-report.ts';
import { listNames } from '../../report/verdict/sentences.ts';
import { textCell } from '../figure-parts.ts';
import type { BoardContext, Section } from '../section.ts';

/** Rows of a slide. */
const LISTED = 10;

/** A refused row stops a report, so that none is here. */
const ORDER = ['set_aside', 'warning', 'left_out', 'repaired'] as const;

/** One rule over all files that broke it, the one with most rows first. */
function together(
  severity: (typeof ORDER)[number],
  { problems }: DataReport,
  { locale }: BoardContext,
) {
  const own = problems.filter((problem) => problem.severity === severity);
  return [...groupBy(own, ({ rule }) => rule).values()]
    .map((group) => ({
      severity,
      title: group[0]!.wording?.[locale].title ?? group[0]!.rule,
      files: [...new Set(group.map(({ file }) => file))],
      rows: group.reduce((total, one) => total + one.count, 0),
    }))
    .sort((a, b) => b.rows - a.rows);
}

function assumed({ questions }: DataReport, context: BoardContext): string[] {
  const { t, locale } = context;
  const open = questions.filter(({ isAnswered }) => !isAnswered);
  if (open.length === 0) return [];
  const amounts = open.flatMap(({ amounts }) => amounts);
  const byCurrency = new Map<string | null, number>();
  for (const { currency, minor } of amounts)
    byCurrency.set(currency, (byCurrency.get(currency) ?? 0) + minor);
  const texts = [...byCurrency].map(([currency, minor]) =>
    exactMoney(minor, currency, locale, false),
  );
  return [t('board.exceptions.assumed', { n: open.length, amount: listNames(texts, context) })];
}

export const exceptionsSection: Section = {
  questions: () => ({}),
  slide(_answers, context) {
    const { t, locale, data } = context;
    const { files, tieOut } = data;
    const setAside = sumOf(files, (file) => file.rowsSetAside);
    const off = tieOut.filter(({ difference }) => difference !== 0).length;
    const parts = {
      n: count(setAside, locale),
      of: count(
        sumOf(files, (file) => file.rowsRead),
        locale,
      ),
      files: files.length,
    };
    const listed = ORDER.flatMap((severity) => together(severity, data, context));
    return {
      topic: t('board.topic.exceptions'),
      title:
        off > 0
          ? t('board.exceptions.off', { n: off })
          : t(setAside > 0 ? 'board.exceptions.title' : 'board.exceptions.none', parts),
      lines: assumed(data, context),
      figures: [],
      table: {
        columns: [
          { label: t('board.exceptions.what') },
          { label: t('board.exceptions.problem') },
          { label: t('board.exceptions.file') },
          { label: t('board.exceptions.rows'), isNumber: true },
        ],
        rows: listed
          .slice(0, LISTED)
          .map(({ severity, title, files: [file = '', ...others], rows }) => [
            textCell(t(`board.severity.${severity}`)),
            textCell(title),
            textCell(
              others.length > 0 ? t('board.exceptions.files', { file, n: others.length }) : file,
            ),
            textCell(count(rows, locale)),
          ]),
      },
      note: listed.length > LISTED ? t('board.more', { n: listed.length - LISTED }) : '',
    };
  },
};
