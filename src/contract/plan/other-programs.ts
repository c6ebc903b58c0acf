/** What a file that is not read is, by its name or what was found in it, and how its program exports a list that is read. */
import { type Localised, text } from '../../i18n/locale.ts';

interface Program {
  /** Of an ending of names, or of what the content is called. */
  matches: RegExp;
  value: string;
  step: Localised;
}

const program = (matches: RegExp, value: string, en: string, zh: string): Program => ({
  matches,
  value,
  step: text(en, zh),
});

const PROGRAMS: readonly Program[] = [
  program(
    /\.(?:ods|fods|ots)$|OpenDocument/i,
    'an OpenDocument spreadsheet',
    'open it in LibreOffice or Excel and save it as .xlsx (File, Save As, Excel 2007–365)',
    '用 LibreOffice 或 Excel 打开，另存为 .xlsx',
  ),
  program(
    /\.xlsb$|binary workbook/i,
    'an Excel binary workbook',
    'open it in Excel and save it as .xlsx (File, Save As, Excel Workbook)',
    '用 Excel 打开，另存为“Excel 工作簿 (.xlsx)”',
  ),
  program(
    /\.(?:mht|mhtml|eml)$|web archive/i,
    'a web archive',
    'open it in Excel, or the page in a browser and copy its table into a sheet, and save that as .xlsx',
    '用 Excel 打开（或在浏览器中打开后把表格复制到工作表），另存为 .xlsx',
  ),
  program(
    /\.numbers$|Numbers/i,
    'a Numbers document',
    'open it in Numbers and export it (File, Export To, Excel)',
    '用 Numbers 打开并导出（文件、导出为、Excel）',
  ),
  program(
    /\.pdf$|a PDF/i,
    'a PDF',
    'ask who made it for the list behind it, as .xlsx or CSV',
    '请向制作者索取其原始清单（.xlsx 或 CSV）',
  ),
  program(
    /\.iif$|QuickBooks/i,
    'a QuickBooks exchange file (.iif)',
    'in QuickBooks run the reports Transaction List by Customer and Open Invoices and send each to Excel, then save as .xlsx',
    '在 QuickBooks 中运行“Transaction List by Customer”和“Open Invoices”报表，导出到 Excel 并存为 .xlsx',
  ),
  program(
    /Tally/i,
    'a Tally export in XML',
    'in Tally open the ledger or Bills Receivable, press Export (Alt+E) and choose Excel (.xlsx)',
    '在 Tally 中打开分类账或应收账单，按 Alt+E 导出并选择 Excel（.xlsx）',
  ),
  program(
    /\.(?:qif|qbo|qfx|ofx|sta|mt940|940|camt|053)$|bank statement/i,
    'a bank statement for other programs',
    'download the statement from the bank as CSV or .xlsx',
    '从网银下载 CSV 或 .xlsx 格式的对账单',
  ),
  program(
    /\.(?:accdb|mdb|dbf|sqlite|db)$/i,
    'a database',
    'export the table of invoices and that of payments from it as CSV (UTF-8)',
    '将其中的发票表与收款表导出为 CSV（UTF-8）',
  ),
  program(
    /\.xml$/i,
    'XML',
    'export the list from its program as .xlsx or CSV (UTF-8)',
    '从原程序将清单导出为 .xlsx 或 CSV（UTF-8）',
  ),
];

const ANY = text(
  'open it in its own program and save or export the list as .xlsx or CSV (UTF-8)',
  '用对应程序打开并将清单另存或导出为 .xlsx 或 CSV（UTF-8）',
);

/** What such a file is and how to get the list out of it: `found` is what its content was called, where it was looked at. */
export function otherProgram(
  file: string,
  found: string | null | undefined,
): { value: string | null; line: Localised } {
  const known = PROGRAMS.find(({ matches }) => matches.test(found ?? file));
  return { value: found ?? known?.value ?? null, line: known?.step ?? ANY };
}
