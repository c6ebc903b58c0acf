/** Installs what tests need of the system's own packages. */
import { execFileSync } from 'node:child_process';

/** Throws where there is no Debian, no network, or no right to install. */
export function installFromDebian(name: string): void {
  const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  for (const words of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', name],
  ]) {
    const [program, ...rest] = [...prefix, 'apt-get', ...words];
    execFileSync(program!, rest, {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
}
