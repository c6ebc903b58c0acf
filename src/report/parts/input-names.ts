/** What exports and their columns are called where a page says which one is missing. */
import type { RenderContext } from '../page.ts';

/** "Payments". */
export const inputName = (input: string, t: RenderContext['t']): string =>
  input === 'loss' ? t('metrics.needs.loss') : t.named('data.input', input);

/** "Payments, Targets" for the inputs of those names. */
export const inputNames = (inputs: string[], { t, locale }: RenderContext): string =>
  inputs.map((input) => inputName(input, t)).join(locale === 'zh' ? '、' : ', ');
