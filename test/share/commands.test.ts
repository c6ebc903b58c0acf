/** `npm run share`, run as a finance team runs it: what it prints and writes, and with which exit code it refuses. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import jsqr from 'jsqr';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { findPerson, keysDir } from '../../src/publish/share/keys.ts';
import { linkName } from '../../src/seal/envelope.ts';
import { readLink } from '../../src/seal/link.ts';
import { runScript } from '../publish/terminal/run-script.ts';
import { readAge, readHeader } from '../seal/age-reader.ts';
import { dataFolder, keysOf, say, sealAll } from './sealed-site.ts';

const ADDRESS = ['--address', 'https://example.com/report'];

async function share(data: string, ...args: string[]) {
  const ran = await runScript('share', '--data', data, ...args);
  expect(ran.stdout + ran.stderr).not.toMatch(/\n\s+at .+:\d+:\d+/);
  return ran;
}

const linkIn = (text: string): string => /https:\/\/\S+#\S+/.exec(text)![0];
const idIn = (text: string): string =>
  /\(([a-z2-7]{4})\)|（([a-z2-7]{4})）/.exec(text)!.slice(1).find(Boolean)!;

describe('npm run share', () => {
  it('gives a link, lists it, replaces it and withdraws it', () => {
    const data = dataFolder();
    const start = (...args: string[]) => {
      const command = ['scripts/share.ts', '--data', data, ...args];
      const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
      expect([status, stderr]).toEqual([0, '']);
      return stdout;
    };
    const added = start('add', 'east', 'Li  Wei', '--until', '2099-01-31', ...ADDRESS);
    const link = linkIn(added);
    expect(link).toMatch(/^https:\/\/example\.com\/report\/#AGE-SECRET-KEY-1[0-9A-Z]{58}$/);
    expect(added).toContain('has a link to “East”');
    expect(added).toContain('It opens until 2099-01-31.');
    const id = idIn(added);
    expect(start('list')).toMatch(
      new RegExp(`\\n${id} +Li Wei +east +\\d{4}-\\d\\d-\\d\\d +2099-01-31 +no +opens\\n`),
    );
    expect(start('list')).not.toContain('AGE-SECRET-KEY');
    const replaced = linkIn(start('rotate', 'li wei'));
    expect(replaced).not.toBe(link);
    expect(start('list')).toContain('opens, 1 replaced before');
    expect(start('revoke', id)).toContain(
      'is withdrawn. What was opened before cannot be called back.',
    );
    expect(start('list')).toMatch(/withdrawn on \d{4}-/);
  });

  it('gives six words beside the link, once, which are written nowhere', async () => {
    const data = dataFolder();
    const { stdout } = await share(data, 'add', 'board', '王芳', '--passphrase', ...ADDRESS);
    const words = /^ {2}((?:[a-z]+ ){5}[a-z]+)$/m.exec(stdout)![1]!;
    const keys = await keysOf(data);
    const { second } = findPerson(keys, '王芳', say);
    for (const file of readdirSync(keysDir(data)))
      expect(readFileSync(join(keysDir(data), file), 'utf8')).not.toContain(words.slice(0, 12));
    const { wrapped } = second!;
    const armored = Buffer.from(wrapped.replace(/-----[^-]+-----|\s/g, ''), 'base64');
    expect(String(readAge(armored, { words }))).toMatch(/^AGE-SECRET-KEY-1/);
    expect((await share(data, 'rotate', '王芳')).stdout).toContain('The six words are the same');
    const anew = (await share(data, 'rotate', '王芳', '--passphrase')).stdout;
    expect(anew).toMatch(/^ {2}(?:[a-z]+ ){5}[a-z]+$/m);
    expect(anew).not.toContain(words);
  });

  it('remembers the address, and ends a link’s day with that of its audience', async () => {
    const data = dataFolder();
    await share(data, 'add', 'board', 'A', ...ADDRESS);
    const { stdout } = await share(data, 'add', 'east', 'B');
    expect(linkIn(stdout)).toContain('https://example.com/report/#');
    expect(stdout).toContain('It opens until 2099-06-30.');
    const plain = await share(
      data,
      'add',
      'east',
      'C',
      '--address',
      'http://intranet/report/index.html',
    );
    expect(plain.stdout).toContain('http://intranet/report/index.html#AGE');
    expect(plain.stdout).toContain('is not https');
  });

  it('does not replace a link that is over by one that is over too', async () => {
    const data = dataFolder();
    await share(data, 'add', 'board', 'A', '--until', '2099-01-31', ...ADDRESS);
    const { folder, people } = await keysOf(data);
    const path = join(folder, `${people[0]!.id}.json`);
    writeFileSync(path, readFileSync(path, 'utf8').replace('2099-01-31', '2020-01-31'));
    for (const part of ['rotate', 'print']) {
      const refused = await share(data, part, 'A');
      expect([refused.status, refused.stdout]).toEqual([2, '']);
      expect(refused.stderr).toContain('the last day of the link was 2020-01-31');
    }
    expect((await share(data, 'rotate', 'A', '--until', '2098-01-31')).stdout).toContain(
      'It opens until 2098-01-31.',
    );
    expect((await share(data, 'list')).stdout).toMatch(/ A +board +\S+ +2098-01-31 +no +opens/);
  });

  it('says of an audience with fewer pages that its rows are all there', async () => {
    const data = dataFolder();
    writeFileSync(
      join(data, 'audiences.yml'),
      'a: { title: A, pages: [overview] }\nb: { title: B }\n',
    );
    await share(data, 'add', 'a', 'A', ...ADDRESS);
    expect((await share(data, 'list')).stdout).toContain(
      'all rows of its scope are in what it opens (a).',
    );
  });

  it('speaks the first language of the report', async () => {
    const data = dataFolder('languages: [zh, en]\n');
    const { stdout } = await share(data, 'add', 'board', '王芳', ...ADDRESS);
    expect(stdout).toMatch(/王芳（[a-z2-7]{4}）可查看“董事会”/);
    expect((await share(data, 'list')).stdout).toContain('编号  人员  受众');
    expect((await share(data, 'revoke', 'nobody')).stderr).toContain('没有此姓名或编号的链接');
  });

  it.each([
    [
      ['add', 'west', 'A', ...ADDRESS],
      2,
      'audience west: audiences.yml does not have it (board, east, open)',
    ],
    [['add', 'open', 'A', ...ADDRESS], 1, 'audience open: is not sealed'],
    [['add', 'board', ' ', ...ADDRESS], 2, 'PERSON: expected a name of at most 80 characters'],
    [['add', 'board', 'A\u202eB', ...ADDRESS], 2, 'PERSON: expected a name'],
    [['add', 'board', 'A'], 2, 'the address of the site is not known'],
    [
      ['add', 'board', 'A', '--address', 'ftp://example.com'],
      2,
      '--address ftp://example.com: expected the address of the site',
    ],
    [
      ['add', 'board', 'A', '--address', 'https://example.com/#en'],
      2,
      'expected the address of the site',
    ],
    [['add', 'board', 'A', ...ADDRESS, '--until', '2020-01-31'], 2, '--until 2020-01-31: is over'],
    [
      ['add', 'board', 'A', ...ADDRESS, '--until', '31.1.2099'],
      2,
      'expected a calendar date as YYYY-MM-DD',
    ],
    [['add', 'board'], 2, "missing required argument 'person'"],
    [['add', 'board', 'Li', 'Wei', ...ADDRESS], 2, 'too many arguments'],
    [['list'], 1, 'nobody has a link yet'],
    [['revoke', 'A'], 1, 'nobody has a link yet'],
    [['check', 'nowhere'], 2, 'no such folder: nowhere'],
    [['check', 'src'], 2, 'src: has no folder sealed/'],
    [['lend'], 2, 'no such part: lend'],
    [[], 2, 'expected what to do'],
  ])('%j is refused with %i, and nothing is written', async (args, status, said) => {
    const data = dataFolder();
    const ran = await share(data, ...args);
    expect([ran.status, ran.stdout]).toEqual([status, '']);
    expect(ran.stderr).toContain(said);
    expect(existsSync(keysDir(data))).toBe(false);
  });

  it('refuses keys that others can read, and names the mend', async () => {
    const data = dataFolder();
    await share(data, 'add', 'board', 'A', ...ADDRESS);
    if (process.platform === 'win32') return;
    chmodSync(keysDir(data), 0o755);
    const { status, stderr } = await share(data, 'list');
    expect([status, stderr]).toEqual([1, expect.stringContaining(`chmod 700 "${keysDir(data)}"`)]);
  });

  it('warns of keys that git would take along', async () => {
    const data = dataFolder();
    await share(data, 'add', 'board', 'A', ...ADDRESS);
    expect(spawnSync('git', ['init', '-q'], { cwd: data }).status).toBe(0);
    expect((await share(data, 'list')).stderr).toBe('');
    writeFileSync(join(keysDir(data), '.gitignore'), '');
    expect((await share(data, 'list')).stderr).toContain('is not ignored by git');
  });

  it('refuses settings without audiences', async () => {
    const data = dataFolder();

    rmSync(join(data, 'audiences.yml'));
    const { status, stderr } = await share(data, 'list');
    expect([status, stderr]).toEqual([1, expect.stringContaining('audiences.yml: is missing')]);
  });
});

/** A module of CommonJS: its function may stand one step further in than its types say. */
const jsQR: typeof jsqr = Reflect.get(jsqr, 'default') ?? jsqr;

