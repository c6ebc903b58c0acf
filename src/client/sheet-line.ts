/** The line at the foot of every printed sheet: whose report, which page, as of when, what is chosen, and whose link opened it. */

/** What the page itself says, in the order of the line. */
const PARTS = [
  '.company',
  '[data-view-name]',
  'h1',
  '[data-as-of]',
  '[data-filter-line]',
  '[data-assumed] h2',
];
/** A statement goes to the customer: it names the two parties and its own date. */
const STATEMENT_PARTS = ['.statement-parties', '.statement-date'];

/** Follows what the reader has chosen: written anew for each print. */
export function bindSheetLine(): void {
  addEventListener('beforeprint', () => {
    const { dataset } = document.documentElement;
    const parts = dataset.print ? STATEMENT_PARTS : PARTS;
    const texts = parts.map((part) => document.querySelector(part)?.textContent);
    // a statement is for somebody else
    if (!dataset.print) texts.push(dataset.person);
    dataset.sheet = texts.filter(Boolean).join(' · ');
  });
}
