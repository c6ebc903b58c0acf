/** Which folder may be replaced by a built site. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** In every built site; only a folder that has it, or is empty, is ever replaced. */
export const SITE_MARKER = 'figures.json';

/** A message if `out` holds something that is not a built site, which must not be replaced. */
export function outProblem(out: string): string | null {
  if (!existsSync(out) || readdirSync(out).length === 0 || existsSync(join(out, SITE_MARKER)))
    return null;
  return `--out ${out}: holds files that are not a built site; name an empty or new folder`;
}
