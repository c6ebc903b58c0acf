/** Why DSO moved: what the balance did and what the sales did, each customer's part of both; foots as printed. */
import { decimal } from '../../format/number.ts';
import { apportion, type RatioChange } from '../../metrics/ask/contributions.ts';
import type { Block, RenderContext } from '../page.ts';
import { chartFrame } from '../parts/chart-frame.ts';
import { customerLink } from '../parts/people-links.ts';
import { type Column, table } from '../parts/table.ts';
import { changeQuestions, changesOf } from './data.ts';
import { moverBars, withRest } from './movers.ts';

const LISTED = 50;
/** Printed to hundredths of a day. */
const STEP = 0.01;

type Part = RatioChange['parts'][number];

const together = (parts: Part[]): Part => ({
  key: null,
  ofNumerator: parts.reduce((sum, part) => sum + part.ofNumerator, 0),
  ofDenominator: parts.reduce((sum, part) => sum + part.ofDenominator, 0),
  change: parts.reduce((sum, part) => sum + part.change, 0),
});

type Whole = Pick<Part, 'ofNumerator' | 'ofDenominator'>;

/** The two parts of the whole change, rounded so that they sum to it as it rounds itself. */
const bothRounded = ({ ofNumerator, ofDenominator }: Whole): number[] =>
  apportion([ofNumerator, ofDenominator], STEP);

/** Rounded once: the whole, then its two parts within it, then what each customer did within both. */
export function footingParts(parts: Part[], whole: Whole = together(parts)): Part[] {
  if (parts.length === 0) return [];
  const [top, bottom] = bothRounded(whole);
  const numerators = apportion(
    parts.map((part) => part.ofNumerator),
    STEP,
    top,
  );
  const denominators = apportion(
    parts.map((part) => part.ofDenominator),
    STEP,
    bottom,
  );
  return parts.map(({ key }, i) => ({
    key,
    ofNumerator: numerators[i]!,
    ofDenominator: denominators[i]!,
    change: numerators[i]! + denominators[i]!,
  }));
}

/** What `wording` says of the move; its two parts sum to it as printed, and are those of the table. */
export function dsoSentence(
  dso: RatioChange | null,
  { t, locale }: Pick<RenderContext, 't' | 'locale'>,
  wording: 'change.answer.dso' | 'change.dsoMessage',
): string {
  if (!dso) return t('change.answer.noDso');
  const signed = (value: number): string => decimal(value, locale, 2, true);
  const [balance, sales] = bothRounded(dso) as [number, number];
  return t(wording, {
    change: signed(balance + sales),
    value: decimal(dso.after, locale),
    balance: signed(balance),
    sales: signed(sales),
  });
}

export const changeOfDso: Block = {
  id: 'dso',
  questions: changeQuestions,
  render(answers, context) {
    const { h, t, locale } = context;
    const dso = changesOf(answers, context)?.dso ?? null;
    const moved = (dso?.parts ?? []).filter((part) => Math.abs(part.change) >= STEP / 2);
    const { rows, rest, others } = withRest(dso?.parts ?? [], LISTED, together);
    const listed = footingParts(rest ? [...rows, rest] : rows, dso ?? undefined);
    const total = together(listed);
    const days = (value: number): string => decimal(value, locale, 2, true);
    const column = (id: 'ofNumerator' | 'ofDenominator' | 'change'): Column<Part> => ({
      id,
      label: t(`change.${id}`),
      cell: (row) => days(row[id]),
      numeric: true,
    });
    const nameOf = (row: Part) => {
      if (row === total) return t('common.total');
      const isRest = rest !== null && row === listed.at(-1);
      return isRest ? t('change.others', { n: others }) : customerLink(row.key, context);
    };
    return chartFrame(context, {
      id: 'change-dso',
      message: dsoSentence(dso, context, 'change.dsoMessage'),
      unit: t('change.dsoUnit'),
      draw: moverBars(moved, context, {
        add: together,
        isBadUp: true,
        format: (value) => decimal(value, locale, 1),
        formatMark: (value) => t('common.days', { value: decimal(value, locale, 1) }),
      }),
      table: () =>
        table(h, {
          caption: t('change.dsoUnit'),
          columns: [
            { id: 'customer', label: t('common.filter.customer'), cell: nameOf },
            column('ofNumerator'),
            column('ofDenominator'),
            column('change'),
          ],
          rows: listed,
          total,
          key: (row) => row.key ?? '',
          ask: (row) =>
            row === total || (rest !== null && row === listed.at(-1))
              ? null
              : { at: { customer: row.key } },
          empty: t('common.noData'),
          hideCaption: true,
        }),
      note: dso ? t('change.dsoFormula') : undefined,
    });
  },
};
