/** All styles of export. */
import { quickbooks, xero, zoho } from './bookkeeping.ts';
import { kingdee, yonyou } from './chinese.ts';
import { datev, erpnext, extract } from './erp.ts';
import { sapList } from './sap.ts';
import { jsonLines, monthly, serialDates } from './sheets.ts';
import type { Style } from './style.ts';

export const STYLES: Style[] = [
  sapList,
  kingdee,
  yonyou,
  quickbooks,
  xero,
  zoho,
  erpnext,
  datev,
  extract,
  serialDates,
  monthly,
  jsonLines,
];
