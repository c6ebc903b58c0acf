/** All styles of export. */
import { quickbooks, xero, zoho } from './bookkeeping.ts';
import { kingdee, yonyou } from './chinese.ts';
import { datev, erpnext, extract, odoo } from './erp.ts';
import { sapList, sapSpreadsheet } from './sap.ts';
import { jsonLines, monthly, serialDates } from './sheets.ts';
import type { Style } from './style.ts';

export const STYLES: Style[] = [
  sapSpreadsheet,
  sapList,
  kingdee,
  yonyou,
  quickbooks,
  xero,
  zoho,
  odoo,
  erpnext,
  datev,
  extract,
  serialDates,
  monthly,
  jsonLines,
];
