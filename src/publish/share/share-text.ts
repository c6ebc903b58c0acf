/** What the command `share` prints: who has links, and what a check found. */
import type { Locale } from '../../i18n/locale.ts';
import { printable } from '../terminal/printable.ts';
import type { CheckedLink, CheckedSite, Fault } from './check-site.ts';
import { isLive, type PersonKey } from './key-schema.ts';
import type { SayShare, ShareWord } from './words.ts';

const NONE = '–';
const MOST_NAMES = 5;

/** A Chinese sign is as wide as two letters. */
const WIDE = /[\p{Script=Han}\u3000-\u303f\uff01-\uff60]/gu;
const widthOf = (text: string): number => text.length + (text.match(WIDE)?.length ?? 0);

/** Rows below their heads, each column as wide as its widest cell; numbers stand to the right. */
function table(heads: string[], rows: (string | number)[][], locale: Locale): string[] {
  const printed = rows.map((row) =>
    row.map((cell) => (typeof cell === 'number' ? cell.toLocaleString(locale) : printable(cell))),
  );
  const widths = heads.map((head, i) =>
    Math.max(widthOf(head), ...printed.map((row) => widthOf(row[i]!))),
  );
  const isNumber = heads.map((_, i) => rows.some((row) => typeof row[i] === 'number'));
  return [heads, widths.map((width) => '-'.repeat(width)), ...printed].map((row) =>
    row
      .map((cell, i) => {
        const blank = ' '.repeat(widths[i]! - widthOf(cell));
        return isNumber[i] ? blank + cell : cell + blank;
      })
      .join('  ')
      .trimEnd(),
  );
}

const LIST_HEADS: ShareWord[] = [
  'head.id',
  'head.person',
  'head.audience',
  'head.since',
  'head.until',
  'head.words',
  'head.state',
];

/** `people` with the last days that hold for them. */
export function listLines(
  people: PersonKey[],
  today: string,
  say: SayShare,
  locale: Locale,
): string[] {
  const stateOf = (key: PersonKey): string => {
    if (!isLive(key)) return say('state.withdrawn', { date: key.ended.at(-1)?.on ?? NONE });
    const state = say(key.until !== null && key.until < today ? 'state.expired' : 'state.live');
    return key.ended.length === 0 ? state : state + say('state.replaced', { n: key.ended.length });
  };
  const rows = people.map((key) => [
    key.id,
    key.person,
    key.audience,
    key.ended.at(-1)?.on ?? key.made_on,
    key.until ?? NONE,
    say(key.second ? 'yes' : 'no'),
    stateOf(key),
  ]);
  return table(
    LIST_HEADS.map((head) => say(head)),
    rows,
    locale,
  );
}

const CHECK_HEADS: ShareWord[] = [
  'head.id',
  'head.person',
  'head.audience',
  'head.build',
  'head.files',
  'head.bytes',
  'head.state',
];

export const faultsIn = ({ links, stillOpen, unknown }: CheckedSite): number =>
  links.filter(({ fault }) => fault !== null).length + stillOpen.length + unknown.length;

export function checkLines(checked: CheckedSite, say: SayShare, locale: Locale): string[] {
  const { links, files, dataFiles, endedLinks, dummies, stillOpen } = checked;
  const rows = links.map((link) => [
    link.key.id,
    link.key.person,
    link.key.audience,
    link.build
      ? `${link.build.number} (${link.build.at.slice(0, 16).replace('T', ' ')} UTC)`
      : NONE,
    link.files ?? NONE,
    link.bytes ?? NONE,
    stateOf(link, say),
  ]);
  const faults = faultsIn(checked);
  const isThere = ({ fault }: CheckedLink): boolean => fault?.kind !== 'missing';
  return [
    ...table(
      CHECK_HEADS.map((head) => say(head)),
      rows,
      locale,
    ),
    '',
    say('check.links', {
      files,
      data: dataFiles,
      links: links.filter(isThere).length,
      ended: endedLinks,
      dummies,
    }),
    ...stillOpen.map(({ person, id }) => say('check.stillOpen', { person: printable(person), id })),
    ...(checked.unsure > 0 ? [say('check.unsure', { n: checked.unsure })] : []),
    ...unknownLines(checked.unknown, say),
    ...(checked.inClear > 0
      ? [say('check.inClear', { n: checked.inClear, fingerprint: checked.fingerprint })]
      : []),
    faults === 0 ? say('check.good') : say('check.bad', { n: faults }),
  ];
}

function stateOf({ fault, expired }: CheckedLink, say: SayShare): string {
  if (fault) return faultText(fault, say);
  return say(expired ? 'state.expired' : 'check.ok');
}

function faultText(fault: Fault, say: SayShare): string {
  if (fault.kind === 'missing') return say('check.missing');
  if (fault.kind === 'words') return say('check.needsWords');
  if (fault.kind === 'audience') return say('check.wrong', { audience: fault.audience });
  if (fault.kind === 'person') return say('check.person', { person: fault.person });
  if (fault.kind === 'file') {
    const reason = say(`reason.${fault.reason}`);
    return say('check.reason', { file: `${fault.file}.age`, reason });
  }
  const { how, on } = fault.ending;
  return say('check.ended', { how: say(`how.${how}`), date: on });
}

function unknownLines(unknown: string[], say: SayShare): string[] {
  if (unknown.length === 0) return [];
  const named = unknown.slice(0, MOST_NAMES).map(printable).join(', ');
  const more = unknown.length - MOST_NAMES;
  const names = more > 0 ? say('check.more', { names: named, n: more }) : named;
  return [say('check.unknown', { n: unknown.length, names })];
}
