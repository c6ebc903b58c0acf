/** English wordings of the page of practices. */
import type { Messages } from '../locale.ts';

export const practices = {
  name: 'Practices',
  title: 'How well the twelve practices of collecting are followed',
  answer:
    '{worse} of {n} {n:figure|figures} {worse:is|are} worse than {ago}, {better} {better:is|are} better.',
  'answer.even': 'None of {n} {n:figure|figures} is better or worse than {ago}.',
  'answer.alone': 'The data does not reach back far enough to compare these figures.',
  slipping: 'Only getting worse: {names}.',
  note: 'A figure opens its rows; its name leads to what it means.',
  act: 'Act on it: {page}',
} as const satisfies Messages;
