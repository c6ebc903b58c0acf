/** The statement of account: opening balance, every document and payment, closing balance, and the tie to the aging. */
import { addDays } from '../../format/date.ts';
import { dateLabel } from '../../format/label.ts';
import { count, exactMoney } from '../../format/number.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import { type Answer, FILTER_KEYS } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import { viewCurrency } from '../context.ts';
import type { RenderContext } from '../page.ts';
import { bucketsOf } from '../parts/aging-rows.ts';
import { value } from '../parts/figure.ts';
import { invoiceLink } from '../parts/invoice-link.ts';
import { type Column, table } from '../parts/table.ts';
import { fewRows } from '../parts/table-tools.ts';
import { chosen, personBlock } from '../person/block.ts';
import { openItemForm, openItemsQuestion } from './open-item-form.ts';
import {
  readStatements,
  STATEMENT_LINES,
  type Statement,
  type StatementLine,
  statementEnd,
  statementQuestion,
} from './statement.ts';
import { statementAging, statementParties, statementStrip } from './statement-head.ts';

/** What a line is called: "Opening balance", "Payment". */
const lineName = (line: StatementLine, { t }: Pick<RenderContext, 't'>): string =>
  line.line === 'movement' ? t.named('common.word', line.kind!) : t(`customer.line.${line.line}`);

function columns(currency: string | null, context: RenderContext): Column<StatementLine>[] {
  const { h, t, locale } = context;
  const amount = (minor: number | null): string =>
    minor === null ? '' : exactMoney(minor, currency, locale);
  return [
    { id: 'date', label: t('customer.column.date'), cell: (line) => dateLabel(line.date, locale) },
    { id: 'kind', label: t('customer.column.kind'), cell: (line) => lineName(line, context) },
    {
      id: 'document',
      label: t('customer.column.document'),
      cell: (line) => invoiceLink(h, line.document ?? '', line.invoice),
    },
    {
      id: 'due',
      label: t('customer.column.due_date'),
      cell: (line) => (line.due ? dateLabel(line.due, locale) : ''),
    },
    { id: 'debit', label: t('customer.debit'), numeric: true, cell: (line) => amount(line.debit) },
    {
      id: 'credit',
      label: t('customer.credit'),
      numeric: true,
      cell: (line) => amount(line.credit),
    },
    {
      id: 'balance',
      label: t('customer.balance'),
      numeric: true,
      cell: (line) => amount(line.balance),
    },
  ];
}

function sheet(statement: Statement, context: RenderContext): HTMLElement {
  const { h, t, label, view, locale } = context;
  const { currency, lines } = statement;
  const end = statementEnd(view);
  return table<StatementLine>(h, {
    caption: t('customer.statementCaption', {
      name: label('customer', chosen('customer', view)!),
      from: dateLabel(view.period.from, locale),
      to: dateLabel(end, locale),
      unit: label('currency', currency),
    }),
    columns: columns(currency, context),
    rows: lines,
    empty: t('common.noData'),
    few: fewRows(lines.length, context, 'last'),
  });
}

/** "Opening + debits − credits = closing". */
function footing(statement: Statement, { t, locale }: RenderContext): string {
  const { currency, opening, debits, credits, closing, difference } = statement;
  const print = (minor: number): string => exactMoney(minor, currency, locale);
  const parts = {
    opening: print(opening),
    debits: print(debits),
    credits: print(credits),
    closing: print(closing),
    difference: print(difference),
  };
  return t(difference === 0 ? 'customer.foots' : 'customer.footsNot', parts);
}

/** Whether the aging is in the statement's currency and of it alone. */
function isComparable(
  { currency }: Statement,
  isOnly: boolean,
  { site, view }: RenderContext,
): boolean {
  const isOfOthersToo = site.reportCurrency !== null && !isOnly;
  return currency === viewCurrency(site, view) && !isOfOthersToo;
}

