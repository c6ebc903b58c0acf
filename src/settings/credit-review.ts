/** What the review of credit limits suggests, by how late a customer pays: classes from the best payers to the worst. */
import { z } from 'zod';

const isAscending = (edges: number[]): boolean =>
  edges.every((edge, i) => i === 0 || edge > edges[i - 1]!);

export const creditReviewSettings = z
  .strictObject({
    /** Whole months of billing and payments that are looked at. */
    months: z.number().int().min(1).default(12),
    /** Settled and overdue items that a customer needs to be judged. */
    min_items: z.number().int().min(1).default(4),
    /** Upper edges of the classes in mean days late. */
    days_late: z
      .array(z.number())
      .min(1)
      .refine(isAscending, 'expected ascending edges')
      .default([5, 15, 30]),
    /** What a month's billing over terms and days late is multiplied by, one more than edges. */
    factors: z.array(z.number().min(0)).default([1.5, 1.2, 1, 0.5]),
    /** The longest terms, one more than edges. */
    max_terms: z.array(z.number().int().min(0)).default([90, 60, 45, 30]),
    /** From this mean chance to be late on of what falls due soon, a customer counts one class worse. */
    late_chance: z.number().min(0).max(1).default(0.8),
  })
  .refine(
    ({ days_late: { length }, factors, max_terms }) =>
      factors.length === length + 1 && max_terms.length === length + 1,
    'expected one factor and one longest term more than edges of days_late',
  )
  .prefault({});
