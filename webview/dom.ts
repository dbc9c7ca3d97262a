type Attributes = Readonly<Record<string, string | number | boolean | null>>;
type Child = Node | string | null;

/** Makes an HTML element. A null or false attribute is left out, a true one is there without a value. */
export function html<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes?: Attributes,
  ...children: Child[]
): HTMLElementTagNameMap[K];
export function html(tag: string, attributes?: Attributes, ...children: Child[]): HTMLElement;
export function html(tag: string, attributes: Attributes = {}, ...children: Child[]): HTMLElement {
  return dress(document.createElement(tag), attributes, children);
}

export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  return dress(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

function dress<E extends Element>(element: E, attributes: Attributes, children: readonly Child[]): E {
  set(element, attributes);
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** Changes only attributes that differ, so that a live panel does not flicker. */
export function set(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === false) element.removeAttribute(name);
    else {
      const text = value === true ? '' : `${value}`;
      if (element.getAttribute(name) !== text) element.setAttribute(name, text);
    }
  }
}

/** Changes a text only when it differs: a screen reader would read it again. */
export function say(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
