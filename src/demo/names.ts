/** Invented names for the demo's customers, reps and products. */
import type { Random } from './random.ts';

export const PRODUCTS = ['Bearings', 'Couplings', 'Valves', 'Sensors', 'Linear guides', 'Seals'];

const REP_NAMES = [
  'Lin Yue 林悦',
  'Zhao Kai 赵凯',
  'Sun Wei 孙薇',
  'He Jun 何俊',
  'Tang Min 唐敏',
  'Qiu Bo 邱博',
  'Fan Rui 范睿',
  'Luo Qing 罗青',
  'Meng Hao 孟浩',
  'Jiang Xin 江欣',
  'Amara Lindqvist',
  'Diego Varga',
];

const SURNAMES = [
  'Bai',
  'Cui',
  'Dai',
  'Gong',
  'Hua',
  'Kong',
  'Mo',
  'Pan',
  'Qi',
  'Shao',
  'Wen',
  'Yu',
];
const GIVEN = ['An', 'Chen', 'Fei', 'Lan', 'Nan', 'Ping', 'Ting', 'Ying'];

/** The n-th rep's name, from 0; the first twelve are fixed. */
export const repName = (n: number): string =>
  REP_NAMES[n] ?? `${SURNAMES[n % SURNAMES.length]} ${GIVEN[(n * 5 + (n >> 3)) % GIVEN.length]}`;

const ZH_FIRST = [...'远洲江川瑞岭云锦泽丰恒岳青柏澜沧海宁东屿北辰星河朗越凌霄嘉木'];
const ZH_SECOND = [...'达泰峰源诚盛拓腾创凯隆禾维安捷卓翔毅鼎旭'];
const ZH_TRADE = [
  '精密机械',
  '重工',
  '自动化设备',
  '轴承',
  '传动科技',
  '液压',
  '阀门',
  '机电',
  '轨道装备',
  '包装机械',
  '模具',
  '电梯部件',
  '新能源装备',
  '仪表',
  '密封件',
];
const ZH_FORM = ['有限公司', '股份有限公司', '（集团）有限公司'];
const EN_FIRST = [
  'Harrow',
  'Northgate',
  'Alder',
  'Quillon',
  'Sarnia',
  'Velmer',
  'Tessaly',
  'Brackwell',
  'Ostrava Ridge',
  'Castellan',
  'Merrow',
  'Ironfold',
  'Pellworm',
  'Kestrel Bay',
  'Dunmore',
  'Halcyon',
  'Lysander',
  'Torvald',
  'Wexcombe',
  'Zephyr Point',
];
const EN_TRADE = [
  'Machine Works',
  'Bearings',
  'Hydraulics',
  'Automation',
  'Drives',
  'Conveyors',
  'Tooling',
  'Elevators',
  'Marine Systems',
  'Packaging',
  'Fluid Power',
  'Rail Parts',
  'Robotics',
  'Foundry',
];
const EN_FORM = ['Ltd', 'GmbH', 'Inc.', 'B.V.', 'Pty Ltd', 'S.p.A.', 'AB', 'LLC'];

/** A customer name not in `used` (which it joins): English or Chinese. */
export function customerName(random: Random, english: boolean, used: Set<string>): string {
  for (let attempt = 0; ; attempt++) {
    const name = english
      ? `${random.pick(EN_FIRST)} ${random.pick(EN_TRADE)} ${random.pick(EN_FORM)}`
      : `${random.pick(ZH_FIRST)}${random.pick(ZH_SECOND)}${random.pick(ZH_TRADE)}${random.pick(ZH_FORM)}`;
    // A large company runs out of plain combinations: number the rest.
    const unique = attempt < 20 ? name : `${name} ${used.size}`;
    if (used.has(unique)) continue;
    used.add(unique);
    return unique;
  }
}
