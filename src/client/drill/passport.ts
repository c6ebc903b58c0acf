/** How a figure is calculated: definition, formula with its numbers, what counts, the query, and whether it ties. */
import { count, decimal, exactMoney, NO_VALUE } from '../../format/number.ts';
import { measureById, metricById } from '../../metrics/catalogue.ts';
import { viewCurrency } from '../../report/context.ts';
import type { RenderContext } from '../../report/page.ts';
import { firstRow } from '../../report/parts/answer-rows.ts';
import { leftOut } from '../../rows/left-out.ts';
import { holderLine } from '../export/about.ts';
import { figureText } from './figure-text.ts';
import { figureQuestion, rowsQuestion } from './questions.ts';
import { scopeLine } from './scope-line.ts';
import type { TabParts } from './tab.ts';
import { figureParts, frameOf, fromParts, isSame, type Part } from './totals.ts';
import { whyNoAnswer, whyNoValue } from './why-no-value.ts';
import { rowsText, rowsTranslator } from './wording.ts';

/** One line of the passport: a heading, and what stands under it as text lines. */
interface Entry {
  heading: string;
  lines: string[];
  code?: boolean;
}

export async function passport(parts: TabParts): Promise<Element> {
  const { h, context, target, source } = parts;
  const { locale } = context;
  const entries = await passportEntries(parts);
  const copied = h('span', { role: 'status', class: 'note' });
  const copy = h('button', { type: 'button' }, rowsText(locale, 'copy'));
  copy.addEventListener('click', async () => {
    const metric = metricById(target.metric!);
    const text = [
      metric.label[locale],
      ...entries.flatMap(({ heading, lines }) => ['', heading, ...lines]),
      ...holderLine(context).flatMap((line) => ['', line]),
    ];
    await navigator.clipboard.writeText(text.join('\n'));
    copied.textContent = rowsText(locale, 'copied');
  });
  const link = new URL(`${locale}/metrics/${target.metric!}/`, source.root);
  return h(
    'div',
    { class: 'passport' },
    h(
      'div',
      { class: 'rows-tools' },
      h('a', { href: link.href }, rowsText(locale, 'how.catalogue')),
      copied,
      h('span', { class: 'rows-exports' }, copy),
    ),
    h(
      'dl',
      null,
      entries.flatMap(({ heading, lines, code }) => [
        h('dt', null, heading),
        ...lines.map((line) =>
          h('dd', null, code ? h('pre', { tabindex: 0 }, h('code', null, line)) : line),
        ),
      ]),
    ),
  );
}

async function passportEntries(parts: TabParts): Promise<Entry[]> {
  const { context, target, source } = parts;
  const { locale, site, view } = context;
  const metric = metricById(target.metric!);
  const w = rowsTranslator(locale);
  const head: Entry[] = [
    { heading: w('how.question'), lines: [metric.question[locale]] },
    { heading: w('how.formula'), lines: [metric.formula[locale]] },
  ];
  const caveat: Entry[] = metric.caveat
    ? [{ heading: w('how.caveat'), lines: [metric.caveat[locale]] }]
    : [];
  if (site.figuresOnly)
    return [
      ...head,
      { heading: w('how.filter'), lines: [scopeLine(target, context)] },
      ...caveat,
      { heading: w('tab.rows'), lines: [w('figuresOnly')] },
    ];
  const unanswered = whyNoAnswer(target, context);
  if (unanswered) return [...head, { heading: w('how.why'), lines: [unanswered] }];
  const formulaParts = await figureParts(target, view, source.askRows);
  const row = await engineFigure(parts);
  const printed = parts.printed === undefined ? row.value : parts.printed;
  const recomputed = fromParts(target, view, formulaParts, site);
  const left = await Promise.all(
    formulaParts.map(async ({ measure }) => ({
      measure,
      counts: await leftOut(await source.engine(), site, rowsQuestion(target, view, measure)),
    })),
  );
  const name = (measure: string): string => measureById(measure).label[locale];
  return [
    ...head,
    ...(printed === null
      ? [{ heading: w('how.why'), lines: [whyNoValue(metric, formulaParts, locale, name)] }]
      : []),
    { heading: w('how.numbers'), lines: numberLines(parts, formulaParts, row.value, name) },
    { heading: w('how.filter'), lines: [scopeLine(target, context)] },
    {
      heading: w('how.counted'),
      lines: left.map(({ measure, counts }) =>
        context.t('common.labelled', {
          name: name(measure),
          value: rowsText(locale, 'count', { n: count(counts?.counted ?? 0, locale) }),
        }),
      ),
    },
    {
      heading: w('how.left'),
      lines: left.map(({ measure, counts }) => leftLine(context, name(measure), counts)),
    },
    ...caveat,
    { heading: w('how.tie'), lines: [tieLine(parts, printed, recomputed?.value, row.value)] },
    { heading: w('how.sql'), lines: formulaParts.map(({ rows }) => rows.sql), code: true },
  ];
}

