/** The value of a problem, in the reader's language where it counts others of its kind. */
import type { Translate } from '../../i18n/index.ts';

/** "R-1 and 3 more" */
export function valueText(t: Translate, value: string): string {
  const found = /^(.*) and (\d+) more( rows)?$/s.exec(value);
  return found ? t('data.valueAndMore', { value: found[1]!, n: found[2]! }) : value;
}
