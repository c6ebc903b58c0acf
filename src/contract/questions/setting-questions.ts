/** Questions that one setting answers for all files: the order of dates, the decimal sign. */
import { fromDayNumber } from '../../format/date.ts';
import { dateLabel } from '../../format/label.ts';
import { readDate } from '../../intake/date.ts';
import { readNumber } from '../../intake/number.ts';
import { type Answer, fileQuestion, type Question } from './question.ts';

const ORDERS = {
  dmy: ['day first', '日在前'],
  mdy: ['month first', '月在前'],
  ymd: ['year first', '年在前'],
} as const;
type Order = keyof typeof ORDERS;

/** `value` fits several of the orders; `rows` have such a value. */
export function dateOrderQuestion(
  value: string,
  row: number | undefined,
  rows: number,
  orders: readonly Order[] = ['dmy', 'mdy'],
): Question {
  const answers = orders.map((order): Answer => {
    const day = readDate(value, order);
    const [en, zh] = ORDERS[order];
    const date = day === null ? null : fromDayNumber(day);
    return {
      id: order,
      words: {
        en: date === null ? en : `${en}: ${value} is ${dateLabel(date, 'en')}`,
        zh: date === null ? zh : `${zh}：${value} 即 ${dateLabel(date, 'zh')}`,
      },
      settings: { date_order: order },
      effects: [],
    };
  });
  const examples = row === undefined ? [] : [{ row, text: value }];
  return fileQuestion('date_order', answers, { rows, examples });
}

/** `value` is another number under each sign. */
export function decimalSignQuestion(
  value: string,
  row: number | undefined,
  rows: number,
): Question {
  const answers = (['.', ','] as const).map((sign): Answer => {
    const number = readNumber(value, sign);
    const plain = number === null ? '' : String(number);
    return {
      id: sign,
      words: {
        en: `“${sign}” parts the decimals${plain && `: ${value} is ${plain}`}`,
        zh: `“${sign}” 为小数点${plain && `：${value} 即 ${plain}`}`,
      },
      settings: { decimal_sign: sign },
      effects: [],
    };
  });
  const examples = row === undefined ? [] : [{ row, text: value }];
  return fileQuestion('decimal_sign', answers, { rows, examples });
}

/** Whether the whole numbers of a file are cents; `value` is one of them. */
export function unitsQuestion(file: string, value: string, assumed: 'minor' | 'major'): Question {
  const cents = readNumber(value, '.');
  const plain = cents === null ? '' : (cents / 100).toFixed(2);
  const answers: Answer[] = [
    {
      id: 'minor',
      words: { en: `cents: ${value} is ${plain}`, zh: `以分为单位：${value} 即 ${plain}` },
      settings: { amount_units: { [file]: 'minor' } },
      effects: [],
    },
    {
      id: 'major',
      words: { en: `whole units: ${value} is ${value}`, zh: `以元为单位：${value} 即 ${value}` },
      settings: { amount_units: { [file]: 'major' } },
      effects: [],
    },
  ];
  return fileQuestion(`amount_units.${file}`, answers, { assumed });
}
