/**
 * The browser of the board pack, the tests and the benchmark: the machine's own Chromium or Chrome, else Debian's, installed when that
 * is possible. Its headless shell is the same browser without windows; it starts faster and takes a third less work.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { installFromDebian } from './debian-package.ts';
import { ReportedFailure } from './errors.ts';

const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];
export const DEBIAN_PACKAGE = 'chromium-headless-shell';
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** The executable named by CHROME_PATH, else the first known one of the PATH; null where there is none. */
export function findBrowser(): string | null {
  const given = process.env.CHROME_PATH;
  if (given) {
    if (!isExecutable(given))
      throw new ReportedFailure(`CHROME_PATH is ${given}, which cannot be run`);
    return given;
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, MAC].find(isExecutable) ?? null;
}

/** Finds or installs a browser. Throws saying plainly what to install. */
export function ensureBrowser(): string {
  const browser = findBrowser();
  if (browser) return browser;
  try {
    console.log('No Chromium found: installing the one of the Debian packages …');
    installFromDebian(DEBIAN_PACKAGE);
  } catch (error) {
    throw new Error(
      `The browser tests and the benchmark need Chromium or Chrome. Install it (Debian: apt-get install ${DEBIAN_PACKAGE}) or set CHROME_PATH to its executable.`,
      { cause: error },
    );
  }
  const installed = findBrowser();
  if (!installed) throw new Error(`apt-get installed ${DEBIAN_PACKAGE}, but it is not on the PATH`);
  return installed;
}

/** A headless browser that asks nobody outside for anything by itself; `args` are more switches of Chromium. */
export function launchBrowser(
  args: string[] = [],
  executablePath = ensureBrowser(),
): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...args,
    ],
  });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
