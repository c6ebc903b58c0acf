/** Payments of which none is of an invoice of the data, beside invoices that say themselves what was paid: which counts is asked. */
import { text } from '../../i18n/locale.ts';
import { settingsLine } from '../../settings/settings-line.ts';
import { type Answer, fileQuestion } from '../questions/question.ts';
import { problem, rowCount } from '../rules/problem.ts';
import { type CrossContext, sumsText } from './cross-context.ts';

/** What the columns of an invoice say was paid. */
const STATED = `case when settled_date is not null
    then coalesce(paid_minor, amount_minor - coalesce(credited_minor, 0) - coalesce(open_minor, 0))
    else coalesce(paid_minor, amount_minor - coalesce(credited_minor, 0) - open_minor, 0) end`;

/** No payment names an invoice of the data, or one of its customers, and no list holds both. */
const IS_NONE_JOINED = `not exists (
    select 1 from raw_payment where invoice_id in (select invoice_id from raw_invoice)
      or file in (select file from raw_invoice)
      or customer_id in (select unnest([customer_id, customer_name]) from raw_invoice)
      or customer_name in (select unnest([customer_id, customer_name]) from raw_invoice)
  )`;

interface PaymentFile {
  file: string;
  row: number;
  rows: number;
}

/** Tells of it once; nothing is published till it is answered where the columns say more than `max_set_aside`. */
export async function unjoinedPayments(context: CrossContext): Promise<void> {
  const { engine, settings, report, header } = context;
  const stated = await engine.query(`
    select currency, sum(paid)::double as minor, sum(amount_minor)::double as amount
    from (select currency, amount_minor, ${STATED} as paid from raw_invoice where doc_type = 'invoice')
    group by 1 having sum(paid) > 0 order by 1`);
  if (stated.length === 0) return;
  const files = (await engine.query(`
    select file, min("row")::integer as "row", count(*)::integer as rows
    from raw_payment where kind = 'cash' and ${IS_NONE_JOINED} group by 1 order by 1`)) as unknown[] as PaymentFile[];
  const [first] = files;
  if (!first) return;
  const sums = sumsText(stated, context);
  const isAnswered = settings.unreferenced_payments !== 'auto';
  const most = settings.max_set_aside;
  const isMuch = stated.some(({ minor, amount }) => Number(minor) > Number(amount) * most);
  const answers = answersFor(
    files.map(({ file }) => file),
    sums,
  );
  const rows = files.reduce((sum, one) => sum + Number(one.rows), 0);
  const found = problem(isAnswered ? 'answered' : 'payments_join_none', {
    file: first.file,
    row: Number(first.row),
    column: header(first.file, 'amount_minor'),
    value: files.map(({ file }) => file).join(', '),
    expected: text(
      `payments of the invoices: none of ${rowCount(rows)} is; the invoices say that ${sums} was paid`,
      `对应发票的收款：${rows} 行均不对应；发票自身的列显示已收 ${sums}`,
    ),
    line: settingsLine(answers[0]!.settings),
    question: fileQuestion('payments or columns', answers, {
      rows,
      assumed: isMuch ? null : 'payments',
      answered: isAnswered ? 'payments' : null,
    }),
  });
  report(isMuch && !isAnswered ? { ...found, severity: 'refused' } : found);
}

function answersFor(files: readonly string[], sums: string): Answer[] {
  const ignored = files.map((file) => [file, { '*': 'ignore' as const }]);
  return [
    {
      id: 'columns',
      words: {
        en: `what the invoices say counts (${sums} paid); the payments are left out`,
        zh: `以发票自身的列为准（已收 ${sums}），不计收款文件`,
      },
      settings: { columns: Object.fromEntries(ignored) },
      effects: [],
    },
    {
      id: 'payments',
      words: {
        en: 'the payments count; none of them lowers what is open',
        zh: '以收款文件为准，均不减少未收金额',
      },
      settings: { unreferenced_payments: 'unapplied' },
      effects: [],
    },
  ];
}
