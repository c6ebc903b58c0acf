/**
 * Marks that say on which side an amount stands, or which way money went. A letter means one thing beside one mark and
 * another beside another: "D" is the debit beside "C", the credit beside "MD".
 */
import { withPlainI } from '../plain-text.ts';

/** Debit and credit, plus and minus, in and out. */
type MarkKind = 'ledger' | 'sign' | 'way';
/** +1 where an amount raises what is owed, or money came; -1 where it lowers it, or money went. */
export type Side = 1 | -1;
/** What each mark of a column says, as written in its cells. */
export type Sides = ReadonlyMap<string, Side>;

/** Debit and credit, in the books of a language. */
const LEDGER: readonly (readonly [debit: string, credit: string])[] = [
  ['s soll', 'h haben'],
  [
    'd dr dt deb db debit debet debits débit débito debito rc erc rcr',
    'c cr ct cred credit credits kredit crédit crédito credito k rd erd rdr',
  ],
  ['d debe cargo', 'h haber abono'],
  ['d dare', 'a avere'],
  ['md má_dati má_dáti', 'd dal dať'],
  ['wn winien', 'ma'],
  ['b borç borc', 'a alacak'],
  ['t tartozik', 'k követel'],
  ['d duguje dug', 'p potražuje potrazuje potr'],
  ['d дугује', 'п потражује'],
  ['дт д дебет', 'кт к кт кредит ct'],
  ['χ χρ χρέωση χρεωση', 'π πι πίστωση πιστωση'],
  ['借 借方 차변', '贷 貸 贷方 貸方 대변'],
  ['no nợ', 'co có'],
  ['เดบิต', 'เครดิต'],
  ['مدين', 'دائن'],
  ['חובה ח', 'זכות ז'],
  ['obciążenie obciazenie', 'uznanie'],
  ['belastung', 'gutschrift'],
  ['terhelés', 'jóváírás'],
];

/** Amounts with their sign in a column of its own. */
const SIGNS: readonly (readonly [plus: string, minus: string])[] = [
  ['+ plus', '- − – minus'],
  ['正', '负 負'],
  ['蓝 蓝字', '红 红字'],
];

/** Money that came and money that went. */
const WAYS: readonly (readonly [came: string, went: string])[] = [
  ['in incoming inbound inflow', 'out outgoing outbound outflow'],
  ['eingehend eingang einnahme', 'ausgehend ausgang ausgabe'],
  ['entrant entrée entrées encaissement recette', 'sortant sortie sorties décaissement dépense'],
  ['entrante entrada entradas ingreso', 'saliente salida salidas egreso saída saídas'],
  ['entrata entrate in_entrata', 'uscita uscite in_uscita'],
  ['bij inkomend ontvangst', 'af uitgaand uitgave'],
  [
    'przychodzący przychodząca przychodzące przychodz wpływ',
    'wychodzący wychodząca wychodzące wychodz wydatek',
  ],
  ['příchozí příjem', 'odchozí výdaj výdej'],
  ['prichádzajúci príjem', 'odchádzajúci výdavok výdaj'],
  ['bejövő bevétel', 'kimenő kiadás'],
  ['gelen giriş tahsilat', 'giden çıkış tediye'],
  [
    'входящий входящая входящие приход поступление',
    'исходящий исходящая исходящие расход списание',
  ],
  ['вхідний вхідна надходження', 'вихідний вихідна видаток'],
  ['inkommande ingående', 'utgående'],
  ['indgående innkommende indbetaling', 'udgående utgående udbetaling'],
  ['saapuva pano', 'lähtevä otto'],
  ['εισερχόμενη εισερχόμενο εισερχόμενα είσπραξη', 'εξερχόμενη εξερχόμενο εξερχόμενα πληρωμή'],
  ['încasare intrare', 'plată ieșire'],
  ['masuk', 'keluar'],
  ['thu vào', 'chi ra'],
  ['เข้า รับ', 'ออก จ่าย'],
  ['وارد', 'صادر'],
  ['נכנס', 'יוצא'],
  ['收 收入 收款 进 转入 入账', '付 支 支出 付款 出 转出 出账'],
  ['入金 収入 入', '出金 支出 出'],
  ['입금 수입', '출금 지출'],
];

/** Letters that stand for many other things too: a class, a batch, yes and no. */
export const MAY_BE_ANYTHING = /^(?:[a-zа-яα-ωא-ת]|[-+−–]|no|co|in|out)$/iu;
/** A mark of one value all through: neither debit nor credit, such as a balance of zero. */
const NEITHER = /^平$/u;
/** More words than these are no marks. */
export const MOST_MARKS = 6;
const MOST_LENGTH = 20;