/** The closing balance against aging less unapplied credit, which are worked out another way. */
function tie(
  statement: Statement,
  isOnly: boolean,
  answers: Record<string, Answer>,
  context: RenderContext,
): HTMLElement {
  const { h, t, locale, site, view, label } = context;
  const { currency, closing } = statement;
  const asOf = statementEnd(view);
  const print = (minor: number): string => exactMoney(minor, currency, locale);
  if (!isComparable(statement, isOnly, context))
    return h(
      'p',
      { class: 'note' },
      t('customer.tieCurrency', { currency: context.label('currency', viewCurrency(site, view)) }),
    );
  const total = statementAging(answers, context);
  const net = total.open - total.unapplied;
  const ages = bucketsOf(site, view, answers.aging).filter((id) => total.buckets[id]);
  const ties = net === closing;
  return h(
    'p',
    { class: 'tie', 'data-tie': ties ? 'yes' : 'no' },
    ages.map((id, index) => [
      index > 0 ? ' + ' : null,
      `${label('bucket', id)} `,
      value(h, 'aging', total.buckets[id]!, print(total.buckets[id]!), {
        at: { bucket: id },
        asOf,
      }),
    ]),
    ages.length === 0 ? print(0) : null,
    ` − ${metricLabel('unapplied_amount', locale)} `,
    value(h, 'unapplied_amount', total.unapplied, print(total.unapplied), { asOf }),
    ' = ',
    value(h, 'net_open_amount', net, print(net), { asOf }),
    ' · ',
    h(
      'strong',
      { class: ties ? 'good' : 'bad' },
      ties ? t('customer.ties') : t('customer.tiesNot', { difference: print(closing - net) }),
    ),
  );
}

/** What is due at the head, then the lines and what they tie to. */
function drawn(
  statement: Statement,
  isOnly: boolean,
  answers: Record<string, Answer>,
  context: RenderContext,
): (HTMLElement | null)[] {
  const { h, t, site } = context;
  const { currency } = statement;
  return [
    isComparable(statement, isOnly, context) ? statementStrip(statement, answers, context) : null,
    h(
      'div',
      { class: 'movements' },
      sheet(statement, context),
      site.reportCurrency !== null && currency !== site.reportCurrency
        ? h(
            'p',
            { class: 'note' },
            t('customer.documentCurrency', {
              currency: context.label('currency', currency),
              report: context.label('currency', site.reportCurrency),
            }),
          )
        : null,
      h('p', { class: 'note' }, footing(statement, context)),
      tie(statement, isOnly, answers, context),
    ),
  ];
}

/** Wordings of what a reader can do with a statement. */
const TOOLS = { print: 'print', items: 'printItems' } as const;

/** Filters besides the customer leave lines out. */
function isNarrowed({ view, site }: RenderContext): boolean {
  return FILTER_KEYS.some(
    (key) =>
      key !== 'customer' &&
      view.filter[key] !== undefined &&
      !(key === 'currency' && site.reportCurrency === null),
  );
}

export const customerStatement = personBlock(
  'customer',
  {
    id: 'statement',
    questions(_site, view) {
      const asOf = statementEnd(view);
      return {
        aging: questionFor(view, 'aging', ['bucket'], { asOf }),
        unapplied: questionFor(view, 'unapplied_amount', [], { asOf }),
        overdue: questionFor(view, 'overdue_amount', [], { asOf }),
      };
    },
    rows: (_site, view) => ({ lines: statementQuestion(view), items: openItemsQuestion(view) }),
    render(answers, context, rows) {
      const { h, t, view, locale } = context;
      const answer = rows!.lines!;
      const isCut = answer.count > answer.rows.length;
      const statements = readStatements(answer.rows);
      const before = addDays(view.period.from, -1);
      const tools = (['print', 'items'] as const).map((tool) =>
        h('button', { type: 'button', 'data-statement': tool }, t(`customer.${TOOLS[tool]}`)),
      );
      return h(
        'div',
        { class: 'long-table statement', 'data-chart': 'customer-statement' },
        h(
          'div',
          { class: 'statement-head' },
          h('h2', { class: 'movements' }, t('customer.section.statement')),
          h('p', { class: 'open-items form-title' }, t('customer.openItems')),
          h('div', { class: 'list-tools' }, tools),
        ),
        statementParties(context),
        isCut
          ? h(
              'p',
              { class: 'bad' },
              t('customer.statementCut', { n: count(STATEMENT_LINES, locale) }),
            )
          : statements.map((statement) =>
              drawn(statement, statements.length === 1, answers, context),
            ),
        h('div', { class: 'open-items' }, openItemForm(rows!.items!, context)),
        !isCut && statements.length === 0
          ? h('p', { class: 'empty' }, t('customer.statementNone'))
          : null,
        h(
          'p',
          { class: 'note movements' },
          t('customer.statementNote', { date: dateLabel(before, locale) }),
          isNarrowed(context) ? ` ${t('customer.statementNarrowed')}` : null,
        ),
      );
    },
  },
  { shape: 'rows' },
);