/** The figure as the engine answers it now. */
async function engineFigure({ target, context, source }: TabParts) {
  const question = figureQuestion(target, context.view);
  const answer = await source.ask(question);
  const at = Object.entries(target.at ?? {});
  const row = answer.rows.find(({ by }) =>
    at.every(([key, value]) => (by[key as keyof typeof by] ?? null) === value),
  );
  return row ?? firstRow(undefined);
}

/** "+ cash received: 1,234.00", "÷ invoiced: 5,678.00", "= 80.0 %". */
function numberLines(
  { context, target }: TabParts,
  found: Part[],
  value: number | null,
  name: (measure: string) => string,
): string[] {
  const { locale, view, site } = context;
  const metric = metricById(target.metric!);
  const currency = viewCurrency(site, view);
  const amount = ({ rows, total }: Part): string => {
    const kind = rows.columns.find(({ id }) => id === 'contribution')?.kind;
    if (total === null) return NO_VALUE;
    return kind === 'minor'
      ? exactMoney(total, rows.totals[0]?.currency ?? currency, locale)
      : decimal(total, locale, 0);
  };
  const term = (part: Part, weight: number, first: boolean): string => {
    const sign = weight < 0 ? '− ' : first ? '' : '+ ';
    const factor = Math.abs(weight) === 1 ? '' : `${Math.abs(weight)} × `;
    const labelled = context.t('common.labelled', {
      name: name(part.measure),
      value: amount(part),
    });
    return `${sign}${factor}${labelled}`;
  };
  const above = found.filter(({ numerator }) => numerator !== 0);
  const below = found.filter(({ denominator }) => denominator !== 0);
  const others = found.filter(({ numerator, denominator }) => numerator === 0 && denominator === 0);
  const result =
    value === null ? rowsText(locale, 'how.noValue') : figureText(target, value, context);
  return [
    ...above.map((part, i) => term(part, part.numerator, i === 0)),
    ...below.map((part, i) => `${i === 0 ? '÷ ' : '   '}${term(part, part.denominator, i === 0)}`),
    ...others.map((part) => term(part, 1, true)),
    ...(metric.scale === 'windowDays'
      ? [
          `× ${rowsText(locale, 'how.windowDays', { n: frameOf(target, view, site)?.winDays ?? 0 })}`,
        ]
      : []),
    `= ${result}`,
  ];
}

function leftLine(
  { locale, t }: RenderContext,
  name: string,
  counts: Awaited<ReturnType<typeof leftOut>>,
): string {
  if (!counts) return t('common.labelled', { name, value: NO_VALUE });
  const dimension = (key: string): string =>
    key === 'month'
      ? t('common.month')
      : key === 'bucket'
        ? t('aging.bucket')
        : t.named('common.filter', key);
  const reasons = counts.reasons.map(({ reason, key, count: n }) =>
    rowsText(locale, `how.left.${reason}`, {
      n: count(n, locale),
      filter: key ? dimension(key) : '',
      dimension: key ? dimension(key) : '',
    }),
  );
  const all = rowsText(locale, 'how.leftAll', { n: count(counts.all, locale) });
  const value = [all, ...reasons].join(locale === 'zh' ? '，' : ', ');
  return t('common.labelled', { name, value });
}

/** The seal in words. */
function tieLine(
  { context, target }: TabParts,
  printed: number | null,
  fromRows: number | null | undefined,
  fromEngine: number | null,
): string {
  const { locale } = context;
  if (printed === null) return rowsText(locale, 'how.tieNone');
  const again = fromRows === undefined ? fromEngine : fromRows;
  if (isSame(again, printed))
    return rowsText(locale, fromRows === undefined ? 'how.tiesEngine' : 'how.ties');
  return rowsText(locale, 'how.tiesNot', {
    rows: figureText(target, again, context),
    figure: figureText(target, printed, context),
    by: figureText(target, (again ?? 0) - printed, context),
  });
}
