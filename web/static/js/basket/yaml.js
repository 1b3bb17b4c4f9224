/**
 * A basket as the YAML that `atlas brief` reads; every text in quotes, which YAML takes as JSON does.
 * @module basket/yaml
 */

/**
 * @param {Basket} basket @param {BasketView[]} views @param {string} title
 * @param {Record<string, string>} head what else the head says
 */
export function yamlOf(basket, views, title, head = {}) {
  const lines = [`title: ${quoted(basket.title || title)}`];
  for (const [key, value] of Object.entries(head)) lines.push(`${key}: ${value}`);
  lines.push("views:");
  for (const view of views) {
    lines.push(`  - view: ${quoted(view.address)}`);
    if (view.title) lines.push(`    title: ${quoted(view.title)}`);
    if (view.remark) lines.push(`    remark: ${quoted(view.remark)}`);
  }
  return `${lines.join("\n")}\n`;
}

/** @param {string} text */
function quoted(text) {
  return JSON.stringify(text);
}
