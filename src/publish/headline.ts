/** What was invoiced, received and is open over all the data: the figures that an answer may change. */
import type { HeadlineFigure } from '../contract/questions/question.ts';
import { listFigures } from './figures.ts';
import type { OpenReport } from './open-report.ts';

export interface HeadlineLine {
  figure: HeadlineFigure;
  currency: string | null;
  minor: number | null;
}

export interface Headline {
  asOf: string;
  lines: HeadlineLine[];
}

const FIGURES = { invoiced_amount: 'invoiced', cash_amount: 'cash', open_amount: 'open' } as const;

export async function headlineOf(report: OpenReport): Promise<Headline> {
  const figures = await listFigures(report, {
    metrics: Object.keys(FIGURES),
    by: [],
    filter: {},
    period: { from: report.firstDate, to: report.asOf },
  });
  return {
    asOf: report.asOf,
    lines: figures.map(({ metric, currency, value }) => ({
      figure: FIGURES[metric as keyof typeof FIGURES],
      currency,
      minor: value,
    })),
  };
}
