/** The fields of one decision: what, who, when, how much, and a note. Each change is handed over at once. */
import { currencyDigits } from '../../format/currency-digits.ts';
import type { IsoDate } from '../../format/date.ts';
import { addDays } from '../../format/date.ts';
import { dateLabel } from '../../format/label.ts';
import { DECISIONS } from '../../format/ladder-steps.ts';
import type { RenderContext } from '../../report/page.ts';
import type { AgendaLine } from './agenda.ts';
import type { Decision, DecisionKind } from './decision.ts';
import { meetingText } from './wording.ts';

/** What the fields say; amounts and dates that cannot be are none. */
export type DecisionFields = Pick<
  Decision,
  'decision' | 'owner' | 'nextDate' | 'promisedMinor' | 'note'
>;

export interface DecisionForm {
  element: HTMLElement;
  note: HTMLTextAreaElement;
  first: HTMLElement;
}

/** A week on, unless somebody says otherwise. */
const DAYS_ON = 7;
const LONGEST_NOTE = 2000;

/** Minor units of an amount as people type it, `1,234.50`; undefined where it is none. */
export function amountTyped(text: string, digits: number): number | null | undefined {
  const spaced = text.normalize('NFKC').replace(/\s/g, '');
  if (spaced === '') return null;
  // “12,50” means twelve and a half to many: what is left of it is refused
  const plain = spaced.replace(/(?<=\d)[,'’](?=\d{3}(?:\D|$))/g, '');
  const [, whole, part = ''] = /^(\d{1,12})(?:\.(\d+))?$/.exec(plain) ?? [];
  if (whole === undefined || part.length > digits) return undefined;
  const minor = Number(whole + part.padEnd(digits, '0'));
  return minor > 0 ? minor : undefined;
}

const majorTyped = (minor: number, digits: number): string =>
  (minor / 10 ** digits).toFixed(digits);

const stepOf = ({ step }: AgendaLine): DecisionKind =>
  DECISIONS.find((decision) => decision === step) ?? 'wait';

/** `decision` null: nothing is decided yet, the fields propose the next step of the ladder. */
export function decisionForm(
  line: AgendaLine,
  decision: Decision | null,
  context: RenderContext,
  changed: (fields: DecisionFields) => void,
): DecisionForm {
  const { h, locale, label, view } = context;
  const digits = currencyDigits(line.currency);
  const field = (id: string, name: string, input: HTMLElement, fault: HTMLElement | null = null) =>
    h('div', { class: 'meeting-field' }, h('label', { for: id }, name), input, fault);
  const fault = (id: string) => h('p', { id, class: 'date-fault', role: 'alert' });
  const proposed = stepOf(line);
  const what = h(
    'select',
    { id: 'meeting-decision' },
    DECISIONS.map((id) => {
      const name = label('decision', id);
      const isChosen = id === (decision?.decision ?? proposed);
      const text = id === line.step ? meetingText(locale, 'suggested', { step: name }) : name;
      return h('option', { value: id, selected: isChosen }, text);
    }),
  );
  const owner = h('input', {
    ...{ id: 'meeting-owner', autocomplete: 'off', maxlength: 100 },
    value: decision?.owner ?? line.owner,
  });
  const day = h('input', {
    ...{ id: 'meeting-next', type: 'date', min: view.asOf, max: '2199-12-31' },
    'aria-describedby': 'meeting-next-fault',
    value: decision ? (decision.nextDate ?? '') : addDays(view.asOf, DAYS_ON),
  });
  const dayFault = fault('meeting-next-fault');
  const amount = h('input', {
    ...{ id: 'meeting-amount', inputmode: 'decimal', autocomplete: 'off', maxlength: 20 },
    'aria-describedby': 'meeting-amount-fault',
    value: decision?.promisedMinor == null ? '' : majorTyped(decision.promisedMinor, digits),
  });
  const amountFault = fault('meeting-amount-fault');
  const note = h('textarea', { id: 'meeting-note', rows: 5, maxlength: LONGEST_NOTE });
  note.value = decision?.note ?? '';
  const say = (input: HTMLElement, place: HTMLElement, text: string): void => {
    if (text === '') input.removeAttribute('aria-invalid');
    else input.setAttribute('aria-invalid', 'true');
    if (place.textContent !== text) place.textContent = text;
  };
  const read = (): DecisionFields => {
    const promised = amountTyped(amount.value, digits);
    const isDay = day.validity.valid;
    say(
      amount,
      amountFault,
      promised === undefined ? meetingText(locale, 'badAmount', { digits }) : '',
    );
    say(
      day,
      dayFault,
      isDay ? '' : meetingText(locale, 'badDate', { date: dateLabel(view.asOf, locale) }),
    );
    return {
      decision: what.value as DecisionKind,
      owner: owner.value.replaceAll(/\s+/g, ' ').trim(),
      nextDate: isDay && day.value !== '' ? (day.value as IsoDate) : null,
      promisedMinor: promised ?? null,
      note: note.value.replaceAll(/\r\n?/g, '\n').trim(),
    };
  };
  const promisedName = line.currency
    ? meetingText(locale, 'promisedIn', { currency: line.currency })
    : meetingText(locale, 'promised');
  const element = h(
    'fieldset',
    { class: 'meeting-form' },
    h('legend', null, meetingText(locale, 'form')),
    field('meeting-decision', meetingText(locale, 'decision'), what),
    field('meeting-next', meetingText(locale, 'nextDate'), day, dayFault),
    field('meeting-owner', meetingText(locale, 'owner'), owner),
    field('meeting-amount', promisedName, amount, amountFault),
    field('meeting-note', meetingText(locale, 'note'), note),
  );
  element.addEventListener('input', () => changed(read()));
  return { element, note, first: what };
}
