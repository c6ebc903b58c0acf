/** What this screen does not show is drawn once it is needed, for the view that the page shows then. */
import { parseHTML } from 'linkedom';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  createDeferredDrawings,
  drawWaiting,
  moveWaiting,
} from '../../../src/client/redraw/deferred-drawings.ts';

const { document } = parseHTML('<main></main>');
const main = document.querySelector('main')!;
let listeners: Record<string, () => void>;
let screen: { matches: boolean; addEventListener(type: string, call: () => void): void };

beforeEach(() => {
  main.replaceChildren();
  listeners = {};
  const addEventListener = (type: string, call: () => void): void => {
    listeners[type] = call;
  };
  screen = { matches: false, addEventListener };
  vi.stubGlobal('document', document);
  vi.stubGlobal('matchMedia', () => screen);
  vi.stubGlobal('addEventListener', addEventListener);
});
afterEach(() => vi.unstubAllGlobals());

/** A box on the page, and what draws a text into it. */
function boxed(className: string, text: string) {
  const box = document.createElement('div');
  box.className = className;
  main.append(box);
  const draw = () => Object.assign(document.createElement('p'), { textContent: text });
  return { box, draw };
}

test('the drawing for this width is made at once, the other one for print or another width', () => {
  const prepared: string[] = [];
  const { later } = createDeferredDrawings((drawn) => prepared.push(drawn.textContent!));
  const [wide, narrow, paper] = [
    boxed('chart wide', 'wide'),
    boxed('chart narrow', 'narrow'),
    boxed('sheet-box', 'sheet'),
  ];
  later('wide', wide.box, wide.draw);
  later('narrow', narrow.box, narrow.draw);
  later('paper', paper.box, paper.draw);
  expect(main.textContent).toBe('wide');
  listeners.beforeprint!();
  expect(main.textContent).toBe('widenarrowsheet');
  expect(prepared).toEqual(['narrow', 'sheet']);
  listeners.change!();
  expect(main.textContent).toBe('widenarrowsheet');
});

test('on a narrow screen the narrow one is made at once', () => {
  screen.matches = true;
  const { later } = createDeferredDrawings(() => {});
  const [wide, narrow] = [boxed('chart wide', 'wide'), boxed('chart narrow', 'narrow')];
  later('wide', wide.box, wide.draw);
  later('narrow', narrow.box, narrow.draw);
  expect(main.textContent).toBe('narrow');
  screen.matches = false;
  listeners.change!();
  expect(main.textContent).toBe('widenarrow');
});

test('of a view that the page has left nothing is drawn any more', () => {
  const { later } = createDeferredDrawings(() => {});
  const old = boxed('chart narrow', 'old view');
  const draw = vi.fn(old.draw);
  later('narrow', old.box, draw);
  old.box.remove();
  const now = boxed('chart narrow', 'this view');
  later('narrow', now.box, now.draw);
  listeners.beforeprint!();
  expect(main.textContent).toBe('this view');
  expect(draw).not.toHaveBeenCalled();
});

test('what a fold holds waits for the fold, not for print, and is drawn once', () => {
  const { later } = createDeferredDrawings(() => {});
  const { box, draw } = boxed('chart-data', 'data');
  later('fold', box, draw);
  listeners.beforeprint!();
  expect(main.textContent).toBe('');
  drawWaiting(box);
  drawWaiting(box);
  expect(main.textContent).toBe('data');
});

test('of what stays as it stands, what waits is drawn as it was drawn last', () => {
  const { later } = createDeferredDrawings(() => {});
  const [standing, drawn] = ['before', 'now'].map((text) => {
    const block = document.createElement('div');
    const { box, draw } = boxed('chart narrow', text);
    later('narrow', box, draw);
    block.append(box);
    return block;
  });
  main.append(standing!);
  moveWaiting(drawn!, standing!);
  listeners.change!();
  expect(main.textContent).toBe('now');
  listeners.change!();
  expect(main.textContent).toBe('now');
});
