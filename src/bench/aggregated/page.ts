/**
 * The page that others would write, for comparison: sums fetched as JSON, drawn by Plot in the reader's browser, and drawn
 * anew at each filter. It has the overview's figures and charts, and neither its text, its customers nor rows behind a figure.
 */
import { agesChart, BUCKETS, bridgeChart, bullet, course, type Step } from './charts.ts';
import { type Balance, type Cube, type Flow, rowsOf } from './cube.ts';

const MONTHS = 12;
const LISTED = 8;

const response = await fetch('./cube.json');
const cube = (await response.json()) as Cube;
const balances = rowsOf<Balance>(cube.balances);
const flows = rowsOf<Flow>(cube.flows);
const months = [...new Set(balances.map(({ month }) => month))].sort();
const names = new Map(cube.reps.map(({ id, name }) => [id, name]));
const money = new Intl.NumberFormat('en', { style: 'currency', currency: cube.currency });
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });

const selectOf = (name: string): HTMLSelectElement =>
  document.querySelector<HTMLSelectElement>(`select[name=${name}]`)!;
const fill = (name: string, values: string[], nameOf = (value: string) => value): void =>
  selectOf(name).append(...values.map((value) => new Option(nameOf(value), value)));

fill('from', months);
fill('region', [...new Set(balances.map(({ region }) => region))].sort());
fill('rep', [...names.keys()].sort(), (id) => names.get(id)!);
selectOf('from').value = months.at(-MONTHS) ?? months[0]!;

const sum = <Row>(rows: Row[], of: (row: Row) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);

function draw(): void {
  const [region, rep, from] = ['region', 'rep', 'from'].map((name) => selectOf(name).value);
  const isChosen = (row: { region: string; rep: string }): boolean =>
    (region === '' || row.region === region) && (rep === '' || row.rep === rep);
  const mine = balances.filter(isChosen);
  const late = mine.filter(({ bucket }) => bucket !== 'not_due');
  const shown = months.slice(-MONTHS);
  drawFigures(
    mine,
    late,
    flows.filter((flow) => isChosen(flow) && flow.month >= from!),
  );
  const ages = shown.flatMap((month) =>
    BUCKETS.map((bucket) => {
      const rows = late.filter((row) => row.month === month && row.bucket === bucket);
      return { month, bucket, open: sum(rows, (row) => row.open) };
    }),
  );
  place('#ages', agesChart(ages));
  place('#bridge', bridgeChart(bridge(late)));
  drawReps(late);
}

const place = (selector: string, ...drawn: Node[]): void => {
  const element = document.querySelector(selector)!;
  element.replaceChildren(...drawn);
  element.removeAttribute('aria-busy');
};

const at = (rows: Balance[], month: string | undefined): number =>
  sum(
    rows.filter((row) => row.month === month),
    (row) => row.open,
  );

function drawFigures(mine: Balance[], late: Balance[], chosen: Flow[]): void {
  const now = months.at(-1);
  const open = at(mine, now);
  const overdue = at(late, now);
  const due = sum(chosen, (flow) => flow.due);
  const rate = due === 0 ? 0 : sum(chosen, (flow) => flow.collected) / due;
  const sold = sum(
    chosen.filter((flow) => flow.month > (months.at(-4) ?? '')),
    (flow) => flow.invoiced,
  );
  const figure = (name: string, text: string, chart?: Element): HTMLElement => {
    const box = document.createElement('div');
    const value = document.createElement('strong');
    value.textContent = text;
    box.append(name, value, ...(chart ? [chart] : []));
    return box;
  };
  const share = open === 0 ? 0 : overdue / open;
  place(
    '.figures',
    figure(
      'Overdue',
      money.format(overdue / 100),
      course(months.slice(-MONTHS).map((month) => at(late, month))),
    ),
    figure('Overdue share', percent.format(share), bullet(share)),
    figure('Collection rate', percent.format(rate), bullet(rate)),
    figure('DSO', sold === 0 ? '–' : ((open / sold) * 91).toFixed(1)),
    figure('Open', money.format(open / 100)),
  );
}

const totals = (rows: Balance[], month: string | undefined): Map<string, number> => {
  const byRep = new Map<string, number>();
  for (const row of rows)
    if (row.month === month) byRep.set(row.rep, (byRep.get(row.rep) ?? 0) + row.open);
  return byRep;
};

/** The reps who moved it most, and all others together. */
function bridge(late: Balance[]): Step[] {
  const [before, now] = [months.at(-1 - MONTHS), months.at(-1)];
  const [earlier, later] = [totals(late, before), totals(late, now)];
  const moves = [...new Set([...earlier.keys(), ...later.keys()])]
    .map((rep) => ({ label: names.get(rep)!, by: (later.get(rep) ?? 0) - (earlier.get(rep) ?? 0) }))
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by));
  const named = moves.slice(0, LISTED - 1);
  const others = { label: 'All others', by: sum(moves.slice(LISTED - 1), ({ by }) => by) };
  let reached = at(late, before);
  const steps: Step[] = [{ label: before ?? 'Before', from: 0, to: reached }];
  for (const { label, by } of [...named, others]) {
    steps.push({ label, from: reached, to: reached + by });
    reached += by;
  }
  return [...steps, { label: now!, from: 0, to: reached }];
}

function drawReps(late: Balance[]): void {
  const now = [...totals(late, months.at(-1))].sort((a, b) => b[1] - a[1]).slice(0, LISTED);
  const oldest = totals(
    late.filter(({ bucket }) => bucket === '90+'),
    months.at(-1),
  );
  const row = (cells: string[], tag: 'th' | 'td'): HTMLElement => {
    const line = document.createElement('tr');
    for (const text of cells)
      line.append(Object.assign(document.createElement(tag), { textContent: text }));
    return line;
  };
  place('thead', row(['Rep', 'Overdue', 'Over 90 days'], 'th'));
  place(
    'tbody',
    ...now.map(([rep, open]) =>
      row(
        [names.get(rep)!, money.format(open / 100), money.format((oldest.get(rep) ?? 0) / 100)],
        'td',
      ),
    ),
  );
}

draw();
document.querySelector('form')!.addEventListener('change', draw);
