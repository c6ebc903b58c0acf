/** The order of test files: those that take longest start first, so that no worker is left with one of them at the end. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** By seconds of work, most first; where a file is not named, the larger one or the one that took longer comes first. */
const LONGEST = [
  'styles/round-trip',
  'rows/behind',
  'cube/parity',
  'report/odd-pages',
  'cube/days',
  'oracle/demo',
  'oracle/oracle',
  'rows/pack-scope',
  'oracle/any-book',
  'models/identity',
  'metrics/parity',
  'publish/sparse',
  'report/person/odd-people',
  'exports/exports',
  'styles/any-writing',
  'cube/random',
];

const place = ({ moduleId }: TestSpecification): number => {
  const found = LONGEST.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
  return found < 0 ? LONGEST.length : found;
};

export class LongestFirst extends BaseSequencer {
  /** Each project stays in one piece: its workers are its own. */
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project))];
    return projects.flatMap((project) =>
      sorted.filter((file) => file.project === project).sort((a, b) => place(a) - place(b)),
    );
  }
}
