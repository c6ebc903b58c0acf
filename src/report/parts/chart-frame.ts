/** A chart in the page: its message, its unit line, the drawing for wide and narrow screens, its data as a table. */

import type { RenderContext } from '../page.ts';
import { chartSaid } from './chart-said.ts';

/** Widths in CSS pixels that charts are drawn for; the style sheet shows the fitting one. */
const WIDE = 720;
export const NARROW = 340;

/** Beside a chart of time a few bars are as high as it; alone in a column they are as high as they need to be. */
export const heightBeside = (width: number): number | undefined =>
  width > NARROW ? 220 : undefined;

/** What a drawing can be taken along as; what makes the files is fetched on first use. */
const EXPORTS = ['png', 'svg'] as const;

export interface ChartSpec {
  /** `data-chart`; unique on the page. */
  id: string;
  /** What the chart says, also its accessible name. */
  message: string;
  /** Who · what and unit · when and comparison. */
  unit: string;
  /** Draws for a width; null where there is nothing to draw. */
  draw: ((width: number) => Element) | null;
  /** Makes the same data as a table, one key away. */
  table: (() => Element) | null;
  /** Said instead of the drawing, or under it: "the last 3 months are not yet mature". */
  note?: string;
  /** Its formula, the question it answers, what it hides: a line each, folded. */
  how?: string[];
  /** Width of the wide drawing where the chart does not get the whole row. */
  wide?: number;
  /** One of several small drawings side by side: the narrow one serves every screen. */
  isSmall?: boolean;
}

/** The data under the drawing, folded; in the browser it is made when it is opened. */
function dataFold({ h, t, later }: RenderContext, { draw, table }: ChartSpec): HTMLElement {
  const fold = h(
    'details',
    { class: 'chart-data', name: 'chart-data' },
    h('summary', null, t('common.showData')),
  );
  const drawn = (): Element =>
    h(
      'div',
      { class: 'chart-sheet' },
      draw
        ? h(
            'p',
            { class: 'chart-tools' },
            EXPORTS.map((format) =>
              h('button', { type: 'button', 'data-export': format }, format.toUpperCase()),
            ),
          )
        : null,
      table!(),
    );
  if (later) later('fold', fold, drawn);
  else fold.append(drawn());
  return fold;
}

/** The framed chart; drawn twice at build, so that a phone gets one made for its width without any script. */
export function chartFrame(context: RenderContext, spec: ChartSpec): HTMLElement {
  const { h, t } = context;
  const { draw } = spec;
  const [unitId, saidId] = [`${spec.id}-unit`, `${spec.id}-said`];
  // Not in the page's own text: a reader without a screen reader sees the drawing.
  const said = h('p', { id: saidId, hidden: true });
  const drawn = (width: number): Element => {
    const svg = draw!(width);
    // Read right after the unit line.
    said.textContent ||= `· ${chartSaid(svg, context)}`;
    return svg;
  };
  const drawing = (name: 'wide' | 'narrow' | 'small', width: number): HTMLElement => {
    const box = h('div', {
      class: `chart ${name}`,
      role: 'img',
      'aria-label': spec.message,
      'aria-describedby': `${unitId} ${saidId}`,
    });
    if (!draw) return box;
    if (context.later && name !== 'small') context.later(name, box, () => drawn(width));
    else box.append(drawn(width));
    return box;
  };
  return h(
    'figure',
    { 'data-chart': spec.id },
    h(
      'figcaption',
      null,
      h('span', { class: 'message' }, spec.message),
      h('span', { id: unitId, class: 'unit-line' }, spec.unit),
    ),
    draw
      ? spec.isSmall
        ? drawing('small', NARROW)
        : [drawing('wide', spec.wide ?? WIDE), drawing('narrow', NARROW)]
      : h('p', { class: 'empty' }, spec.note ?? t('common.noData')),
    draw ? said : null,
    draw && spec.note ? h('p', { class: 'note' }, spec.note) : null,
    spec.how
      ? h(
          'details',
          { class: 'chart-how' },
          h('summary', null, t('common.how')),
          spec.how.map((line) => h('p', { class: 'note' }, line)),
        )
      : null,
    spec.table ? dataFold(context, spec) : null,
  );
}
