/** What is missing or open in exports that can be read: nothing is published. */
import { type ProblemRule, rule } from './rule.ts';

export const REFUSAL_RULES = {
  no_header: rule(
    'refused',
    [
      'No header row found',
      'a row with known column names among the first 32 rows',
      'add a header row, map the columns under "columns:" in report.yml (check --suggest writes a start), or leave the file out there with {"*": ignore}',
    ],
    [
      '找不到表头',
      '前 32 行中有可识别的列名',
      '添加表头，在 report.yml 的 "columns:" 中映射列（check --suggest 可生成初稿），或以 {"*": ignore} 忽略',
    ],
  ),
  unknown_table: rule(
    'refused',
    [
      'Cannot tell which table this file is',
      'the columns of invoices, payments, customers, reps, targets, disputes, activities, promises or rates',
      'map its columns under "columns:" in report.yml (check --suggest writes a start), or leave it out there with {"*": ignore}',
    ],
    [
      '无法判断该文件是哪张表',
      '发票、收款、客户、业务员、目标、争议、跟进、承诺或汇率的列',
      '在 report.yml 的 "columns:" 中映射列（check --suggest 可生成初稿），或以 {"*": ignore} 忽略',
    ],
  ),
  missing_column: rule(
    'refused',
    [
      'A required column is missing',
      '{expected}',
      'export the file with this column, or name it under "columns:" in report.yml (check --suggest writes the lines)',
    ],
    [
      '缺少必需的列',
      '{expected}',
      '导出时包含该列，或在 report.yml 的 "columns:" 中指定（check --suggest 可生成）',
    ],
  ),
  ambiguous_dates: rule(
    'refused',
    [
      'Day and month cannot be told apart',
      'a date that fits only one order',
      'set "date_order: dmy" or "date_order: mdy" in report.yml',
    ],
    [
      '无法区分日和月',
      '只符合一种顺序的日期',
      '在 report.yml 中设置 "date_order: dmy" 或 "date_order: mdy"',
    ],
  ),
  ambiguous_numbers: rule(
    'refused',
    [
      'The decimal sign cannot be told',
      'a number that fits only one decimal sign',
      'set "decimal_sign: \'.\'" or "decimal_sign: \',\'" in report.yml',
    ],
    [
      '无法判断小数点',
      '只符合一种小数点的数字',
      '在 report.yml 中设置 "decimal_sign: \'.\'" 或 "decimal_sign: \',\'"',
    ],
  ),
  too_many_set_aside: rule(
    'refused',
    [
      'Too much of a file is set aside',
      '{expected}',
      'mend the rows listed, or raise max_set_aside in report.yml',
    ],
    ['搁置的数据过多', '{expected}', '修正所列的行，或在 report.yml 中提高 max_set_aside'],
  ),
  no_invoices: rule(
    'refused',
    [
      'No invoices',
      'at least one file with invoices',
      'add an export of the invoices to the folder',
    ],
    ['没有发票', '至少一个发票文件', '在文件夹中加入发票导出文件'],
  ),
} satisfies Record<string, ProblemRule>;
