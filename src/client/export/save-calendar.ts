/** Hands the promises and due dates of the list of the week over as a calendar. Fetched on first use. */
import ical, { ICalCalendarMethod } from 'ical-generator';
import type { IsoDate } from '../../format/date.ts';
import { wholeMoney } from '../../format/number.ts';
import type { Answer, Ask } from '../../metrics/types.ts';
import type { RenderContext } from '../../report/page.ts';
import {
  dueLines,
  pendingPromises,
  type SoonItem,
  worklistDue,
} from '../../report/worklist/due.ts';
import type { RowsList } from '../../rows/types.ts';
import type { AskList } from '../answer/page-rows.ts';
import { fileName, holderLine } from './about.ts';
import { download } from './download.ts';

/** Midnight of the day in UTC, which is also how the day is written: no time zone moves it. */
const dayOf = (date: IsoDate): Date => new Date(`${date}T00:00:00Z`);

/** The same for the same promise or invoice in every export, so that a calendar updates what it has. */
const uidOf = (kind: 'due' | 'promise', { document, due }: SoonItem): string =>
  `${kind}-${encodeURIComponent(document)}-${due}@huikuan`;

/** An event a day and document, lasting the whole day. */
export function calendarText(
  answers: Record<string, Answer>,
  rows: Record<string, RowsList>,
  context: RenderContext,
): string {
  const { t, site, view, locale, label } = context;
  const calendar = ical({
    name: t('worklist.calendar.name', { company: site.company[locale] }),
    prodId: { company: 'Huikuan', product: 'Receivables', language: locale.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  });
  const written = new Set<string>();
  const add = (kind: 'due' | 'promise', item: SoonItem): void => {
    const id = uidOf(kind, item);
    if (written.has(id)) return;
    written.add(id);
    const parts = {
      customer: label('customer', item.customer),
      amount: wholeMoney(item.open, item.currency, locale),
    };
    calendar.createEvent({
      id,
      start: dayOf(item.due),
      allDay: true,
      stamp: dayOf(view.asOf),
      summary: t(`worklist.calendar.${kind}`, parts),
      description: [
        t('worklist.calendar.invoice', { document: item.document }),
        ...holderLine(context),
      ].join(' · '),
    });
  };
  for (const item of pendingPromises(rows.promises!, context)) add('promise', item);
  for (const item of dueLines(rows.due!, answers, context)) add('due', item);
  return calendar.toString();
}

async function answersTo<Question, Reply>(
  questions: Record<string, Question>,
  ask: (question: Question) => Promise<Reply>,
): Promise<Record<string, Reply>> {
  const asked = Object.entries(questions).map(async ([name, question]) => [
    name,
    await ask(question),
  ]);
  return Object.fromEntries(await Promise.all(asked));
}

export async function saveCalendar(
  ask: Ask,
  askRows: AskList,
  context: RenderContext,
): Promise<void> {
  const { site, view } = context;
  const [answers, rows] = await Promise.all([
    answersTo(worklistDue.questions(site, view), ask),
    answersTo(worklistDue.rows!(site, view), askRows),
  ]);
  const text = calendarText(answers, rows, context);
  const blob = new Blob([text], { type: 'text/calendar;charset=utf-8' });
  download(document, blob, fileName('worklist-calendar', context, 'ics'));
}
