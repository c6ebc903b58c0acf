/** A link's preview is the page's verdict as one clean text. */
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { pageDescription } from '../../src/report/page-description.ts';

const block = (html: string): Element =>
  parseHTML(`<!doctype html><html><body>${html}</body></html>`).document.body;

test('is the answer alone, with single spaces, and nothing of what stands under it', () => {
  const drawn = block(
    '<div><p class="answer">Overdue is ¥2.4 M,\n  2.6 times a year ago.</p><p class="who">All customers</p></div>',
  );
  expect(pageDescription(drawn, 'Demo')).toBe('Overdue is ¥2.4 M, 2.6 times a year ago.');
});

test('is the first paragraph where there is no answer, and else what is given', () => {
  expect(pageDescription(block('<h2>Meaning</h2><p>Cash in.</p><p>More.</p>'), 'Demo')).toBe(
    'Cash in.',
  );
  expect(pageDescription(block('<p> </p>'), 'Demo')).toBe('Demo');
  expect(pageDescription(undefined, 'Demo')).toBe('Demo');
});

test('ends after a whole word where it is long', () => {
  // 299 letters would end inside the 60th “word”
  const text = pageDescription(block(`<p class="answer">${'word '.repeat(100)}</p>`), 'Demo');
  expect(text).toBe(`${'word '.repeat(59).trim()}…`);
});
