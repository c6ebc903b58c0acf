/** Builds elements in any document: linkedom's at build time, the real one in the browser. */

export type Child = Node | string | number | null | undefined | false | Child[];
type Attributes = Record<string, string | number | boolean | null | undefined>;

const SVG = 'http://www.w3.org/2000/svg';

function fill<E extends Element>(
  element: E,
  attributes: Attributes | null | undefined,
  children: Child[],
): E {
  for (const name in attributes) {
    const value = attributes[name];
    if (value === null || value === undefined || value === false) continue;
    if (name === 'style' || name.startsWith('on')) {
      throw new Error(`attribute "${name}" is not allowed: the page's policy forbids it`);
    }
    element.setAttribute(name, value === true ? '' : String(value));
  }
  append(element, children);
  return element;
}

/** Appends nodes, and texts as text nodes; skips null, undefined and false, flattens lists. */
function append(parent: Element, children: Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) append(parent, child);
    else if (typeof child === 'string' || typeof child === 'number') {
      parent.appendChild(parent.ownerDocument.createTextNode(String(child)));
    } else parent.appendChild(child);
  }
}

/**
 * Makes elements of one document. `true` writes an empty attribute; null, undefined and false write none.
 * Throws on `style` and `on…` attributes, which the Content-Security-Policy forbids.
 */
export interface ElementMaker {
  /** An HTML element. */
  <K extends keyof HTMLElementTagNameMap>(
    tag: K,
    attributes?: Attributes | null,
    ...children: Child[]
  ): HTMLElementTagNameMap[K];
  /** An SVG element, likewise. */
  svg<K extends keyof SVGElementTagNameMap>(
    tag: K,
    attributes?: Attributes | null,
    ...children: Child[]
  ): SVGElementTagNameMap[K];
}

/** The maker of a document's elements; by custom it is called `h`. */
export function elementMaker(document: Document): ElementMaker {
  const html = <K extends keyof HTMLElementTagNameMap>(
    tag: K,
    attributes?: Attributes | null,
    ...children: Child[]
  ) => fill(document.createElement(tag), attributes, children);
  const svg = <K extends keyof SVGElementTagNameMap>(
    tag: K,
    attributes?: Attributes | null,
    ...children: Child[]
  ) => fill(document.createElementNS(SVG, tag), attributes, children);
  return Object.assign(html, { svg });
}
