import { describe, expect, test } from 'vitest';
import {
  monthMedians,
  type PaymentMark,
  paymentDots,
  spots,
} from '../../src/charts/payment-dots.ts';
import { median } from '../../src/format/median.ts';
import { options } from './samples.ts';

const mark = (date: string, daysLate: number, isOpen = false): PaymentMark => ({
  date,
  daysLate,
  isOpen,
  label: `${date} ${daysLate}`,
});

test('the median is the middle one, or the mean of the two in the middle', () => {
  expect(median([5, 1, 9])).toBe(5);
  expect(median([4, 1, 9, 5])).toBe(4.5);
  expect(median([])).toBeNull();
});

describe('marks', () => {
  const marks = [
    mark('2026-01-10', 4),
    mark('2026-01-20', 10),
    mark('2026-01-20', 10),
    mark('2026-03-05', -2),
    mark('2026-03-31', 60, true),
  ];

  test('of one place are one spot', () => {
    expect(spots(marks).map((spot) => spot.marks.length)).toEqual([1, 2, 1, 1]);
  });

  test('medians are of what was settled, months without any are left out', () => {
    expect(monthMedians(marks)).toEqual([
      { month: '2026-01', median: 10 },
      { month: '2026-03', median: -2 },
    ]);
  });

  test('settled ones are solid, open ones hollow, and a hostile name stays text', () => {
    const hostile = { ...mark('2026-02-02', 3), label: '<img src=x onerror=alert(1)>' };
    const drawn = paymentDots([...marks, hostile], {
      ...options({ width: 720 }),
      from: '2026-01-01',
      to: '2026-03-31',
    });
    const dots = [...drawn.querySelectorAll('circle')];
    expect(dots).toHaveLength(5);
    expect(dots.filter((dot) => dot.getAttribute('fill') === 'var(--paper)')).toHaveLength(1);
    expect(drawn.querySelectorAll('img')).toHaveLength(0);
    expect(dots.map((dot) => dot.getAttribute('data-series'))).toContain(hostile.label);
  });
});

test('five thousand invoices stay a drawing that a phone can hold', () => {
  // Month, day and days late repeat together after 200, the least common multiple of 10, 25 and 40.
  const many = Array.from({ length: 5000 }, (_, i) =>
    mark(
      `2026-${String(1 + (i % 10)).padStart(2, '0')}-${String(1 + (i % 25)).padStart(2, '0')}`,
      i % 40,
    ),
  );
  const drawn = paymentDots(many, {
    ...options({ width: 720 }),
    from: '2026-01-01',
    to: '2026-12-31',
  });
  expect(drawn.querySelectorAll('circle').length).toBe(200);
});
