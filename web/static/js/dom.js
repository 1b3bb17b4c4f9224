/**
 * Elements from data: text only ever becomes text.
 * @module dom
 * @typedef {string | number | boolean | null | undefined} Value null, undefined and false are left out
 * @typedef {Record<string, Value>} Attributes
 * @typedef {Node | string | null | undefined} Child
 */

const SVG = "http://www.w3.org/2000/svg";
/** @type {Map<string, Element>} */
const drawn = new Map();

/**
 * An HTML element with attributes and children; strings become text nodes, nothing is parsed.
 * @template {string} Name
 * @param {Name} name @param {Attributes} attributes @param {...Child} children
 * @returns {Name extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[Name] : HTMLElement}
 */
export function el(name, attributes = {}, ...children) {
  return /** @type {any} */ (fill(document.createElement(name), attributes, children));
}

/**
 * An SVG element with attributes and children.
 * @param {string} name @param {Attributes} attributes @param {...Child} children
 */
export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

/** @template {Element} E @param {E} node @param {Attributes} attributes @param {Child[]} children */
function fill(node, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false)
      node.setAttribute(key, value === true ? "" : String(value));
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** A mark of the scene's own table as an element; each text is parsed once. @param {string} text */
export function mark(text) {
  const known = drawn.get(text) ?? new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  drawn.set(text, known);
  return document.importNode(known, true);
}

/** The elements of an HTML part that this service rendered. @param {string} html */
export function part(html) {
  return [...new DOMParser().parseFromString(html, "text/html").body.childNodes].map((node) =>
    document.adoptNode(node),
  );
}
