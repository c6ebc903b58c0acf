/** The script of a report in a single file, and the styles that it would load when it needs them: one of each. */
import { join } from 'node:path';
import { build } from 'vite';
import { unusedParts } from '../../site/unused-parts.ts';
import { ROOT } from '../root.ts';

export interface FileScript {
  script: string;
  style: string;
}

const ENTRY = join(ROOT, 'src/client/file/open-file.ts');

export async function fileScript(): Promise<FileScript> {
  const built = await build({
    root: ROOT,
    base: './',
    logLevel: 'error',
    configFile: false,
    publicDir: false,
    plugins: [unusedParts()],
    environments: { client: {} },
    build: {
      write: false,
      modulePreload: false,
      target: 'es2022',
      cssCodeSplit: false,
      rolldownOptions: { input: ENTRY, output: { format: 'es', codeSplitting: false } },
    },
  });
  const [{ output }] = [built].flat() as Extract<typeof built, { output: unknown }>[];
  let script = '';
  let style = '';
  for (const part of output)
    if (part.type === 'chunk') script += part.code;
    else if (part.fileName.endsWith('.css')) style += part.source;
  return { script: withoutEnd(script), style };
}

/** A script inside a page ends where its text says so. */
const withoutEnd = (script: string): string =>
  script.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--');
