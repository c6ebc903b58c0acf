/** What must hold in every drawing: bars stand on zero, stacks sum to 100 %, the bridge foots, nothing needs a style. */
import { describe, expect, test } from 'vitest';
import { agingSegments, agingStack } from '../../src/charts/aging-stack.ts';
import { barsByCategory } from '../../src/charts/bars-by-category.ts';
import { bucketFill, sortBuckets } from '../../src/charts/bucket.ts';
import { bullet } from '../../src/charts/bullet.ts';
import { intervalDots } from '../../src/charts/interval-dots.ts';
import { labelledMonths } from '../../src/charts/month-axis.ts';
import { overduePieces, overdueStack } from '../../src/charts/overdue-stack.ts';
import { fitText, inTwoLines, spread, textWidth } from '../../src/charts/text.ts';
import { axisTicks, trendLines } from '../../src/charts/trend-lines.ts';
import { axisFloor, waterfall, waterfallBars } from '../../src/charts/waterfall.ts';
import { addMonths } from '../../src/format/date.ts';
import {
  agingRows,
  bridge,
  categoryRows,
  intervalRows,
  options,
  overdueBuckets,
  overdueColumns,
  SAMPLES,
  trendRows,
} from './samples.ts';

const rects = (svg: Element, fill: string): Element[] =>
  [...svg.querySelectorAll('rect')].filter(
    (rect) => (rect.getAttribute('fill') ?? rect.parentElement?.getAttribute('fill')) === fill,
  );
const number = (element: Element, name: string): number => Number(element.getAttribute(name));

describe('small multiples', () => {
  const low = [{ month: '2026-01', value: 1, series: 'Now', style: 'actual' as const }];
  const high = [{ month: '2026-01', value: 4, series: 'Now', style: 'actual' as const }];
  const dotAt = (svg: Element): number => number(svg.querySelector('circle')!, 'cy');
  test('share the axis they are told to, and print the last value at the line’s end', () => {
    const shared = { height: 180, extent: [0, 4] as [number, number], ends: 'value' as const };
    const [a, b] = [low, high].map((rows) => trendLines(rows, { ...options(), ...shared }));
    const zero = 180 - 40;
    // 1 stands at a quarter of the height at which 4 stands
    // a drawing says tenths of a pixel: off by half a tenth, four times and once
    expect(Math.abs((zero - dotAt(a!)) * 4 - (zero - dotAt(b!)))).toBeLessThanOrEqual(0.25);
    const texts = [...b!.querySelectorAll('text[transform]')].map((text) => text.textContent);
    expect(texts).not.toContain('Now');
    expect(texts.filter((text) => text === '4')).toHaveLength(2); // on the axis and at the line
  });
});

describe('aging stack', () => {
  test('columns are cut in proportion, youngest below, and sum to the whole', () => {
    const january = agingSegments(agingRows).filter((s) => s.month === '2026-01');
    expect(january.map((s) => [s.bucket, s.low, s.high])).toEqual([
      ['not_due', 0, 0.6],
      ['1-30', 0.6, 0.9],
      ['90+', 0.9, 1],
    ]);
    const february = agingSegments(agingRows).filter((s) => s.month === '2026-02');
    expect(february.map((s) => s.high - s.low)).toEqual([0.75, 0.25]);
  });

  test('a month with nothing open has no column', () => {
    expect(agingSegments(agingRows).some((s) => s.month === '2026-03')).toBe(false);
  });

  test('drawn heights of a month sum to the height of the frame', () => {
    const svg = agingStack(agingRows, options({ height: 150 }));
    const bars = [...svg.querySelectorAll('rect')];
    const x = number(bars[0]!, 'x');
    const heights = bars
      .filter((bar) => number(bar, 'x') === x)
      .map((bar) => number(bar, 'height'));
    expect(heights).toHaveLength(3);
    expect(heights.reduce((sum, height) => sum + height, 0)).toBeCloseTo(150 - 10 - 40, 1);
  });

  test.each([
    ['en', '15 Jun'],
    ['zh', '6月15日'],
  ] as const)(
    'a last month that is not over is named by its day in %s, others by the month',
    (locale, day) => {
      const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'];
      const rows = months.map((month) => ({ month, bucket: '1-30', value: 1 }));
      const texts = (lastDay?: string): string[] =>
        [
          ...agingStack(rows, {
            ...options({ locale }),
            ...(lastDay ? { lastDay } : {}),
          }).querySelectorAll('text'),
        ].map((text) => text.textContent ?? '');
      expect(texts('2026-06-15')).toContain(day);
      expect(texts()).not.toContain(day);
    },
  );

  test('five steps of one hue; more buckets are mixed from them, fewer spread over them', () => {
    expect([0, 1, 2, 3, 4].map((i) => bucketFill(i, 5))).toEqual([
      'var(--bucket-0)',
      'var(--bucket-1)',
      'var(--bucket-2)',
      'var(--bucket-3)',
      'var(--bucket-4)',
    ]);
    expect(bucketFill(0, 3)).toBe('var(--bucket-0)');
    expect(bucketFill(2, 3)).toBe('var(--bucket-4)');
    // the second of seven stands at 1 × 4 ÷ 6 = 0.667 between step 0 and step 1
    expect(bucketFill(1, 7)).toBe('color-mix(in oklab, var(--bucket-0) 33%, var(--bucket-1))');
    expect(bucketFill(3, 7)).toBe('var(--bucket-2)');
  });

  test('buckets are ordered by age whatever their edges', () => {
    expect(sortBuckets(['120+', '1-15', 'not_due', '16-120', '1-15'])).toEqual([
      'not_due',
      '1-15',
      '16-120',
      '120+',
    ]);
  });
});

