/** Chinese wordings of the dialog with the address of what is seen, as a code for a phone's camera. */

import type { link as en } from '../en/link.ts';
import type { Translation } from '../locale.ts';

export const link: Translation<typeof en> = {
  title: '本页二维码',
  how: '用手机相机扫描，即可打开与此相同的页面，包括筛选与日期。',
  code: '此网址的二维码：{address}',
  address: '网址',
  copy: '复制链接',
  copied: '已复制链接',
  notCopied: '浏览器不允许复制；请选中网址后自行复制。',
  tooLong: '网址过长，无法生成二维码；请复制网址。',
  ownLink: '二维码不含密钥。扫描者须用自己的链接打开报表。',
  ownMachine: '此网址指向您自己的电脑，其他设备无法打开。',
};
