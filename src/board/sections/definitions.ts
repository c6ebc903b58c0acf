/** What each figure of the pack means. */
import { metricById } from '../../metrics/catalogue.ts';
import { textCell } from '../figure-parts.ts';
import type { Section } from '../section.ts';

const DEFINED = [
  'overdue_amount',
  'overdue_share',
  'open_amount',
  'collection_rate_due',
  'collection_rate',
  'dso',
  'unapplied_amount',
  'disputed_overdue_amount',
  'allowance',
];

export const definitionsSection: Section = {
  questions: () => ({}),
  slide(_answers, { t, locale }) {
    return {
      topic: t('board.topic.definitions'),
      title: t('board.definitions.title'),
      lines: [],
      figures: [],
      table: {
        columns: [{ label: t('board.figure') }, { label: t('board.definitions.meaning') }],
        rows: DEFINED.map(metricById).map(({ label, formula }) => [
          textCell(label[locale]),
          textCell(formula[locale]),
        ]),
      },
      note: t('board.definitions.note'),
    };
  },
};