/** True for a cell that marks a side, be it known or not. */
export const isMark = (cell: string): boolean => {
  const mark = cell.trim();
  return mark !== '' && !NEITHER.test(mark);
};

interface Pair {
  sides: ReadonlyMap<string, Side>;
  kind: MarkKind;
}

const wordsOf = (text: string): string[] =>
  text.split(' ').map((word) => word.replaceAll('_', ' '));
const pairs = (list: readonly (readonly [string, string])[], kind: MarkKind): Pair[] =>
  list.map(([first, second]) => ({
    kind,
    sides: new Map<string, Side>([
      ...wordsOf(first).map((word): [string, Side] => [word, 1]),
      ...wordsOf(second).map((word): [string, Side] => [word, -1]),
    ]),
  }));
/** The words for debit and credit, by language. */
export const LEDGER_PAIRS = pairs(LEDGER, 'ledger');
const PAIRS = [...LEDGER_PAIRS, ...pairs(SIGNS, 'sign'), ...pairs(WAYS, 'way')];

/** A mark without its case, its point and the brackets around it. */
const plain = (mark: string): string =>
  withPlainI(mark.normalize('NFKC').trim())
    .toLowerCase()
    .replace(/^[[(]|[\])]$|(?<=.)\.$/gu, '');

export interface MarkReading {
  sides: Sides;
  kind: MarkKind;
  /** True where the marks mean nothing else, whatever their column is called. */
  isSure: boolean;
}

/** What the marks of a column say, where both sides of one pair are among them and nothing else is; else null. */
export function marksOf(marks: Iterable<string>): MarkReading | null {
  const all = [...marks].filter((mark) => !NEITHER.test(mark.trim()));
  if (all.length < 2 || all.length > MOST_MARKS) return null;
  if (all.some((mark) => mark.length > MOST_LENGTH)) return null;
  const words = all.map(plain);
  const found = PAIRS.find(
    ({ sides }) =>
      words.every((word) => sides.has(word)) && new Set(words.map((w) => sides.get(w))).size === 2,
  );
  if (!found) return null;
  const sides = new Map(
    all.map((mark, i): [string, Side] => [mark.trim(), found.sides.get(words[i]!)!]),
  );
  return { sides, kind: found.kind, isSure: words.some((word) => !MAY_BE_ANYTHING.test(word)) };
}

const CREDIT = /^(?:h|c|cr|credit|haben|贷|贷方|红|红字|-)$/i;
const DEBIT = /^(?:s|d|dr|debit|soll|借|借方|蓝|蓝字|\+)$/i;

/** +1 debit, -1 credit, 0 where the mark alone says neither. */
const sideOf = (text: string): Side | 0 => (CREDIT.test(text) ? -1 : DEBIT.test(text) ? 1 : 0);

/** What the marks of a column of debits and credits say; one that says neither is missing. */
export function sidesOf(marks: Iterable<string>): Sides {
  const all = [...marks];
  const found = marksOf(all);
  if (found !== null && found.kind !== 'way') return found.sides;
  const sides = all.map((mark) => [mark.trim(), sideOf(mark.trim())] as const);
  return new Map(sides.filter((one): one is [string, Side] => one[1] !== 0));
}

const OF_SIDES =
  /(?<!\p{L})(?:sign|side|direction|dr|cr|d ?[/|_-]? ?[chka]|s ?\/ ?h|b ?\/ ?a|w ?[/] ?m|t ?\/ ?k|c ?\/ ?d)(?!\p{L})|debit|credit|soll|haben|vorzeichen|seite|richtung|signe|\bsens\b|débit|crédit|signo|sentido|sinal|segno|dare|avere|\bdebe\b|haber|teken|af ?\/? ?bij|strona|znak|kierunek|wn ?\/? ?ma|strana|směr|smer|znam[ée]nk|md ?\/ ?d|előjel|irány|oldal|tartozik|követel|işaret|yön|borç|alacak|знак|сторона|направлен|напрям|дебет|кредит|дт|duguje|potražuje|tecken|riktning|fortegn|retning|etumerkki|suunta|πρόσημο|κατεύθυνση|χρέωση|sens|semn|tanda|arah|dấu|chiều|nợ|ทิศทาง|اتجاه|إشارة|סימן|כיוון|借|贷|貸|方向|收付|收支|収支|符号|正负|正負|차변|입출/iu;

/** True for the header of a column of sides or directions. */
export const namesSides = (header: string): boolean => OF_SIDES.test(header.normalize('NFKC'));
