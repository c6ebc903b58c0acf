/** How far back a figure is compared. */
export const SPANS = ['month', 'quarter', 'year'] as const;
export type Span = (typeof SPANS)[number];

export const SPAN_MONTHS = { month: 1, quarter: 3, year: 12 } as const satisfies Record<
  Span,
  number
>;

export const isSpan = (text: string | undefined): text is Span =>
  (SPANS as readonly string[]).includes(text ?? '');
