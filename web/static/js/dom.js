/**
 * Elements from data: text only ever becomes text.
 * @module dom
 */

const SVG = "http://www.w3.org/2000/svg";
const parser = new DOMParser();
const drawn = new Map();

/** An HTML element with attributes and children; strings become text nodes, nothing is parsed. */
export function el(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** An SVG element with attributes and children. */
export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

function fill(node, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** A mark of the scene's own table as an element; each text is parsed once. */
export function mark(text) {
  if (!drawn.has(text)) drawn.set(text, parser.parseFromString(text, "image/svg+xml").documentElement);
  return document.importNode(drawn.get(text), true);
}

/** The elements of an HTML part that this service rendered. */
export function part(html) {
  return [...parser.parseFromString(html, "text/html").body.childNodes].map((node) => document.adoptNode(node));
}
