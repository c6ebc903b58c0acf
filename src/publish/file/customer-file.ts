/** One customer's folder for a visit: what is owed, promised, disputed and said, in both languages, as one page that runs no script. */
import { renameSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseHTML } from 'linkedom';
import { nearValues } from '../../format/near.ts';
import { LOCALES, type Locale } from '../../i18n/locale.ts';
import { translator } from '../../i18n/wordings.ts';
import { renderContext } from '../../report/context.ts';
import { blocksOf } from '../../report/missing-inputs.ts';
import { pageById } from '../../report/pages.ts';
import { createAskRows } from '../../rows/ask-rows.ts';
import { changeView } from '../../view/address.ts';
import { defaultView } from '../../view/default-view.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import { ReportedFailure } from '../errors.ts';
import { type OpenReport, openReport, type ReportOptions } from '../open-report.ts';
import { emptyAssets } from '../prepare-site.ts';
import { describeSite, readLabels } from '../site-data.ts';
import { valuesAndNames, valuesCalled } from '../views/values-called.ts';
import { customerPage, type DrawnLanguage } from './customer-page.ts';
import { CUTS, type Cut, cutBlock, statementView } from './cut-folder.ts';
import { withoutOthers } from './other-customers.ts';

/** What a phone opens at once, and any mail program sends. */
const MOST_BYTES = 400_000;

export interface CustomerOptions extends ReportOptions {
  out: string;
  /** Id or name. */
  customer: string;
  /** Default: both. */
  locale?: Locale;
}

export interface WrittenCustomer {
  path: string;
  bytes: number;
  asOf: string;
  name: string;
  /** What is left out for the sake of its size. */
  cut: Cut;
}

/** Throws ReportedFailure where nobody is called that, or more than one. */
export async function exportCustomer(options: CustomerOptions): Promise<WrittenCustomer> {
  const report = await openReport(options);
  try {
    const labels = await readLabels(report);
    const site: Site = { ...(await describeSite(report, labels)), assets: emptyAssets };
    const known = valuesAndNames('customer', site, labels);
    const id = customerId(options.customer, known);
    const name = labels.customer[id] ?? id;
    const own = { ...labels, customer: { [id]: name } };
    const draw = async (cut: Cut): Promise<string> => {
      const languages: DrawnLanguage[] = [];
      for (const locale of LOCALES)
        if (options.locale === undefined || options.locale === locale)
          languages.push(await drawIn(locale, { report, site, labels: own, id, name, cut }));
      return withoutOthers(customerPage(languages, { site, name, id }), known, id);
    };
    let [cut] = CUTS;
    let html = await draw(cut);
    for (const next of CUTS.slice(1)) {
      if (Buffer.byteLength(html) <= MOST_BYTES) break;
      cut = next;
      html = await draw(cut);
    }
    const bytes = Buffer.byteLength(html);
    if (bytes > MOST_BYTES) throw tooLarge(options, bytes);
    const path = resolve(options.out);
    writeFileSync(`${path}.part`, html);
    renameSync(`${path}.part`, path);
    return { path, bytes, asOf: report.asOf, name, cut };
  } finally {
    await report.close();
  }
}

function tooLarge({ customer, locale }: CustomerOptions, bytes: number): ReportedFailure {
  const [size, most] = [Math.ceil(bytes / 1000), MOST_BYTES / 1000];
  const mend = locale ? 'the report itself has all of it' : '--locale leaves one language out';
  return new ReportedFailure(
    `--customer ${customer}: with lists cut and one month of its statement the folder has ${size} kB, and at most ${most} kB go into one; ${mend}`,
  );
}

function customerId(typed: string, known: ReturnType<typeof valuesAndNames>): string {
  const [found, ...others] = valuesCalled(typed, known);
  if (others.length > 0)
    throw new ReportedFailure(
      `--customer ${typed}: more than one customer is called that: ${[found, ...others].join(', ')}; name one by its id`,
    );
  if (found !== undefined) return found;
  const nameOf = new Map(known.flatMap(([id, names]) => [id, ...names].map((text) => [text, id])));
  const near = nearValues(typed, [...nameOf.keys()]).map((text) => {
    const id = nameOf.get(text)!;
    const [name] = known.find(([value]) => value === id)![1];
    return name && name !== id ? `${id} (${name})` : id;
  });
  const meant = [...new Set(near)];
  throw new ReportedFailure(
    meant.length > 0
      ? `--customer ${typed}: no customer has this id or name; near it: ${meant.join(', ')}`
      : `--customer ${typed}: no customer has this id or name, and none is near it; the page of customers lists all of them`,
  );
}

interface DrawOptions {
  report: OpenReport;
  site: Site;
  labels: Awaited<ReturnType<typeof readLabels>>;
  id: string;
  name: string;
  cut: Cut;
}

/** What is prepared by a script, and has no place on a page without one. */
const NEEDS_SCRIPT = ['letters'];
const STATEMENT = 'statement';

async function drawIn(
  locale: Locale,
  { report, site, labels, id, cut }: DrawOptions,
): Promise<DrawnLanguage> {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const view = changeView(site, defaultView(site), 'customer', id);
  const t = translator(locale);
  const { isWhole } = cut;
  const contextOf = (shown: View) => ({
    ...renderContext({ document, locale, t, site, view: shown, labels }),
    isWhole,
  });
  const context = contextOf(view);
  const askRows = createAskRows(report.engine, report);
  const blocks: Element[] = [];
  for (const block of blocksOf(pageById('customer'), site)) {
    if (NEEDS_SCRIPT.includes(block.id)) continue;
    const isStatement = block.id === STATEMENT;
    const shown = isStatement ? statementView(view, cut) : view;
    const answers = await answered(block.questions(site, shown), report.ask);
    const rows = await answered(block.rows?.(site, shown) ?? {}, askRows);
    const drawn = block.render(answers, contextOf(shown), rows);
    if (!isStatement) cutBlock(drawn, cut, locale);
    blocks.push(drawn);
  }
  return { locale, context, blocks };
}

/** One after the other: the engine has one thread. */
async function answered<Q, A>(
  questions: Record<string, Q>,
  ask: (question: Q) => Promise<A>,
): Promise<Record<string, A>> {
  const answers: Record<string, A> = {};
  for (const [name, question] of Object.entries(questions)) answers[name] = await ask(question);
  return answers;
}
