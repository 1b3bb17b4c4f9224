/**
 * The data inside the file: texts of script elements that no browser runs.
 * @module offline_block
 */

/** The text of a block. @param {string} id */
export function block(id) {
  return String(document.getElementById(id)?.textContent);
}

/** The text that a block holds packed: gzip in base64. @param {string} id */
export async function unpacked(id) {
  const letters = atob(block(id));
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}
