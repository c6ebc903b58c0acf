/** Chinese wordings of the page of practices. */
import type { practices as en } from '../en/practices.ts';
import type { Translation } from '../locale.ts';

export const practices: Translation<typeof en> = {
  name: '回款做法',
  title: '十二项回款做法执行得如何',
  answer: '与{ago}相比，{n} 项指标中有 {worse} 项变差，{better} 项变好。',
  'answer.even': '与{ago}相比，{n} 项指标均未变好或变差。',
  'answer.alone': '数据未覆盖更早的期间，无法比较这些指标。',
  slipping: '只见变差的做法：{names}。',
  note: '点击数字查看明细，点击名称查看含义。',
  act: '前往处理：{page}',
};
