/** Rules on files: what cannot be opened, what is no export, in which encoding it is read. */
import { type ProblemRule, rule } from './rule.ts';

export const FILE_RULES = {
  empty_file: rule(
    'refused',
    [
      'Empty file',
      'a header row and data rows',
      'export the file again, or remove it from the folder',
    ],
    ['空文件', '表头行和数据行', '重新导出，或从文件夹中移除'],
  ),
  unsupported_file: rule(
    'refused',
    [
      'File type not read yet',
      'a .csv, .tsv, .txt, .xlsx, .json or .parquet file, or a .zip or .gz of them',
      '{line}; or remove it from the folder',
    ],
    [
      '暂不支持的文件类型',
      '.csv、.tsv、.txt、.xlsx、.json 或 .parquet 文件，或其 .zip、.gz 压缩包',
      '{line}；或从文件夹中移除',
    ],
  ),
  not_text: rule(
    'refused',
    [
      'Not a text file',
      'text: CSV, TSV or the like',
      'export the file again as CSV (UTF-8), or give it the ending of what it is',
    ],
    ['不是文本文件', '文本：CSV、TSV 等', '重新导出为 CSV（UTF-8），或使用与其格式相符的扩展名'],
  ),
  not_tabular: rule(
    'left_out',
    [
      'Not a table',
      'a table',
      'nothing to do if it is a note; if it is an export, export it again as .xlsx or as CSV with a comma, semicolon or tab between the columns',
    ],
    [
      '不是表格',
      '表格',
      '如为说明文字则无需处理；如为导出数据，请重新导出为 .xlsx，或以逗号、分号或制表符分列的 CSV',
    ],
  ),
  temporary_file: rule(
    'left_out',
    [
      'A lock file or an unfinished download, not read',
      'a finished export',
      'nothing to do; if the export itself is missing, wait until it is finished and start again',
    ],
    [
      '锁定文件或未完成的下载，未读取',
      '已完成的导出文件',
      '无需处理；如缺少该导出文件，请等待完成后重新开始',
    ],
  ),
  still_written: rule(
    'refused',
    [
      'The file is still being written',
      'a file that is complete and does not change',
      'wait until the export is finished or close the workbook, then start again; remove the file if it was left behind',
    ],
    [
      '文件仍在写入',
      '完整且不再变化的文件',
      '等待导出完成或关闭工作簿后重新开始；如为残留文件则移除',
    ],
  ),
  ignored_file: rule(
    'left_out',
    ['Left out by report.yml', 'nothing', 'nothing to do'],
    ['按 report.yml 忽略', '无', '无需处理'],
  ),
  unreadable_file: rule(
    'refused',
    [
      'The file cannot be read',
      '{expected}',
      'export the file again, or remove it from the folder',
    ],
    ['文件无法读取', '可在 Excel 中打开的工作簿，或可读取的文件', '重新导出，或从文件夹中移除'],
  ),
  unreadable_encoding: rule(
    'refused',
    [
      'Text encoding not recognised',
      'UTF-8, or an encoding of one language',
      'export or save the file as CSV (UTF-8), or name its encoding in report.yml, such as encodings: { {file}: windows-1252 }',
    ],
    [
      '无法识别的文本编码',
      'UTF-8，或某一语言的编码',
      '导出或另存为 CSV（UTF-8），或在 report.yml 中写明编码，如 encodings: { {file}: gb18030 }',
    ],
  ),
  not_utf8: rule(
    'repaired',
    [
      'Read in another encoding than UTF-8',
      'UTF-8',
      'nothing to do if the names read well; if not, export the file as UTF-8, or name its encoding in report.yml, such as encodings: { {file}: windows-1252 }',
    ],
    [
      '按非 UTF-8 编码读取',
      'UTF-8',
      '名称显示正常则无需处理；否则导出为 UTF-8，或在 report.yml 中写明编码，如 encodings: { {file}: gb18030 }',
    ],
  ),
  encoding_unsure: rule(
    'warning',
    [
      'Read in an encoding that is not sure',
      'the names as they should read; in the other encoding: {expected}',
      'nothing to do if the names read well as they are; if they read well the other way, write into report.yml: {line}',
    ],
    [
      '编码不能确定',
      '名称应有的写法；另一种编码下为 {expected}',
      '名称显示正常则无需处理；如另一种才正确，在 report.yml 中写入：{line}',
    ],
  ),
  bad_byte: rule(
    'warning',
    [
      'A damaged character, read as �',
      'text that is UTF-8 throughout',
      'correct the character in the source and export again; if many names are damaged, name the encoding of the file in report.yml, such as encodings: { {file}: windows-1252 }',
    ],
    [
      '损坏的字符，读作 �',
      '全部为 UTF-8 的文本',
      '在源系统中更正后重新导出；如多处名称损坏，在 report.yml 中写明编码，如 encodings: { {file}: gb18030 }',
    ],
  ),
  endless_line: rule(
    'refused',
    [
      'A line that does not end',
      'lines of at most 1 MB',
      'export the file again with one line a row: it may be damaged',
    ],
    ['一行没有结尾', '每行不超过 1 MB', '重新导出，每行一条记录：文件可能已损坏'],
  ),
  unclosed_quote: rule(
    'refused',
    [
      'A quotation mark is never closed',
      'every opening quotation mark closed',
      'mend the quotation marks in this row, or export the file again: it may have been cut off',
    ],
    ['引号未闭合', '每个引号都有配对', '修正该行的引号，或重新导出（文件可能不完整）'],
  ),
  old_workbook: rule(
    'refused',
    [
      'An old workbook format',
      'an .xlsx workbook or a CSV file',
      'open it in Excel or WPS and save it as .xlsx or CSV',
    ],
    ['旧版工作簿格式', '.xlsx 工作簿或 CSV 文件', '用 Excel 或 WPS 打开并另存为 .xlsx 或 CSV'],
  ),
  foreign_file: rule(
    'refused',
    [
      'A file of another kind, whatever its name says',
      'an .xlsx workbook, CSV or JSON',
      '{line}; or remove it from the folder',
    ],
    ['文件的实际类型与名称不符，无法读取', '.xlsx 工作簿、CSV 或 JSON', '{line}；或从文件夹中移除'],
  ),
  web_page: rule(
    'refused',
    [
      'A web page without a table, saved under the name of a workbook',
      'the export itself: this is a page such as a login or an error',
      'open it in a browser to see what it says, sign in to the system and download the export again',
    ],
    [
      '以工作簿名称保存的网页，其中没有表格',
      '导出文件本身：这可能是登录页或错误页',
      '用浏览器打开查看内容，登录系统后重新下载导出文件',
    ],
  ),
  encrypted_file: rule(
    'refused',
    ['Protected by a password', 'a file without a password', 'save it without a password'],
    ['文件受密码保护', '没有密码的文件', '去除密码后保存'],
  ),
  external_links: rule(
    'refused',
    [
      'A workbook with links to other workbooks',
      'a workbook that holds its own values: linked values may be out of date',
      'in Excel choose Data, Edit Links, Break Link, then save; or save the sheets as CSV',
    ],
    [
      '工作簿含有指向其他工作簿的链接',
      '自带数值的工作簿：链接的数值可能已过期',
      '在 Excel 中选择“数据 → 编辑链接 → 断开链接”后保存，或将工作表另存为 CSV',
    ],
  ),
  damaged_archive: rule(
    'refused',
    ['A damaged archive', '{expected}', 'pack or export it again, and copy it whole'],
    ['压缩包已损坏', '完整的压缩包', '重新压缩或导出，并完整复制'],
  ),
  unsafe_path: rule(
    'refused',
    [
      'An archive with a path that leads out of it',
      'plain file names inside the archive',
      'do not use this archive; ask its sender for the files themselves',
    ],
    ['压缩包内的路径指向包外', '压缩包内为普通文件名', '不要使用该压缩包；请向发送者索取原文件'],
  ),
  nested_archive: rule(
    'refused',
    [
      'An archive inside an archive',
      'exports right inside the archive',
      'unpack the inner archive into the folder',
    ],
    ['压缩包内还有压缩包', '压缩包内直接为导出文件', '将内层压缩包解压到文件夹中'],
  ),
  unpacks_too_far: rule(
    'refused',
    [
      'Unpacks to far more than it holds',
      'at most 200 times its own size beyond 50 MB, and 4 GB in all',
      'unpack it yourself and look at what it holds; put the exports in the folder',
    ],
    [
      '解压后远大于压缩包',
      '超过 50 MB 时最多为其自身的 200 倍，总计不超过 4 GB',
      '自行解压并查看内容，再将导出文件放入文件夹',
    ],
  ),
  one_page: rule(
    'warning',
    [
      'One page of an answer that has more records',
      '{expected}',
      'fetch the other pages and put them into the folder too; nothing to do if they are there',
    ],
    [
      '分页结果中的一页，还有更多记录',
      '{expected}',
      '获取其余各页并一并放入文件夹；如已齐全则无需处理',
    ],
  ),
  bad_json: rule(
    'refused',
    [
      'Not JSON that can be read as records',
      '{expected}',
      'export it again as a list of records, as JSON lines or as CSV',
    ],
    ['无法读作记录的 JSON', '记录列表或 JSON 行，且内容完整', '重新导出为记录列表、JSON 行或 CSV'],
  ),
} satisfies Record<string, ProblemRule>;
