/** Rules on whether a document is in the books: its status, and what leaves it out. */
import { type ProblemRule, rule } from './rule.ts';

export const STATUS_RULES = {
  unknown_status: rule(
    'warning',
    [
      'Status not known: counted as live until it is answered',
      '{expected}',
      'write into report.yml what it means: {line}, or in place of live: void, draft or written_off',
    ],
    [
      '未知状态：答复前按有效计',
      '{expected}',
      '在 report.yml 中写明其含义：{line}；live（有效）可换为 void（作废）、draft（草稿）或 written_off（已核销）',
    ],
  ),
  credit_beside: rule(
    'warning',
    [
      'A note, a name or the number says credit note: counted as an invoice until it is answered',
      '{expected}',
      'write into report.yml what it is: {line}, or credit_note in place of invoice; better, export the column that says what each row is',
    ],
    [
      '备注、名称或编号表明为红字：答复前按发票计',
      '{expected}',
      '在 report.yml 中写明其含义：{line}；invoice 可换为 credit_note（红字）；最好同时导出单据类型列',
    ],
  ),
  void_beside: rule(
    'warning',
    [
      'A note, a name or the number says that it is void: counted as live until it is answered',
      '{expected}',
      'write into report.yml what it means: {line}, or void in place of live; better, export the status of each row',
    ],
    [
      '备注、名称或编号表明已作废：答复前按有效计',
      '{expected}',
      '在 report.yml 中写明其含义：{line}；live 可换为 void（作废）；最好同时导出状态列',
    ],
  ),
  struck_row: rule(
    'warning',
    [
      'Rows of the sheet are struck through: they count until it is answered',
      '{expected}',
      'write into report.yml what it means: {line}, or void in place of live; better, delete from the sheet what does not count',
    ],
    [
      '表中有带删除线的行：答复前照常计入',
      '{expected}',
      '在 report.yml 中写明其含义：{line}；live 可换为 void（作废）；最好从表中删除不计入的行',
    ],
  ),
  live_by_money: rule(
    'repaired',
    [
      'Status not known: counted as live, for money is open or was paid',
      'a known word, or a row that counts for something',
      'nothing to do if these documents count; else write into report.yml what it means: {line}, or in place of void: draft or written_off',
    ],
    [
      '未知状态：因尚有未收或已收金额，按有效计',
      '已知的词，或确应计入的行',
      '如这些单据应计入则无需处理；否则在 report.yml 中写明其含义：{line}；void（作废）可换为 draft（草稿）或 written_off（已核销）',
    ],
  ),
  written_off_by_status: rule(
    'repaired',
    [
      'The status says it was written off: invoiced, and bad debt from its day on',
      'a write-off with its day and amount',
      'nothing to do if it was never paid; a list of the write-offs counts instead where there is one',
    ],
    [
      '状态为已坏账核销：仍计开票，自该日起计为坏账',
      '含日期与金额的坏账记录',
      '如确未收款则无需处理；如另有坏账清单，则以清单为准',
    ],
  ),
  write_off_without_day: rule(
    'warning',
    [
      'The status says it was written off, and no column when: bad debt on the last day of the data',
      '{expected}',
      'export the day of the write-off, or the write-offs as a list of their own; if they are not bad debt, write into report.yml what it means, such as {line}, with void or live in place of written_off',
    ],
    [
      '状态为已坏账核销，但无日期列：按数据的最后一日计为坏账',
      '{expected}',
      '导出核销日期，或单独导出坏账清单；如并非坏账，在 report.yml 中写明其含义，形如 {line}，将 written_off 换为 void（作废）或 live（有效）',
    ],
  ),
  written_off: rule(
    'left_out',
    [
      'The status says it was written off: no invoice, left out',
      'a write-off with its day and amount',
      'export the write-offs as a list of their own, and they count as bad debt; if these are still owed, write into report.yml: values: { status: { {word}: live } }',
    ],
    [
      '状态为已坏账核销：不再未收，已略去',
      '含日期与金额的坏账记录',
      '单独导出坏账清单，即可计为坏账；如仍应收回，在 report.yml 中写入：values: { status: { {word}: live } }',
    ],
  ),
  payable: rule(
    'left_out',
    [
      'A payable, not a receivable',
      'invoices to customers',
      'nothing to do; if it is an invoice to a customer, say so in report.yml: values: { doc_type: { {word}: invoice } }',
    ],
    [
      '应付而非应收',
      '开给客户的发票',
      '无需处理；如为开给客户的发票，请在 report.yml 中注明：values: { doc_type: { {word}: invoice } }',
    ],
  ),
  void_or_draft: rule(
    'left_out',
    [
      'Void, deleted or draft',
      'documents that count',
      'nothing to do; if such rows count, write into report.yml: {line}',
    ],
    ['作废、已删除或草稿', '有效单据', '无需处理；如这些行应计入，在 report.yml 中写入：{line}'],
  ),
  reversed: rule(
    'left_out',
    ['A reversed document or its reversal', 'documents that count', 'nothing to do'],
    ['已冲销的单据或其冲销', '有效单据', '无需处理'],
  ),
  status_against_money: rule(
    'warning',
    [
      'The status says otherwise than the amount or the day of payment beside it',
      'a status that fits them; the amounts and days count, but a day beside “partly paid” and no amount settles nothing',
      'correct it in the source and export again; for an invoice paid in part add a column with the amount paid, or the payments',
    ],
    [
      '状态与旁边的金额或收款日期不符',
      '与之相符的状态；以金额和日期为准，但“部分已付”而无金额时，日期不作结清',
      '在源系统中更正后重新导出；部分已付的发票请加上已付金额列，或导出收款',
    ],
  ),
} satisfies Record<string, ProblemRule>;
