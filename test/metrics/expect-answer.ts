/** Two answers to one question are equal to the last digit; fast where they are, and told with the question where not. */
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import type { Answer, Question } from '../../src/metrics/types.ts';

export function expectAnswer(question: Question, answer: Answer, wanted: Answer): void {
  // what is strictly equal is equal to Vitest too, which takes many times as long to say so
  if (!isDeepStrictEqual(answer, wanted))
    expect({ question, answer }).toEqual({ question, answer: wanted });
}
