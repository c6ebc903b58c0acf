/** What a link's preview says of a page: the first line of its default view, as one clean text. */

/** More than this no preview shows. */
const MAX_LETTERS = 300;

/** The first block's answer, or else its first paragraph; `otherwise` where it has neither. */
export function pageDescription(block: Element | undefined, otherwise: string): string {
  const line = block?.querySelector('.answer') ?? block?.querySelector('p');
  const text = (line?.textContent ?? '').replace(/\s+/g, ' ').trim();
  if (text.length <= MAX_LETTERS) return text || otherwise;
  return `${text.slice(0, MAX_LETTERS - 1).replace(/ [^ ]*$/, '')}…`;
}
