/** The rate of a currency that has none: typed in by whoever answers. */
import type { Problem } from '../rules/problem.ts';
import { type AmountIn, fileQuestion, TYPED } from './question.ts';

const CODE = /^[A-Z]{3}$/;

/** Each problem of a currency without a rate, with its question; `amounts` are what is invoiced in each. */
export const withRateQuestions = (
  problems: readonly Problem[],
  into: string,
  amounts: readonly AmountIn[],
): Problem[] => {
  const asked = new Set<string>();
  return problems.map((found) => {
    const { rule, value } = found;
    if (rule !== 'no_rate' || value === null || !CODE.test(value)) return found;
    const own = amounts.filter(({ currency }) => !asked.has(value) && currency === value);
    asked.add(value);
    const words = {
      en: `what 1 ${value} is in ${into}`,
      zh: `1 ${value} 折合多少 ${into}`,
    };
    const settings = { rates: { [value]: TYPED as unknown as number } };
    const answers = [{ id: 'rate', words, settings, effects: [] }];
    const question = fileQuestion(`rates.${value}`, answers, {
      word: value,
      rows: 1,
      amounts: own,
      examples: [],
    });
    return { ...found, question };
  });
};
