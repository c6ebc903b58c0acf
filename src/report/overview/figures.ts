/** The overview's five figures: how much is late, how bad, how well money comes in and how fast, and what comes next. */
import { bullet } from '../../charts/bullet.ts';
import { sparkline } from '../../charts/sparkline.ts';
import { monthLabel } from '../../format/label.ts';
import {
  decimal,
  formatValue,
  type MoneyOptions,
  money,
  percent,
  setPercent,
} from '../../format/number.ts';
import { apportion } from '../../metrics/ask/contributions.ts';
import { metricById } from '../../metrics/catalogue.ts';
import type { Answer, Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';
import type { Block, RenderContext } from '../page.ts';
import {
  inMonthOrder,
  pageMoney,
  rowsOf,
  scaleQuestions,
  singleValue,
} from '../parts/answer-rows.ts';
import type { Child } from '../parts/dom.ts';
import { againstText, earlierOf } from '../parts/earlier.ts';
import { emptiness, emptinessQuestions } from '../parts/emptiness.ts';
import { type Change, figure, value } from '../parts/figure.ts';
import { differenceText, figureChange } from '../parts/figure-change.ts';
import { sparkBox } from '../parts/spark-box.ts';

/** Of the line and the bullets, in pixels. */
const CHART_WIDTH = 150;

/** In the order of reading; the first three are wider, because they matter more. */
const TILES = [
  { id: 'overdue_amount', isJudged: true },
  { id: 'overdue_share', isJudged: true },
  { id: 'collection_rate_due', isJudged: true },
  { id: 'dso', isJudged: true },
  // More that falls due is more business: neither good nor bad by itself.
  { id: 'due_soon_amount', isJudged: false },
] as const;

type Tile = (typeof TILES)[number];
/** What DSO is made of: days of what is late, and of what is not yet due. */
const DSO_PARTS = ['add', 'dso_best'] as const;
/** Figures by month: the course of the first tile, and the last month of the rate. */
const MONTHLY = ['overdue_amount', 'collection_rate_due'] as const;

/** The answers of the block, and how its amounts are printed. */
interface Drawing {
  answers: Record<string, Answer>;
  context: RenderContext;
  options: MoneyOptions;
  /** Nothing matches: no figure has a value. */
  isEmpty: boolean;
}

const now = ({ answers, context, isEmpty }: Drawing, metric: string): number | null =>
  isEmpty ? null : singleValue(answers[metric], context);
const before = ({ answers, context }: Drawing, metric: string): number | null =>
  singleValue(answers[`${metric}.before`], context);

/** Null where one of the two has no value. */
function changeOf(drawing: Drawing, { id, isJudged }: Tile): Change | null {
  const { context, options } = drawing;
  const [value, earlier] = [now(drawing, id), before(drawing, id)];
  if (value === null || earlier === null) return null;
  const { better, unit } = metricById(id);
  return figureChange(context, {
    difference: value - earlier,
    text: differenceText(value - earlier, unit, context, options),
    against: againstText(context),
    better: isJudged ? better : null,
  });
}

const byMonth = ({ answers, context }: Drawing, metric: (typeof MONTHLY)[number]) =>
  inMonthOrder(rowsOf(answers[`${metric}.months`]!, context));

/** The line over the period between its first and its last value. */
function course(drawing: Drawing): Child {
  const { context, options } = drawing;
  const { h, t, document, locale } = context;
  const rows = byMonth(drawing, 'overdue_amount');
  const values = rows.map((row) => row.value);
  const known = values.filter((each) => each !== null);
  if (drawing.isEmpty || known.length < 3) return null;
  const end = (each: number) => h('span', null, money(each, { ...options, bare: true }));
  return [
    end(known[0]!),
    sparkBox(
      h,
      sparkline(values, {
        document,
        locale,
        width: CHART_WIDTH,
        format: String,
        marks: rows.map(({ by, value }) => ({
          step: by.month!,
          name: monthLabel(by.month!, locale),
          value: value ?? 0,
          text: money(value, options),
        })),
      }),
      t('overview.course', {
        from: monthLabel(rows[0]!.by.month!, locale),
        values: values.map((each) => money(each, options)).join(t('common.said.and')),
      }),
    ),
    end(known.at(-1)!),
  ];
}

/** What was aimed at: the rate of the exports, else that of the settings. */
function targetOf({ answers, context }: Drawing): number | null {
  const target = singleValue(answers.target_rate, context);
  return target ?? context.site.settings.alerts.rate_target ?? null;
}

/** The target beside its mark; one of the exports opens their rows. */
function targetText(drawing: Drawing): Child {
  const { h, t, locale } = drawing.context;
  const own = singleValue(drawing.answers.target_rate, drawing.context);
  const target = targetOf(drawing);
  if (target === null) return null;
  const text = t('common.target', {
    value: own === null ? setPercent(target, locale) : percent(target, locale),
  });
  return own === null ? h('span', null, text) : value(h, 'target_rate', own, text);
}

/** What a tile shows under its figure; null: nothing. */
const CHARTS: Partial<Record<Tile['id'], (drawing: Drawing) => Child>> = {
  overdue_amount: course,
  overdue_share: (drawing) =>
    bullet({
      document: drawing.context.document,
      width: CHART_WIDTH,
      value: now(drawing, 'overdue_share'),
      previous: before(drawing, 'overdue_share'),
    }),
  collection_rate_due: (drawing) => [
    bullet({
      document: drawing.context.document,
      width: CHART_WIDTH,
      value: now(drawing, 'collection_rate_due'),
      target: targetOf(drawing),
      most: 1,
    }),
    targetText(drawing),
  ],
};

function openNote(drawing: Drawing): Child {
  const { h, t } = drawing.context;
  const open = now(drawing, 'open_amount');
  const printed = value(h, 'open_amount', open, money(open, drawing.options));
  return [`${t('overview.ofOpen')} `, printed];
}

/** The last month alone, which has had least time. */
function rateNote(drawing: Drawing): Child {
  const { h, t, locale } = drawing.context;
  const last = byMonth(drawing, 'collection_rate_due').findLast((row) => row.value !== null);
  if (!last?.by.month || drawing.isEmpty) return null;
  return [
    `${t('overview.monthAlone', { month: monthLabel(last.by.month, locale) })} `,
    value(h, 'collection_rate_due', last.value, percent(last.value, locale), {
      at: { month: last.by.month },
    }),
  ];
}

/** “late +6.4 · not due −2.4”: the parts of the change, which sum to it as printed; without one those of the figure. */
function dsoNote(drawing: Drawing): Child {
  const { h, t, locale } = drawing.context;
  const values = DSO_PARTS.map((metric) => now(drawing, metric));
  const earlier = DSO_PARTS.map((metric) => before(drawing, metric));
  if (values.some((each) => each === null)) return null;
  const isChange = earlier.every((each) => each !== null);
  const parts = values.map((each, i) => each! - (isChange ? earlier[i]! : 0));
  const [late, notDue] = apportion(parts, 0.1).map((days) => decimal(days, locale, 1, isChange));
  const printed = (i: number, text: string) => value(h, DSO_PARTS[i]!, values[i]!, text);
  return isChange
    ? t('overview.dsoMoved', { late: late!, notDue: notDue! })
    : [
        `${t('overview.dsoLate')} `,
        printed(0, late!),
        ` · ${t('overview.dsoNotDue')} `,
        printed(1, notDue!),
      ];
}

function promisedNote(drawing: Drawing): Child {
  const { h, t } = drawing.context;
  if (!drawing.answers.promised_soon_amount) return null;
  const promised = now(drawing, 'promised_soon_amount');
  return [
    `${t('overview.promised')} `,
    value(h, 'promised_soon_amount', promised, money(promised, drawing.options)),
  ];
}

const NOTES: Record<Tile['id'], ((drawing: Drawing) => Child) | null> = {
  overdue_amount: null,
  overdue_share: openNote,
  collection_rate_due: rateNote,
  dso: dsoNote,
  due_soon_amount: promisedNote,
};

function tile(drawing: Drawing, shown: Tile): HTMLElement {
  const { context, options } = drawing;
  const { h, t, site } = context;
  const { id } = shown;
  const { unit } = metricById(id);
  const card = figure(context, {
    metric: id,
    label: t(`overview.tile.${id}`, { days: site.params.dueSoonDays }),
    value: now(drawing, id),
    text: formatValue(now(drawing, id), unit, options),
    unit: unit === 'days' ? t('overview.days') : undefined,
    change: changeOf(drawing, shown),
  });
  const chart = CHARTS[id]?.(drawing);
  if (chart) card.append(h('div', { class: 'figure-chart' }, chart));
  const note = NOTES[id]?.(drawing);
  if (note) card.append(h('div', { class: 'figure-note' }, note));
  return card;
}

function questions(site: Site, view: View): Record<string, Question> {
  const asked: Record<string, Question> = {
    ...scaleQuestions(view),
    ...emptinessQuestions(site, view),
    open_amount: questionFor(view, 'open_amount'),
    ...(site.inputs.target_rate ? { target_rate: questionFor(view, 'target_rate') } : {}),
    ...(site.inputs.promise
      ? { promised_soon_amount: questionFor(view, 'promised_soon_amount') }
      : {}),
  };
  for (const id of [...TILES.map((one) => one.id), ...DSO_PARTS]) {
    asked[id] = questionFor(view, id);
    const earlier = earlierOf(id, site, view);
    if (earlier) asked[`${id}.before`] = questionFor(view, id, [], earlier);
  }
  for (const id of MONTHLY) asked[`${id}.months`] = questionFor(view, id, ['month']);
  return asked;
}

export const figuresBlock: Block = {
  id: 'figures',
  questions,
  render(answers, context) {
    const { currency, scale } = pageMoney(answers, context);
    const drawing: Drawing = {
      answers,
      context,
      options: { currency, scale, locale: context.locale },
      isEmpty: emptiness(answers, context) !== null,
    };
    return context.h(
      'div',
      { class: 'figures leading' },
      TILES.map((shown) => tile(drawing, shown)),
    );
  },
};
