/** Before the tests of a cluster: finds Dask, or installs that of the Debian packages. */
import { existsSync } from 'node:fs';
import { installFromDebian } from '../../src/publish/debian-package.ts';

const PROGRAM = '/usr/bin/dask-scheduler';
const PACKAGE = 'python3-distributed';

export default function setup(): void {
  if (existsSync(PROGRAM)) return;
  try {
    console.log('No Dask found: installing that of the Debian packages …');
    installFromDebian(PACKAGE);
  } catch (error) {
    throw new Error(
      `The tests of a cluster need Dask. Install it (Debian: apt-get install ${PACKAGE}).`,
      { cause: error },
    );
  }
}
