/** Reads the exports and prepares a site in a process of its own. */
import type { Progress } from '../contract/progress.ts';
import type { Locale, Localised } from '../i18n/locale.ts';
import { runInChild } from './child-process.ts';
import { ReportedFailure } from './errors.ts';
import type { Prepared, PreparedAudience } from './prepare-site.ts';

/** What is known of a site when its overview can be drawn. */
export type Overview = Pick<Prepared, 'asOf' | 'problems'> & {
  /** The folder that it is drawn from. */
  workDir: string;
};

/** What the process sends: how far it is, and at its end its result. */
export type PrepareMessage =
  | { speak: Locale }
  | { start: string | Localised; totalBytes?: number }
  | { rows: number; bytes: number }
  | { isDone: true }
  | { overview: Overview }
  | { part: PreparedAudience }
  | { prepared: Prepared }
  | { failure: string };

export interface PrepareOptions {
  data: string;
  out: string;
  asOf?: string;
  /** A folder of reduced shards, which the book is joined from. */
  reduced?: string;
  /** Whether it is divided among the audiences, where there are any. */
  isDivided?: boolean;
  /** Of a divided report the one audience that is wanted; default: all. */
  audience?: string;
  /** The one language that is wanted; default: all. */
  locale?: Locale;
  progress?: Progress;
  /** What the overview is drawn from comes before the rest. */
  onOverview?(overview: Overview): void;
  /** Of a divided report: the part can be drawn, whatever becomes of those that follow. */
  onPart?(part: PreparedAudience): void;
}

/** What the process prepares: the whole, whose overview may come before the rest, or the part of each audience. */
type PrepareMode = 'whole' | 'overview first' | 'divided';

/** The process's last argument, as JSON. */
export interface PrepareOrder
  extends Pick<PrepareOptions, 'asOf' | 'reduced' | 'audience' | 'locale'> {
  mode: PrepareMode;
}

/** V8's semi-space, in MB: a larger one only fills with garbage, some 100 MB of it, and is kept beside what the engine needs. */
const SEMI_SPACE_MB = 8;

/** Leaves in `workDir` what `prepareSite` does. Throws ReportedFailure with the text of whatever it throws. */
export async function prepareInProcess(
  { data, out, isDivided, progress, onOverview, onPart, ...wanted }: PrepareOptions,
  workDir: string,
): Promise<{ prepared: Prepared; peakBytes: number }> {
  let prepared: Prepared | undefined;
  let failure: string | undefined;
  const onMessage = (message: PrepareMessage): void => {
    if ('speak' in message) progress?.speak?.(message.speak);
    else if ('start' in message) progress?.start(message.start, message.totalBytes);
    else if ('rows' in message) progress?.tick(message.rows, message.bytes);
    else if ('isDone' in message) progress?.done();
    else if ('overview' in message) onOverview?.(message.overview);
    else if ('part' in message) onPart?.(message.part);
    else if ('prepared' in message) prepared = message.prepared;
    else failure = message.failure;
  };
  const mode: PrepareMode = isDivided ? 'divided' : onOverview ? 'overview first' : 'whole';
  const { asOf, reduced, audience, locale } = wanted;
  const order: PrepareOrder = { mode, asOf, reduced, audience, locale };
  const args = [data, out, workDir, JSON.stringify(order)];
  const peakBytes = await runInChild('prepare-process.ts', args, {
    onMessage: onMessage as (message: unknown) => void,
    flags: ['--expose-gc', `--max-semi-space-size=${SEMI_SPACE_MB}`],
  });
  if (!prepared) throw new ReportedFailure(failure);
  return { prepared, peakBytes };
}
