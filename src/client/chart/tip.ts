/** The tip beside the pointer, and the one live region that says it where keys are used. Nothing on the page moves for them. */
import { elementMaker } from '../../report/parts/dom.ts';
import { alongOf, type ChartMark, chartMarks, groupOf } from './chart-marks.ts';
import type { Action, Meaning } from './meaning.ts';
import { type Point, placeTip } from './nearest.ts';
import { pointerText } from './wording.ts';

export type Means = 'mouse' | 'touch' | 'keys';

export interface TipText {
  head: string;
  lines: { mark: ChartMark; earlier: ChartMark | undefined }[];
  /** The step that it is compared with, where the chart shows that too. */
  earlierHead: string | undefined;
  does: string;
}

/**
 * What a mark's tip holds: its step or row, every series of it, and what can be done. Beside a step stands the one that
 * the page compares it with, unless the chart draws that comparison itself.
 */
export function tipText(
  svg: SVGSVGElement,
  mark: ChartMark,
  does: string,
  earlierStep: (step: string) => string,
): TipText {
  const marks = groupOf(svg, mark);
  const isCompared = alongOf(svg) === null || marks.some(({ change }) => change !== '');
  const step = mark.step === null || isCompared ? null : earlierStep(mark.step);
  const before = step === null ? [] : chartMarks(svg).filter((each) => each.step === step);
  return {
    head: headOf(svg, mark),
    lines: marks.map((each) => ({
      mark: each,
      earlier: before.find(({ series }) => series === each.series),
    })),
    earlierHead: before[0]?.name,
    does,
  };
}

/** A number alone, the age of a cohort, says nothing without the head of its column. */
function headOf(svg: Element, { name }: ChartMark): string {
  if (!/^\d+$/.test(name)) return name;
  const head = svg.closest('[data-chart]')?.querySelector('.chart-data thead th')?.textContent;
  return head ? pointerText('value', { series: head, text: name }) : name;
}

/** What dragging from one step to another is going to choose. */
export function periodTip(a: ChartMark, b: ChartMark): TipText {
  const [from, to] = a.left <= b.left ? [a.name, b.name] : [b.name, a.name];
  const head = from === to ? from : pointerText('period', { from, to });
  const does = pointerText('release', { period: head });
  return { head, lines: [], earlierHead: undefined, does };
}

/** “Click: only Yuanzhou · Enter: rows”. */
export function doesText({ action, opener }: Meaning, means: Means, canDrag: boolean): string {
  if (means === 'touch')
    return action.kind === 'none' ? '' : pointerText(opener ? 'tapRows' : 'tapData');
  const rows = opener && action.kind !== 'rows' ? pointerText('enterRows') : '';
  const parts =
    means === 'keys'
      ? [opener ? pointerText('enterRows') : '', spaceText(action)]
      : [clickText(action), rows, canDrag ? pointerText('drag') : ''];
  return parts.filter(Boolean).join(' · ');
}

function clickText(action: Action): string {
  if (action.kind === 'filter')
    return action.isOn
      ? pointerText('clickUndo')
      : pointerText('clickFilter', { name: action.name });
  if (action.kind === 'page') return pointerText('clickPage', { name: action.name });
  if (action.kind === 'none') return '';
  return pointerText(action.kind === 'rows' ? 'clickRows' : 'clickData');
}

function spaceText(action: Action): string {
  if (action.kind === 'filter')
    return action.isOn
      ? pointerText('spaceUndo')
      : pointerText('spaceFilter', { name: action.name });
  return action.kind === 'page' ? pointerText('spacePage', { name: action.name }) : '';
}

const printed = ({ text, change }: ChartMark): string =>
  change ? pointerText('change', { text, change }) : text;

/** The tip in one sentence. */
export function spokenText({ head, lines, does }: TipText): string {
  const values = lines.map(({ mark }) =>
    mark.series
      ? pointerText('value', { series: mark.series, text: printed(mark) })
      : printed(mark),
  );
  const said = pointerText('value', { series: head, text: values.join(pointerText('and')) });
  return [said, does].filter(Boolean).join('. ');
}

/** The colour of a mark as a small square beside its series. */
function swatch(mark: ChartMark): SVGElement {
  const svg = elementMaker(document).svg;
  const own = (name: string): string | null =>
    mark.element.getAttribute(name) ?? mark.element.parentElement?.getAttribute(name) ?? null;
  const fill = own('fill');
  return svg(
    'svg',
    { class: 'swatch', viewBox: '0 0 8 8', width: 8, height: 8, 'aria-hidden': 'true' },
    svg('rect', {
      width: 8,
      height: 8,
      fill: fill && fill !== 'none' ? fill : 'currentColor',
      stroke: fill === 'var(--paper)' ? own('stroke') : null,
    }),
  );
}

export interface Tip {
  show(text: TipText, at: Point): void;
  hide(): void;
  /** Says a text once, politely. */
  say(text: string): void;
}

export function createTip(): Tip {
  const h = elementMaker(document);
  const tip = h('div', { class: 'tip', 'aria-hidden': 'true', hidden: true });
  const spoken = h('div', { class: 'hidden', role: 'status', 'aria-live': 'polite' });
  // A page that was swapped in has another body.
  const attach = (): void => {
    if (!tip.isConnected) document.body.append(tip, spoken);
  };
  attach();
  const row = ({ mark, earlier }: TipText['lines'][number], hasSeries: boolean): Node =>
    h(
      'tr',
      null,
      hasSeries ? h('th', { scope: 'row' }, swatch(mark), ' ', mark.series) : null,
      h('td', { class: 'number' }, mark.text),
      mark.change ? h('td', { class: 'number' }, mark.change) : null,
      earlier ? h('td', { class: 'number earlier' }, earlier.text) : null,
    );
  return {
    show({ head, lines, earlierHead, does }, at) {
      attach();
      const hasSeries = lines.some(({ mark }) => mark.series !== '');
      tip.replaceChildren(
        earlierHead ? '' : h('p', { class: 'tip-head' }, head),
        h(
          'table',
          null,
          earlierHead
            ? h(
                'thead',
                null,
                h(
                  'tr',
                  null,
                  hasSeries ? h('td') : null,
                  h('th', { scope: 'col', class: 'number tip-head' }, head),
                  h('th', { scope: 'col', class: 'number' }, earlierHead),
                ),
              )
            : null,
          h(
            'tbody',
            null,
            lines.map((line) => row(line, hasSeries)),
          ),
        ),
        h('p', { class: 'tip-does' }, does),
      );
      tip.hidden = false;
      const { width, height } = tip.getBoundingClientRect();
      const view = { width: document.documentElement.clientWidth, height: innerHeight };
      const { x, y } = placeTip(at, { width, height }, view);
      // What is moved so shifts nothing.
      tip.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
    },
    hide() {
      tip.hidden = true;
    },
    say(text) {
      attach();
      spoken.textContent = text;
    },
  };
}

/** Whether months of the drawing can be chosen by dragging over them. */
export const canChoosePeriod = (svg: Element): boolean =>
  alongOf(svg) === 'x' && svg.querySelector('[data-step]') !== null;
