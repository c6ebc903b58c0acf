/** Each forecast of the past as a dot: what was said across, what came up; on the line both are equal. */
import { type ChartOptions, plotSvg } from './plot.ts';
import * as shape from './shapes.ts';
import { textWidth } from './text.ts';
import { axisTicks } from './trend-lines.ts';
import { levelLabels, valueAxis } from './value-axis.ts';

export interface SaidAndCame {
  /** The day of the forecast, as printed. */
  name: string;
  said: number;
  came: number;
}

export function saidAndCame(
  dots: SaidAndCame[],
  labels: { said: string; came: string },
  options: ChartOptions,
): SVGElement {
  const { width, format, formatTick = format, formatMark = format } = options;
  const height = options.height ?? (width < 500 ? 240 : 280);
  const values = dots.flatMap(({ said, came }) => [said, came]);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values) * 1.04 || 1];
  const ticks = axisTicks(low, high);
  const left = Math.max(...ticks.map((tick) => textWidth(formatTick(tick)))) + 10;
  return plotSvg(
    {
      height,
      marginTop: 26,
      marginBottom: 40,
      marginLeft: left,
      marginRight: 12,
      x: { domain: [low, high] },
      y: { domain: [low, high] },
      shapes: [
        ...valueAxis(ticks, formatTick),
        levelLabels(ticks, formatTick),
        shape.line(
          [
            [low, low],
            [high, high],
          ],
          { x: ([value]) => value, y: ([value]) => value, stroke: 'var(--grey-3)' },
        ),
        shape.dot(dots, {
          x: 'said',
          y: 'came',
          r: 4,
          fill: 'var(--accent)',
          stroke: 'var(--paper)',
          mark: ({ name, said, came }: SaidAndCame) => ({
            name,
            series: labels.came,
            value: came,
            text: `${formatMark(came)} (${labels.said} ${formatMark(said)})`,
          }),
        }),
        shape.text([labels.came], {
          frameAnchor: 'top-left',
          textAnchor: 'start',
          dx: -left + 2,
          dy: -20,
          fill: 'var(--muted)',
        }),
        shape.text([labels.said], {
          frameAnchor: 'bottom-right',
          textAnchor: 'end',
          dy: 34,
          fill: 'var(--muted)',
        }),
      ],
    },
    { ...options, height },
  );
}
