/** `check --ask` from the first question to the new figures, on a terminal made of streams. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { noProgress } from '../../../src/contract/progress.ts';
import { checkAndAsk } from '../../../src/publish/check-and-ask.ts';
import { lineTerminal } from '../../../src/publish/terminal/line-terminal.ts';
import { csv, type Files, withFolder } from '../../contract/folder.ts';

const FILES: Files = {
  'invoices.csv': csv(
    'Invoice Number,Customer Name,Invoice Date,Due Date,Amount,Currency,Status',
    'I1,Acme,2026-01-05,2026-02-04,100.00,EUR,Open',
    'I2,Beta,2026-01-06,2026-02-05,50.00,EUR,Zqorvo',
    'I3,Gamma,2026-01-07,2026-02-06,25.00,EUR,Wxil',
  ),
  'payments.csv': csv(
    'Payment No,Payment Date,Customer Name,Invoice Number,Amount,Currency,Kind',
    'P1,2026-02-01,Acme,I1,40.00,EUR,Payment',
    'P2,2026-02-01,Acme,I1,10.00,EUR,Xqov',
  ),
};

interface Talk {
  code: number;
  printed: string;
  settings: string | null;
}

/** Types the next of `lines` at each prompt; null ends the input. */
async function talk(lines: (string | null)[], files: Files = FILES): Promise<Talk> {
  return withFolder(files, async (dir) => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const left = [...lines];
    let printed = '';
    output.on('data', (chunk) => {
      printed += chunk;
      if (!/(?:stop|y or n): $/.test(String(chunk))) return;
      const line = left.shift() ?? null;
      if (line === null) input.end();
      else input.write(`${line}\n`);
    });
    const terminal = lineTerminal(input, output);
    const code = await checkAndAsk(dir, terminal, noProgress);
    terminal.close();
    const path = join(dir, 'report.yml');
    const settings = existsSync(path) ? readFileSync(path, 'utf8') : null;
    expect(left).toEqual([]);
    return { code, printed, settings };
  });
}

test('puts the questions, most money first, writes the answers and shows what changed', async () => {
  const files = { ...FILES, 'report.yml': '# ours\nmax_set_aside: 1\n' };
  const { code, printed, settings } = await talk(['2', 'live', 'nonsense', '5'], files);
  expect(code).toBe(0);
  const asked = [...printed.matchAll(/Question \d of 3: .*\n.*“(.*)”/g)].map(([, word]) => word);
  expect(asked).toEqual(['Zqorvo', 'Wxil', 'Xqov']);
  expect(printed).toContain(
    '    row 3: I2 | Beta | 2026-01-06 | 2026-02-05 | 50.00 | EUR | Zqorvo',
  );
  expect(printed).toContain(
    '  2  void: cancelled: left out (invoiced −50.00 EUR, open by at most −50.00 EUR)',
  );
  expect(printed).toContain('“nonsense” is none of the answers.');
  // invoiced 100 + 50 + 25, the void 50 goes; cash 40 + 10, as a refund the 10 are money out;
  // open 175 − 50, then 125 invoiced − 40 received + 10 paid back
  expect(printed).toContain('  invoiced EUR: 175.00 → 125.00 (−50.00)');
  expect(printed).toContain('  cash EUR: 50.00 → 30.00 (−20.00)');
  expect(printed).toContain('  open EUR: 125.00 → 95.00 (−30.00)');
  expect(settings).toBe(
    '# ours\nmax_set_aside: 1\nvalues:\n  status:\n    Zqorvo: void\n    Wxil: live\n  kind:\n    Xqov: refund\n',
  );
});

test('what is refused is asked again until it can be used; what is skipped stays open', async () => {
  const { code, printed, settings } = await talk(['2', '', 'q']);
  expect(code).toBe(1);
  expect(printed).toContain('nothing is published until it is answered');
  expect(printed).toContain('Still refused');
  expect(printed).toContain('2 open questions');
  expect(settings).toBe('values:\n  status:\n    Zqorvo: void\n');
});

test('an end of the input writes nothing', async () => {
  const { settings, printed } = await talk(['2', null]);
  expect(settings).toBeNull();
  expect(printed).toContain('nothing was written');
});

test('a file that is answered to be readable brings the questions that are in it', async () => {
  const files: Files = {
    'invoices.csv': csv(
      'Invoice Number,Customer Name,Invoice Date,Amount',
      'I1,Acme,2026-01-05,9.00',
    ),
    'zahlen.csv': csv('Qwx,Vbn,Zrt', '2026-02-01,5.00,Zq', '2026-02-02,4.00,Zq'),
  };
  const { code, printed } = await talk(['ignore'], files);
  expect(code).toBe(0);
  expect(printed).toContain('columns: { "zahlen.csv": { "*": ignore } }');
  expect(printed).toContain('  open: 9.00');
});

test('an answer that report.yml contradicts is not replaced without a word', async () => {
  const files: Files = {
    'invoices.csv': csv(
      'Invoice Number,Customer Name,Invoice Date,Amount',
      'I1,Acme,2026-01-05,9.00',
    ),
    'zahlen.csv': csv('Qwx,Vbn', 'a,b'),
    'report.yml': 'columns:\n  zahlen.csv:\n    "*": payment.bank_ref\n',
  };
  const { printed, settings } = await talk(['ignore', 'n', 'ignore', 'y'], files);
  expect(printed).toContain(
    'says columns: zahlen.csv: *: payment.bank_ref. Write ignore in its place?',
  );
  expect(settings).toBe('columns:\n  zahlen.csv:\n    "*": ignore\n');
});