describe('overdue by age', () => {
  test('the oldest stands at the foot of its column, and the pieces of a column sum to it', () => {
    const pieces = overduePieces(overdueColumns, overdueBuckets);
    expect(pieces.map(({ month, bucket, low, high }) => [month, bucket.id, low, high])).toEqual([
      ['2026-01', '90+', 0, 100],
      ['2026-01', '1-30', 100, 400],
      ['2026-02', '90+', 0, 50],
      ['2026-03', '90+', 0, 240],
      ['2026-03', '31-90', 240, 280],
      ['2026-03', '1-30', 280, 400],
    ]);
  });

  test('the last column is labelled with names and amounts', () => {
    const text = overdueStack(overdueColumns, overdueBuckets, options()).textContent;
    for (const label of ['1-30  120', '31-90  40', '90+  240']) expect(text).toContain(label);
  });
});

describe('bullet', () => {
  test('the value, an earlier one and the target stand on one scale from zero', () => {
    const own = options({ width: 200 });
    const svg = bullet({ ...own, value: 0.6, previous: 0.3, target: 0.9, most: 1 });
    const [, previous, value] = svg.querySelectorAll('rect');
    expect([number(previous!, 'width'), number(value!, 'width')]).toEqual([60, 120]);
    expect(number(svg.querySelector('line')!, 'x1')).toBe(180);
    expect(bullet({ ...own, value: null }).querySelectorAll('rect')).toHaveLength(1);
  });
});

