/** What stands in the files of the folder of keys. */
import { z } from 'zod';
import { isIsoDate } from '../../format/date.ts';

const day = z.string().refine(isIsoDate);
const identity = z.string().regex(/^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/);
const recipient = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/);
const project = z.string().regex(/^[0-9a-f]{32}$/);
const build = z.strictObject({ number: z.int().min(1), at: z.iso.datetime() });
const name = z.string().regex(/^[a-z2-7]{26}$/);
const sealedFile = z.strictObject({
  name,
  bytes: z.int().min(0),
  packed: z.literal('gzip').nullable(),
});

/** `ID.json`: a person's link. */
export const personSchema = z.strictObject({
  /** That of the project it was made in. */
  project,
  id: z.string().regex(/^[a-z2-7]{4}$/),
  person: z.string().min(1),
  audience: z.string().min(1),
  /** Null after the link was withdrawn. */
  identity: identity.nullable(),
  recipient: recipient.nullable(),
  made_on: day,
  /** The last day on which the link opens. */
  until: day.nullable(),
  /** What six words open beside the link. */
  second: z.strictObject({ recipient, wrapped: z.string().min(1) }).nullable(),
  /** Links that the person had before. */
  ended: z.array(z.strictObject({ recipient, on: day, how: z.enum(['replaced', 'withdrawn']) })),
});
export type PersonKey = z.infer<typeof personSchema>;
/** Somebody whose link opens. */
export type LiveKey = PersonKey & { identity: string; recipient: string };

export const isLive = (key: PersonKey): key is LiveKey =>
  key.identity !== null && key.recipient !== null;

/** `project.json` */
export const projectSchema = z.strictObject({
  /** A random number of its own, repeated in every key file. */
  id: project,
  /** Where the site is, as somebody last said. */
  site_address: z.url().nullable(),
  /** The last build that was begun. */
  build: build.nullable(),
  /** What the codes in place of masked names are made with, once there are any. */
  mask_secret: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});
export type Project = z.infer<typeof projectSchema>;

/** `last-build.json`: what `check` needs to open all of the last build, and to know what only fills up. */
export const lastBuildSchema = z.strictObject({
  build,
  audiences: z.record(z.string(), z.strictObject({ identity, list: sealedFile })),
  /** Names of the link files that open something. */
  links: z.array(name),
  /** Names of those that only fill up. */
  dummies: z.array(name),
});
export type LastBuild = z.infer<typeof lastBuildSchema>;
