/** Each forecast of the past as a dot: what was said across, what came up; on the line both are equal. */
import * as Plot from '@observablehq/plot';
import { markTitle } from './mark.ts';
import { type ChartOptions, plotSvg } from './plot.ts';
import { textWidth } from './text.ts';
import { axisTicks } from './trend-lines.ts';
import { tickText, valueAxis } from './value-axis.ts';

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
      x: { domain: [low, high], axis: null },
      y: { domain: [low, high], axis: null },
      marks: [
        ...valueAxis(ticks, formatTick),
        Plot.axisX(ticks, {
          tickFormat: tickText(formatTick),
          tickSize: 0,
          tickPadding: 6,
          label: null,
          fill: 'var(--muted)',
        }),
        Plot.line(
          [
            [low, low],
            [high, high],
          ],
          { stroke: 'var(--grey-3)' },
        ),
        Plot.dot(dots, {
          x: 'said',
          y: 'came',
          r: 4,
          fill: 'var(--accent)',
          stroke: 'var(--paper)',
          title: ({ name, said, came }: SaidAndCame) =>
            markTitle({
              name,
              series: labels.came,
              value: came,
              text: `${formatMark(came)} (${labels.said} ${formatMark(said)})`,
            }),
        }),
        Plot.text([labels.came], {
          frameAnchor: 'top-left',
          textAnchor: 'start',
          dx: -left + 2,
          dy: -20,
          fill: 'var(--muted)',
        }),
        Plot.text([labels.said], {
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