describe('waterfall', () => {
  test('each delta starts where the last one ended, totals start at zero', () => {
    expect(waterfallBars(bridge).map((bar) => [bar.start, bar.end])).toEqual([
      [0, 1000],
      [1000, 1500],
      [1500, 900],
      [900, 850],
      [0, 850],
    ]);
  });

  test('refuses to draw what does not foot', () => {
    const wrong = bridge.map((step) => (step.label === 'Closing' ? { ...step, value: 900 } : step));
    expect(() => waterfall(wrong, options())).toThrow('does not foot: Closing is 900');
  });

  test('the closing total is as long as the opening plus the deltas, at both widths', () => {
    for (const [width, side] of [
      [200, 'width'],
      [720, 'height'],
    ] as const) {
      const totals = rects(waterfall(bridge, options({ width })), 'var(--actual)');
      expect(totals).toHaveLength(2);
      expect(number(totals[1]!, side) / number(totals[0]!, side)).toBeCloseTo(0.85, 2);
    }
  });

  test('totals are cut short, with a mark, where the movements are small beside them', () => {
    const small = [
      { label: 'Opening', value: 1000, kind: 'total' as const },
      { label: 'Up', value: 60, kind: 'delta' as const },
      { label: 'Down', value: -20, kind: 'delta' as const },
      { label: 'Closing', value: 1040, kind: 'total' as const },
    ];
    // from 1000 to 1060: the axis begins half of the 60 below 1000
    expect(axisFloor(waterfallBars(small))).toBe(970);
    expect(axisFloor(waterfallBars(bridge))).toBe(0);
    for (const more of [{ width: 200 }, { width: 720 }, { width: 720, inRows: true }]) {
      const svg = waterfall(small, { ...options(more), ...more });
      expect(svg.textContent!.match(/\/\//g)).toHaveLength(2);
      const side = more.width === 720 && !more.inRows ? 'height' : 'width';
      const totals = rects(svg, 'var(--actual)');
      // 30 and 70 of 90
      expect(number(totals[1]!, side) / number(totals[0]!, side)).toBeCloseTo(70 / 30, 1);
    }
    expect(waterfall(bridge, options()).textContent).not.toContain('//');
  });

  test('a name that its column is too narrow for takes two lines', () => {
    const long = bridge.map((step) =>
      step.label === 'Invoiced' ? { ...step, label: 'Invoices less cash' } : step,
    );
    // 64 pixels a column: “Invoices less” is wider, each half is not
    const narrow = waterfall(long, options({ width: 320 }));
    const linesOf = (svg: SVGElement) =>
      [...svg.querySelectorAll('tspan')].map((line) => line.textContent);
    expect(linesOf(narrow)).toEqual(['Invoices', 'less cash', 'Written', 'off']);
    expect(narrow.textContent).not.toContain('…');
    expect(linesOf(waterfall(long, options({ width: 720 })))).toEqual([]);
    const chinese = bridge.map((step) => ({ ...step, label: '开票减回款' }));
    expect(linesOf(waterfall(chinese, options({ width: 320 })))).toEqual([]);
    expect(inTwoLines('Donaudampfschifffahrt of all', 60)).toBe('Donauda…\nof all');
  });

  test('a coloured step carries its direction as a sign', () => {
    const svg = waterfall(bridge, options());
    expect(svg.textContent).toContain('▼ 600');
    expect(svg.textContent).toContain('▲ 500');
  });
});

describe('bars', () => {
  test('start at zero, in proportion', () => {
    const [first, second] = rects(barsByCategory(categoryRows, options()), 'var(--actual)');
    expect(number(first!, 'x')).toBe(number(second!, 'x'));
    expect(number(first!, 'width') / number(second!, 'width')).toBeCloseTo(2, 1);
  });

  test('a negative bar ends on the zero that a positive one starts from', () => {
    const svg = barsByCategory(
      [
        { label: 'a', value: 100, good: false },
        { label: 'b', value: -100, good: true },
      ],
      options(),
    );
    const up = rects(svg, 'var(--bad)')[0]!;
    const down = rects(svg, 'var(--good)')[0]!;
    expect(number(down, 'x') + number(down, 'width')).toBeCloseTo(number(up, 'x'), 1);
    expect(svg.textContent).toContain('▼ 100');
  });

  test('where all is negative, every bar ends on zero, in proportion', () => {
    const svg = barsByCategory(
      [
        { label: 'a', value: -90, good: true },
        { label: 'b', value: -30, good: true },
      ],
      options(),
    );
    const [a, b] = rects(svg, 'var(--good)');
    expect(number(a!, 'width') / number(b!, 'width')).toBeCloseTo(3, 1);
    const ends = [a!, b!].map((bar) => number(bar, 'x') + number(bar, 'width'));
    expect(ends[0]).toBeCloseTo(ends[1]!, 1);
    expect(ends[0]).toBeLessThan(options().width);
  });

  test('a missing value is a dash, not a bar', () => {
    const svg = barsByCategory(categoryRows, options());
    expect(rects(svg, 'var(--actual)')).toHaveLength(2);
    expect(svg.textContent).toContain('–');
  });

  test('a long label is cut and whole in its mark; markup in a name stays text', () => {
    const svg = barsByCategory(categoryRows, options());
    const names = [...svg.querySelectorAll('[data-mark]')].map((mark) =>
      mark.getAttribute('data-mark'),
    );
    expect(names).toContain(categoryRows[0]!.label);
    expect(svg.textContent).toContain('…');
    expect(svg.querySelector('b')).toBeNull();
  });
});

describe('lines and intervals', () => {
  test('a month without a value breaks the line', () => {
    const svg = trendLines(trendRows, options());
    const paths = [...svg.querySelectorAll('[stroke="var(--actual)"] path')];
    const moves = paths
      .map((path) => path.getAttribute('d')!)
      .join('')
      .match(/M/g);
    expect(moves).toHaveLength(2);
  });

  test('the axis starts at zero', () => {
    expect(axisTicks(0, 0.936)).toEqual([0, 0.25, 0.5, 0.75]);
    expect(axisTicks(-3, 9)).toEqual([0, 5]);
  });

  test('an interval reaches from low to high on the scale of its dot', () => {
    const svg = intervalDots(intervalRows, options());
    const [ana, bo] = [...svg.querySelectorAll('circle')].map((dot) => number(dot, 'cx'));
    const perUnit = (ana! - bo!) / 0.4;
    const line = [...svg.querySelectorAll('path')].find((path) =>
      /^M[\d.]+,[\d.]+L[\d.]+,[\d.]+$/.test(path.getAttribute('d') ?? ''),
    )!;
    const [x1, , x2] = line
      .getAttribute('d')!
      .match(/[\d.]+/g)!
      .map(Number);
    expect((x2! - x1!) / perUnit).toBeCloseTo(0.15, 2);
  });
});

describe('every drawing', () => {
  const all = Object.values(SAMPLES).flatMap(({ draw, ...sample }) =>
    [340, 720].map((width) => draw(options({ width: sample.width ?? width }))),
  );

  test('has no style, id or script, and at most two decimals', () => {
    for (const svg of all) {
      expect(svg.querySelectorAll('style, script, [style], [id]')).toHaveLength(0);
      expect(svg.getAttribute('style')).toBeNull();
      const geometry = [...svg.querySelectorAll('[d], [transform], [x], [y], [width]')]
        .flatMap((e) => ['d', 'transform', 'x', 'y', 'width'].map((a) => e.getAttribute(a) ?? ''))
        .join(' ');
      expect(geometry).not.toMatch(/\.\d{3}/);
      expect(geometry).not.toContain('NaN');
    }
  });

  test('draws nothing but a frame for no rows', () => {
    expect(() => {
      agingStack([], options());
      waterfall([], options());
      trendLines([], options());
      barsByCategory([], options());
      intervalDots([], options());
    }).not.toThrow();
  });
});

describe('hatched parts', () => {
  const slopesOf = (svg: SVGElement, colour: string): string[] =>
    [...svg.querySelectorAll(`rect[fill="var(--paper)"][stroke="${colour}"] + path`)].map(
      (path) => path.getAttribute('d')!,
    );
  // pixels down from one slope to the next, and whether there are any that go down
  const lookOf = (slopes: string): string => {
    const lines = [...slopes.matchAll(/M([\d.]+),([\d.]+)L([\d.]+),([\d.]+)/g)].map((line) =>
      line.slice(1).map(Number),
    );
    const sums = lines.filter(([, y1, , y2]) => y2! < y1!).map(([x, y]) => Math.round(x! + y!));
    return `${sums[1]! - sums[0]!}${sums.length < lines.length ? ' crossed' : ''}`;
  };

  test('of a forecast are told apart without their colours, and by the legend’s samples', () => {
    const svg = SAMPLES['forecast-columns']!.draw(options());
    const colours = ['var(--bucket-4)', 'var(--accent)', 'var(--bucket-2)'];
    const looks = colours.map((colour) => {
      const bars = slopesOf(svg, colour).map(lookOf);
      expect(bars.length).toBeGreaterThan(1);
      expect(new Set(bars).size).toBe(1);
      return bars[0];
    });
    expect(looks).toEqual(['3', '5 crossed', '6']);
  });
});

describe('text and axis', () => {
  test('a fitted text is no wider than its room', () => {
    for (const text of ['Northern Lights Industrial', '上海某某国际贸易有限责任公司']) {
      expect(textWidth(fitText(text, 80))).toBeLessThanOrEqual(80);
    }
    expect(fitText('Acme', 80)).toBe('Acme');
  });

  test('labels keep their distance and their order', () => {
    expect(spread([50, 52, 10], 15, 0, 60)).toEqual([45, 60, 10]);
    expect(spread([0, 0, 0], 15, 0, 100)).toEqual([0, 15, 30]);
  });

  test('thirty-six months on a phone are labelled by half-years, January among them', () => {
    const months = Array.from({ length: 36 }, (_, i) => addMonths('2023-08', i));
    expect(labelledMonths(months, 250)).toEqual([
      '2024-01',
      '2024-07',
      '2025-01',
      '2025-07',
      '2026-01',
      '2026-07',
    ]);
  });
});
