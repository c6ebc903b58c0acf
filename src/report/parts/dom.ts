/** Builds elements in any document: linkedom's at build time, the real one in the browser. */

export type Child = Node | string | number | null | undefined | false | Child[];
export type Attributes = Record<string, string | number | boolean | null | undefined>;

const SVG = 'http://www.w3.org/2000/svg';

function fill(element: Element, attributes: Attributes | null, children: Child[]): void {
  for (const name in attributes) {
    const value = attributes[name];
    if (value === null || value === undefined || value === false) continue;
    if (name === 'style' || name.startsWith('on')) {
      throw new Error(`attribute "${name}" is not allowed: the page's policy forbids it`);
    }
    element.setAttribute(name, value === true ? '' : String(value));
  }
  append(element, children);
}

/** Appends nodes, and texts as text nodes; skips null, undefined and false, flattens lists. */
export function append(parent: Element, children: Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) append(parent, child);
    else if (typeof child === 'string' || typeof child === 'number') {
      parent.appendChild(parent.ownerDocument.createTextNode(String(child)));
    } else parent.appendChild(child);
  }
}

/**
 * An HTML element. `true` writes an empty attribute; null, undefined and false write none.
 * Throws on `style` and `on…` attributes, which the Content-Security-Policy forbids.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  document: Document,
  tag: K,
  attributes?: Attributes | null,
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  fill(element, attributes ?? null, children);
  return element;
}

/** An SVG element, likewise. */
export function svg<K extends keyof SVGElementTagNameMap>(
  document: Document,
  tag: K,
  attributes?: Attributes | null,
  ...children: Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, tag);
  fill(element, attributes ?? null, children);
  return element;
}
