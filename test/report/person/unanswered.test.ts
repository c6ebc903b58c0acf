/** What a person's page says where nobody could work out the one who is chosen. */
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import type { Locale } from '../../../src/i18n/locale.ts';
import type { Filter } from '../../../src/metrics/types.ts';
import type { PageId } from '../../../src/report/page.ts';
import { pageById } from '../../../src/report/pages.ts';
import { context, view } from '../invented.ts';

const said = (page: PageId, filter: Filter, locale: Locale = 'en'): string | undefined =>
  pageById(page)
    .unanswered?.(
      context(parseHTML('').document, locale, {
        view: { ...view, filter: { ...view.filter, ...filter } },
      }),
    )
    ?.querySelector('.answer')?.textContent ?? undefined;

test('names who is chosen, on the page of customers and of reps, in both languages', () => {
  expect(said('customer', { customer: 'C3' })).toBe(
    'The figures of Quarry Works could not be worked out here.',
  );
  expect(said('rep', { rep: 'R2' }, 'zh')).toBe('无法在此计算 Anna Berg 的数字。');
});

test('says nothing where nobody is chosen, or on another page', () => {
  expect(said('customer', { rep: 'R2' })).toBeUndefined();
  expect(said('aging', { customer: 'C3' })).toBeUndefined();
});
