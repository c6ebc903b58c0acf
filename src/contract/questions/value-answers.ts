/** The answers to a word on no list: what each makes of the rows that have it. */
import type { Locale } from '../../i18n/locale.ts';
import type { SettingsInput } from '../../settings/settings.ts';
import type { AmountIn, Answer, HeadlineFigure } from './question.ts';

export type AskedField = 'kind' | 'status' | 'doc_type';

/** How often the amount of a row is added to a figure, against what is assumed. */
type Factors = Partial<Record<HeadlineFigure, number>>;
const FIGURES: readonly HeadlineFigure[] = ['invoiced', 'open', 'cash'];
type Choice = [en: string, zh: string, factors: Factors];

const GONE: Factors = { invoiced: -1, open: -1 };
/** Money and credits lower what is open, where an invoice raised it. */
const CREDIT: Factors = { invoiced: -1, open: -2 };

/** A payment that counts no more. */
const OF_PAYMENT: Factors = { cash: -1, open: 1 };

const CHOICES = {
  kind: {
    cash: ['money received', '收到的款项', {}],
    credit_note: ['a credit note: settles, but is no cash', '红字：冲减应收，非现金', { cash: -1 }],
    write_off: ['written off: settles, but is no cash', '坏账核销：冲减应收，非现金', { cash: -1 }],
    discount: ['a discount: settles, but is no cash', '折扣：冲减应收，非现金', { cash: -1 }],
    refund: ['money paid back to the customer', '退还客户的款项', { cash: -2, open: 2 }],
    outgoing: [
      'no money of customers, such as a fee: left out',
      '非客户款项，如手续费：不计入',
      OF_PAYMENT,
    ],
  },
  status: {
    live: ['counts like any other', '有效，照常计入', {}],
    void: ['cancelled: left out', '已作废：不计入', GONE],
    draft: ['not issued yet: left out', '尚未开出：不计入', GONE],
    written_off: [
      'written off: stays invoiced, what is open of it is bad debt',
      '已坏账核销：仍计开票，未收部分计为坏账',
      { open: -1 },
    ],
  },
  doc_type: {
    invoice: ['an invoice', '发票', {}],
    credit_note: ['a credit note', '红字', CREDIT],
    prepayment: ['money received in advance', '预收款', GONE],
    payment: ['money received', '收款', { ...CREDIT, cash: 1 }],
    write_off: ['a write-off', '坏账核销', CREDIT],
    discount: ['a discount', '折扣：冲减应收', CREDIT],
    refund: ['money paid back to the customer', '退款', { ...GONE, cash: -1 }],
    payable: ['a bill of a supplier: left out', '供应商账单：不计入', GONE],
    journal: ['a journal entry: by its sign', '记账凭证：按其正负', {}],
  },
} as const satisfies Record<AskedField, Record<string, Choice>>;

/** What holds while nobody has answered. */
export const ASSUMED = { kind: 'cash', status: 'live', doc_type: 'invoice' } as const;

interface AskedWord {
  field: AskedField;
  word: string;
  /** The answer that holds while nobody has answered. */
  assumed: string;
}

/** `amounts` are those of the rows. */
export function valueAnswers(
  { field, word, assumed }: AskedWord,
  amounts: readonly AmountIn[],
  isPayment: boolean,
): Answer[] {
  const choices = Object.entries<Choice>(CHOICES[field]);
  const factorsOf = ([, , own]: Choice): Factors => (isPayment && own === GONE ? OF_PAYMENT : own);
  const now = choices.find(([id]) => id === assumed)?.[1];
  const base = now ? factorsOf(now) : {};
  return choices.map(([id, choice]) => {
    const words: Record<Locale, string> = { en: choice[0], zh: choice[1] };
    const factors = factorsOf(choice);
    return {
      id,
      words,
      settings: { values: { [field]: { [word]: id } } } as SettingsInput,
      effects: FIGURES.flatMap((figure) => {
        const times = (factors[figure] ?? 0) - (base[figure] ?? 0);
        return times === 0
          ? []
          : amounts.map(({ currency, minor }) => ({ figure, currency, minor: minor * times }));
      }),
    };
  });
}