/** What a camera reads of the code: its squares painted at four pixels each, and read by another library. */
function readCode(svg: Element): string | undefined {
  const [, , size] = svg.getAttribute('viewBox')!.split(' ').map(Number);
  const scale = 4 / 10;
  const width = size! * scale;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  const path = svg.querySelector('path')!.getAttribute('d')!;
  for (const [, x, y] of path.matchAll(/M(\d+),(\d+)h10v10h-10z/g))
    for (let row = 0; row < 4; row++)
      for (let column = 0; column < 4; column++) {
        const at = (Number(y) * scale + row) * width + Number(x) * scale + column;
        pixels.set([0, 0, 0], at * 4);
      }
  return jsQR(pixels, width, width)?.data;
}

describe('npm run share -- print', () => {
  const printed = async (person: string, ...more: string[]) => {
    const data = dataFolder();
    await share(data, 'add', 'board', person, ...ADDRESS, ...more);
    const { stdout } = await share(data, 'print', person);
    const [path] = readdirSync(keysDir(data)).filter((name) => name.endsWith('.html'));
    const file = join(keysDir(data), path!);
    const html = readFileSync(file, 'utf8');
    return { data, stdout, file, html, document: parseHTML(html).document };
  };

  it('writes a page with the link and its code, in both languages, for this account alone', async () => {
    const { data, file, stdout, html, document } = await printed('Li <b>Wei</b>');
    expect(stdout).toContain(file);
    const { identity } = (await keysOf(data)).people[0]!;
    expect(document.querySelector('.link')!.textContent).toBe(
      `https://example.com/report/#${identity}`,
    );
    expect(readCode(document.querySelector('.code svg')!)).toBe(
      `https://example.com/report/#${identity}`,
    );
    expect(
      [...document.querySelectorAll('section')].map((part) => part.getAttribute('lang')),
    ).toEqual(['en', 'zh']);
    expect(document.body.textContent).toContain('For Li <b>Wei</b> · The board');
    expect(html).not.toContain('<b>');
    expect(html).not.toMatch(/<script|src=|https?:\/\/(?!example\.com|www\.w3\.org)/);
    expect(html).not.toContain('six words');
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('says that six words are asked for, and until when', async () => {
    const { html } = await printed('A', '--passphrase', '--until', '2099-01-31');
    expect(html).toContain('six words');
    expect(html).toContain('六个单词');
    expect(html).toContain('2099-01-31');
  });

  it.each(['rotate', 'revoke'])('is removed by %s, and that is said', async (part) => {
    const { data, file } = await printed('A');
    expect((await share(data, part, 'A')).stdout).toContain(
      `Removed the page to hand over, whose link no longer opens: ${file}.`,
    );
    expect(existsSync(file)).toBe(false);
  });

  it('says where it cannot be written', async () => {
    const { data } = await printed('A');
    const nowhere = await share(data, 'print', 'A', '--out', join(data, 'no', 'a.html'));
    expect([nowhere.status, nowhere.stderr]).toEqual([
      2,
      expect.stringContaining(`there is no folder ${join(data, 'no')}`),
    ]);
    const folder = await share(data, 'print', 'A', '--out', data);
    expect([folder.status, folder.stderr]).toEqual([2, expect.stringContaining('is a folder')]);
  });

  it('does not write into a site', async () => {
    const { data } = await printed('A');
    const site = join(data, 'site');
    mkdirSync(site);
    writeFileSync(join(site, 'site-files.json'), '{}');
    const { status, stderr } = await share(data, 'print', 'A', '--out', join(site, 'a.html'));
    expect([status, stderr]).toEqual([2, expect.stringContaining('lies inside a site')]);
    expect(readdirSync(site)).toEqual(['site-files.json']);
  });
});

describe('npm run share -- check', () => {
  it('says what is in a site, and with 1 that it is not whole', async () => {
    const data = dataFolder();
    await share(data, 'add', 'board', 'Li Wei', ...ADDRESS);
    await share(data, 'add', 'east', '王芳', '--passphrase');
    const keys = await keysOf(data);
    const out = await sealAll(keys, new Date('2026-11-30T08:15:00Z'));
    const good = await share(data, 'check', out);
    expect(good.status).toBe(0);
    expect(good.stdout).toMatch(
      /Li Wei +board +1 \(2026-11-30 08:15 UTC\) +4 +[\d,]+ +every file opened/,
    );
    expect(good.stdout).toMatch(
      /王芳 +east +1 \(2026-11-30 08:15 UTC\) +4 +[\d,]+ +every file opened/,
    );
    expect(good.stdout).toContain(
      '26 files: 10 of lists and contents, 2 of links that open, 0 of links that ended, 14 that only fill up',
    );
    const li = findPerson(keys, 'Li Wei', say);
    const path = join(out, 'sealed', `${await linkName(li.identity)}.age`);
    const bytes = readFileSync(path);
    bytes[bytes.length - readHeader(bytes).payload.length + 20]! ^= 1;
    writeFileSync(path, bytes);
    const bad = await share(data, 'check', out);
    expect(bad.status).toBe(1);
    expect(bad.stdout).toMatch(/Li Wei .+\.age: damaged\n/);
    expect(bad.stdout).toContain('UNKNOWN: no key opens 5 files');
    expect(bad.stdout).toContain('NOT WHOLE: 6 faults.');
  });

  it('says that a link that was withdrawn since still opens', async () => {
    const data = dataFolder();
    await share(data, 'add', 'board', 'A', ...ADDRESS);
    await share(data, 'add', 'board', 'B');
    const out = await sealAll(await keysOf(data));
    await share(data, 'revoke', 'B');
    const { status, stdout } = await share(data, 'check', out);
    expect([status, stdout]).toEqual([1, expect.stringContaining('STILL OPENS: the link of B')]);
    const again = await sealAll(await keysOf(data));
    const after = await share(data, 'check', again);
    expect([after.status, after.stdout]).toEqual([
      0,
      expect.stringContaining('1 of links that ended'),
    ]);
  });
});

it('a link that is printed is one that can be read', async () => {
  const { stdout } = await share(dataFolder(), 'add', 'board', 'A', ...ADDRESS);
  expect(readLink(stdout)).toEqual({ identity: linkIn(stdout).split('#')[1], wasSent: false });
});
