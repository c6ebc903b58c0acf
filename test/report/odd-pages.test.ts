/** Every page in both languages over books at the edge: nothing unworded is printed, and no ratio of nothing is 0 %. */

import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { translator } from '../../src/i18n/wordings.ts';
import { METRICS } from '../../src/metrics/catalogue.ts';
import type { Answer } from '../../src/metrics/types.ts';
import { readDataReport } from '../../src/publish/data-report.ts';
import { readLabels } from '../../src/publish/site-data.ts';
import { renderContext } from '../../src/report/context.ts';
import { ownBlocks } from '../../src/report/missing-inputs.ts';
import { METRIC_PAGES, PAGES } from '../../src/report/pages.ts';
import { byName, type FolderReport, openFolder } from './from-folder.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const INVOICES =
  'invoice_id,customer_id,issue_date,due_date,amount,currency,rep,region,doc_type,applies_to';
const PAYMENTS = 'payment_id,date,amount,invoice_id,customer_id,currency,kind';
const A = 'A,C1,2026-01-10,2026-02-09,100.00,CNY,R1,N,invoice,';
const B = 'B,C2,2026-02-10,2026-03-12,50.00,CNY,R2,S,invoice,';
const PAID_A = 'P1,2026-02-05,100.00,A,C1,CNY,cash';
const PAID_B = 'P2,2026-03-20,50.00,B,C2,CNY,cash';

interface Odd {
  invoices: string[];
  payments?: string[];
  more?: Record<string, string>;
  asOf?: string;
  query?: string;
  /** What the pages say in English and in Chinese. */
  says?: [RegExp, RegExp];
}

const BOOKS: Record<string, Odd> = {
  'no payments at all': { invoices: [A, B] },
  'one invoice': { invoices: [A], payments: ['P1,2026-02-05,40.00,A,C1,CNY,cash'] },
  'one customer with everything': {
    invoices: [A, B.replace('C2', 'C1')],
    payments: ['P1,2026-02-20,40.00,A,C1,CNY,cash'],
  },
  'all paid': { invoices: [A, B], payments: [PAID_A, PAID_B] },
  'all overdue': { invoices: [A, B], payments: ['P1,2026-02-20,1.00,A,C1,CNY,cash'] },
  'a month of negative net sales': {
    invoices: [A, B, 'N,C1,2026-03-05,,300.00,CNY,R1,N,credit_note,A'],
    payments: [PAID_B],
  },
  'nothing sold in the period': {
    invoices: [A],
    payments: [PAID_A],
    query: 'from=2026-03&to=2026-03',
  },
  'a rep without invoices': {
    invoices: [A],
    payments: [PAID_A],
    more: {
      'reps.csv': 'rep_id,name\nR1,Ana\nR9,Zoe\n',
      'targets.csv': 'month,rep,amount,currency\n2026-02,R9,500,CNY\n',
    },
    query: 'rep=R9',
  },
  'as of a day before the first document': {
    invoices: [A, B],
    payments: [PAID_A],
    asOf: '2025-06-30',
    says: [/The first document is dated/, /最早的单据日期/],
  },
  'filters that match nothing together': {
    invoices: [A, B],
    payments: [PAID_A],
    query: 'rep=R1&region=S',
    says: [/Nothing matches/, /没有/],
  },
  'names that every object has': {
    invoices: [
      'A,constructor,2026-01-10,2026-02-09,100.00,CNY,toString,valueOf,invoice,',
      'B,__proto__,2026-02-10,2026-03-12,50.00,CNY,__proto__,__proto__,invoice,',
      'C,hasOwnProperty,2026-02-10,2026-03-12,50.00,CNY,constructor,constructor,invoice,',
    ],
    payments: ['P1,2026-02-05,40.00,A,constructor,CNY,cash'],
    more: { 'customers.csv': 'customer_id,name\n__proto__,toString\n' },
    query: 'rep=__proto__',
  },
  'three currencies without rates': {
    invoices: [
      A,
      'U,C2,2026-01-10,2026-02-09,70.00,USD,R1,N,invoice,',
      'J,C3,2026-01-10,2026-02-09,900,JPY,R2,S,invoice,',
    ],
    payments: [PAID_A],
  },
};

const unitOf = new Map(METRICS.map(({ id, unit }) => [id, unit]));

/** Metrics of a block that have no value in any of its answers. */
function withoutValue(answers: Record<string, Answer>): Set<string> {
  const all = Object.values(answers);
  const ids = all.map(({ metric }) => metric).filter((id) => unitOf.get(id) === 'ratio');
  return new Set(
    ids.filter((id) =>
      all.every(({ metric, rows }) => metric !== id || rows.every(({ value }) => value === null)),
    ),
  );
}

async function drawAll(folder: FolderReport, query: string): Promise<string[]> {
  const { report, site, view, ask, askRows } = folder;
  const labels = await readLabels(report);
  const data = await readDataReport(report.engine, report.imported, null);
  const chosen = { customer: 'customer=C1', rep: query.includes('rep=') ? '' : 'rep=R1' };
  // all pages together, so that few statements answer them
  const asked = [...PAGES, ...METRIC_PAGES].map(async (page) => {
    const own = chosen[page.id as keyof typeof chosen] ?? '';
    const now = view([query, own].filter(Boolean).join('&'));
    const given = ownBlocks(page, site).map(async (block) => ({
      block,
      answers: await byName(block.questions(site, now), ask),
      rows: await byName(block.rows?.(site, now) ?? {}, askRows),
    }));
    return { page, now, given: await Promise.all(given) };
  });
  const pages = await Promise.all(asked);
  const said: string[] = [];
  for (const locale of ['en', 'zh'] as const) {
    let text = '';
    for (const { page, now, given } of pages) {
      const context = renderContext({
        ...{ document, locale, t: translator(locale), site, view: now, labels, data },
      });
      for (const { block, answers, rows } of given) {
        const at = `${locale} ${page.id}.${block.id}`;
        const element = block.render(answers, context, rows);
        expect(element.outerHTML, at).not.toMatch(/NaN|Infinity|undefined|\[object/);
        if (block.id !== 'sql') expect(element.textContent, at).not.toMatch(/\bnull\b/);
        // Chinese sets its own colon, and no space beside it
        if (locale === 'zh')
          expect(element.textContent, at).not.toMatch(/[\p{Script=Han}）]:|：\s/u);
        const empty = withoutValue(answers);
        for (const figure of element.querySelectorAll('[data-metric]'))
          if (empty.has(figure.getAttribute('data-metric')!))
            expect(figure.textContent, `${at} ${figure.outerHTML}`).not.toMatch(
              /(^|[^\d.])0(\.0+)?\s?%/,
            );
        text += `${element.textContent}\n`;
      }
    }
    said.push(text);
  }
  return said;
}

test.each(Object.entries(BOOKS))('%s', async (_, book) => {
  const { invoices, payments, more, asOf = '2026-03-31', query = '', says } = book;
  const folder = await openFolder({
    'invoices.csv': [INVOICES, ...invoices].join('\n'),
    ...(payments ? { 'payments.csv': [PAYMENTS, ...payments].join('\n') } : {}),
    ...more,
    'report.yml': `as_of: ${asOf}\nperiod_months: 3\nmax_set_aside: 0\n`,
  });
  try {
    const said = await drawAll(folder, query);
    for (const [i, text] of said.entries()) if (says) expect(text).toMatch(says[i]!);
  } finally {
    await folder.close();
  }
});
