import { expect, test } from 'vitest';
import { initialsOf } from '../../src/publish/initials.ts';

test('Chinese names have the first letters of their pinyin, others have none', () => {
  expect(initialsOf({ C1: '洲诚机械', C2: 'Old Mill', C3: '丰维 Parts' })).toEqual({
    C1: 'zcjx',
    C3: 'fw',
  });
});
