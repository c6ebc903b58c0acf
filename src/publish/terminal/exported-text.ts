/** What the command says of a file that it has written. */
import type { WrittenCustomer } from '../file/customer-file.ts';
import type { Cut } from '../file/cut-folder.ts';
import type { Exported } from '../file/export-file.ts';

export function exportedLines({ path, bytes, asOf, pages, hasEngine, people }: Exported): string[] {
  return [
    `${path}: ${pages} pages as of ${asOf}, ${(bytes / 1e6).toFixed(1)} MB.`,
    ...(hasEngine
      ? []
      : [
          'Rows behind figures are not in it: with them it would have more than 15 MB. Its pages say so; fewer pages or one language leave more room.',
        ]),
    people === null
      ? 'It is in clear: whoever has the file reads it.'
      : `It is sealed and opens with the link of ${people.join(', ')}; send the link in another way than the file.`,
  ];
}

export const customerLines = ({ path, bytes, asOf, name, cut }: WrittenCustomer): string[] => [
  `${path}: ${name} as of ${asOf}, ${Math.ceil(bytes / 1000)} kB.`,
  ...(cut.isWhole ? [] : [`${leftOut(cut)}: whole, it would have more than 400 kB.`]),
  'It is in clear: whoever has the file reads it.',
];

const leftOut = ({ months }: Cut): string =>
  months === undefined
    ? 'Its longest lists are cut, as on the page'
    : `Its lists are cut, and its statement covers the last ${months === 1 ? 'month' : `${months} months`}`;
