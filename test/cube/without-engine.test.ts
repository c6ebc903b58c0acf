/** What a reader may choose that no page needs the engine for, and what the pages wait for it with: no more than is listed. */
import { beforeAll, describe, expect, test } from 'vitest';
import { cubeFinder } from '../../src/cube/answer.ts';
import type { CubeLimits } from '../../src/cube/build-cube.ts';
import { addMonths, monthEnd, monthOf, monthsBetween } from '../../src/format/date.ts';
import { measuresOf } from '../../src/metrics/ask/plan.ts';
import { measureById, metricById } from '../../src/metrics/catalogue.ts';
import { FILTER_KEYS, type FilterKey, NONE, type Question } from '../../src/metrics/types.ts';
import { blocksOf } from '../../src/report/missing-inputs.ts';
import { PAGES } from '../../src/report/pages.ts';
import { type ViewTexts, viewFrom } from '../../src/view/address.ts';
import type { Site } from '../../src/view/site.ts';
import { demoReport } from '../demo/demo-report.ts';
import { LARGE, openReportCube, siteOf } from './report-cube.ts';

/** Stored at the dates that pages ask for by themselves, as `stored` of their measures says. */
const AT_ASKED_DATES = [
  'broken_promise_amount',
  'broken_promise_count',
  'confirmation_confirmed_amount',
  'confirmation_confirmed_share',
  'confirmation_cover',
  'confirmation_difference',
  'confirmation_different_amount',
  'confirmation_different_count',
  'confirmation_outstanding_amount',
  'confirmation_outstanding_count',
  'confirmation_sent_amount',
  'confirmation_sent_count',
  'confirmation_unsent_amount',
  'confirmation_unsent_count',
  'contact_outcome_count',
  'contacted_customer_rate',
  'days_since_contact',
  'days_since_stage',
  'days_to_promise',
  'dispute_age_amount',
  'disputed_overdue_amount',
  'disputed_overdue_share',
  'oldest_overdue_days',
  'over_limit_days',
  'over_limit_month_ends',
  'overdue_item_count',
  'promise_week_amount',
  'promise_week_received_amount',
  'promised_soon_amount',
  'receipts_by_week',
  'silent_amount',
  'silent_customer_count',
  'stage_customer_count',
  'stage_days',
  'tier_amount',
  'tier_cell_amount',
];

/** In the year before the first invoice: limits, which hold from ever. */
const BEFORE_THE_DATA = [
  'credit months: credit_utilisation by month',
  'credit months: over_limit_amount by month',
  'credit months: over_limit_count by month',
];

/** By block what it asks in these views that the cube does not have. */
let waitingIn: (views: ViewTexts[]) => { block: string; question: Question }[];
let site: Site;

async function open(limits?: CubeLimits): Promise<void> {
  const report = await demoReport();
  site = { ...(await siteOf(report)), cube: { customers: limits ? 'asked' : 'all' } };
  const find = cubeFinder(await openReportCube(report, limits), report);
  // the list of all metrics shows those that no page asks for too
  const blocks = PAGES.filter(({ id }) => id !== 'metrics').flatMap((page) =>
    blocksOf(page, site).map((block) => ({ name: `${page.id} ${block.id}`, block })),
  );
  waitingIn = (views) =>
    views
      .map((texts) => viewFrom(texts, site))
      .flatMap((view) =>
        blocks.flatMap(({ name, block }) =>
          Object.values(block.questions(site, view))
            .filter((question) => !find(question))
            .map((question) => ({ block: name, question })),
        ),
      );
}

/** Each once, in order. */
const listed = (waiting: ReturnType<typeof waitingIn>): string[] =>
  [
    ...new Set(
      waiting.map(
        ({ block, question: { metric, by = [] } }) => `${block}: ${[metric, ...by].join(' by ')}`,
      ),
    ),
  ].sort();

const filtersBy = (keys: readonly FilterKey[]): ViewTexts[] =>
  keys.flatMap((key) =>
    [site.options[key][0]!.value, NONE].map((value): ViewTexts => ({ [key]: value })),
  );

/** Whole months, with the balances of today: this one, a quarter, since January, the quarter before, a year ago, the first half year. */
function periods(): ViewTexts[] {
  const last = monthOf(site.asOf);
  const months = (first: number, end: number): ViewTexts => ({
    from: addMonths(last, -first),
    to: addMonths(last, -end),
    as_of: site.asOf,
  });
  const spans = [
    [0, 0],
    [2, 0],
    [5, 0],
    [5, 3],
    [17, 6],
    [35, 30],
  ] as const;
  return spans.map(([first, end]) => months(first, end));
}

/** Every month end that there is data of, with the year before it; and a calendar year, as it is chosen by its months. */
const monthEnds = (): ViewTexts[] => [
  ...monthsBetween(site.firstDate, site.asOf)
    .map(monthEnd)
    .filter((day) => day < site.asOf)
    .map((day) => ({ as_of: day })),
  { from: '2025-01', to: '2025-12' },
];

describe('a book with its customers in the cube', () => {
  beforeAll(() => open());

  test('no filter and no period of whole months waits for the engine', () => {
    expect(listed(waitingIn([...filtersBy(FILTER_KEYS), ...periods()]))).toEqual([]);
  });

  test('another month end waits with what is stored at asked dates alone', () => {
    const waiting = waitingIn(monthEnds());
    const metrics = new Set(waiting.map(({ question }) => question.metric));
    expect(AT_ASKED_DATES.filter((metric) => !metrics.has(metric))).toEqual([]);
    const others = waiting.filter(({ question }) => !AT_ASKED_DATES.includes(question.metric));
    expect(listed(others)).toEqual(BEFORE_THE_DATA);
  });

  test('a measure of these metrics says that it is stored so', () => {
    for (const metric of AT_ASKED_DATES) {
      const stored = measuresOf(metricById(metric)).map((id) => measureById(id).stored);
      expect([metric, stored.some((one) => one.kind === 'frames' && one.at === 'asked')]).toEqual([
        metric,
        true,
      ]);
    }
  });
});

describe('a large book, by customer at asked dates alone', () => {
  beforeAll(() => open(LARGE));

  /** A customer chosen in a large book has a page of its own with its figures. */
  test('no other filter waits for the engine', () => {
    const keys = FILTER_KEYS.filter((key) => key !== 'customer');
    expect(listed(waitingIn(filtersBy(keys)))).toEqual([]);
  });

  test('another period waits with what is by customer and month', () => {
    expect(listed(waitingIn(periods()))).toEqual(
      [
        'credit months: over_limit_amount by month',
        'credit months: over_limit_count by month',
        ...['answer', 'list'].map((block) => `customers ${block}: payment_delay by customer`),
        ...['answer', 'chart', 'overdue', 'table'].map(
          (block) => `reps ${block}: collection_rate_due by rep by customer`,
        ),
        ...['days_late', 'days_to_pay', 'settled_item_count', 'terms_days_settled'].map(
          (metric) => `terms customer: ${metric} by customer`,
        ),
        'trend answer: collection_rate_due by customer',
      ].sort(),
    );
  });

  test('another month end waits with these and with what is of single customers', () => {
    const isOfCustomers = ({ metric, by = [] }: Question): boolean =>
      by.includes('customer') ||
      measuresOf(metricById(metric)).some((id) => measureById(id).over === 'customer');
    const others = waitingIn(monthEnds()).filter(
      ({ question }) => !AT_ASKED_DATES.includes(question.metric) && !isOfCustomers(question),
    );
    expect(listed(others)).toEqual(BEFORE_THE_DATA.filter((one) => !one.includes('over_limit')));
  });
});
