/** A cube in parts: the first answers the overview under every filter, and nothing is read before its part is there. */
import { expect, test } from 'vitest';
import { cubeFinder } from '../../src/cube/answer.ts';
import { buildCube } from '../../src/cube/build-cube.ts';
import { openCube } from '../../src/cube/cube.ts';
import { SPANS } from '../../src/format/span.ts';
import { describeSite } from '../../src/publish/site-data.ts';
import { defaultView } from '../../src/report/context.ts';
import { pageById } from '../../src/report/pages.ts';
import type { Site } from '../../src/view/site.ts';
import { demoReport } from '../demo/demo-report.ts';
import { groupsOf, NARROW } from './report-cube.ts';

const FILTERS = [{}, { region: 'east' }, { segment: 'x' }, { rep: 'R01' }];

test.each([undefined, NARROW])('cells by customer: %o', async (limits) => {
  const report = await demoReport();
  const groups = await groupsOf(report);
  const { parts, customers } = await buildCube(report.engine, report, groups, limits);
  expect(parts).toHaveLength(5);
  const cube = openCube(parts[0]!);
  expect(cube.parts).toBe(5);
  const find = cubeFinder(cube, report);
  for (const filter of FILTERS)
    for (const question of groups[0]!) {
      const found = find({ ...question, filter });
      expect({ question, parts: found?.parts.filter((part) => part > 0) }).toEqual({
        question,
        parts: [],
      });
      found!.give();
    }
  // What only pages of one practice ask for makes no other page heavier.
  const ofOthers = groups[1]!.flatMap((question) => find(question)?.parts ?? []);
  expect(Math.max(...ofOthers)).toBe(2);
  const later = groups
    .flat()
    .map((question) => find(question))
    .find((found) => found?.parts.includes(3))!;
  expect(later.give).toThrow('part 3');
  for (const part of [1, 2, 3, 4]) cube.add(part, parts[part]!);
  expect(later.give().rows.length).toBeGreaterThan(0);
  // The page of a rep and the practices are answered without the engine, whatever they are compared with.
  const described = (await describeSite(report, { customer: {}, rep: {} })) as Site;
  const site: Site = { ...described, cube: { customers } };
  const standard = defaultView(site);
  // So is the overview in another period, under every filter, from its own months.
  const period = { ...standard.period, from: '2026-01-01' };
  for (const filter of FILTERS)
    for (const block of pageById('overview').blocks)
      for (const question of Object.values(
        block.questions(site, { ...standard, period, filter }),
      )) {
        const found = find(question);
        expect({ question, parts: found?.parts.filter((part) => part > 1) }).toEqual({
          question,
          parts: [],
        });
      }
  // A balance does not depend on the period: it is made once.
  const open = { metric: 'open_amount', by: ['customer' as const], asOf: standard.asOf };
  const [first, other] = [standard.period, period].map((one) => find({ ...open, period: one }));
  expect(other!.give()).toBe(first!.give());
  const sold = { ...open, metric: 'invoiced_amount', by: [] };
  const [whole, part] = [standard.period, period].map((one) => find({ ...sold, period: one }));
  expect(part!.give()).not.toEqual(whole!.give());
  const rep = { ...standard, filter: { ...standard.filter, rep: 'R01' } };
  for (const compare of SPANS)
    for (const [id, view] of [
      ['rep', rep],
      ['practices', standard],
    ] as const)
      for (const block of pageById(id).blocks)
        for (const question of Object.values(block.questions(site, { ...view, compare })))
          expect({ question, isFound: find(question) !== null }).toEqual({
            question,
            isFound: true,
          });
});
