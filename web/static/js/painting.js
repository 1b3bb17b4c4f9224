/**
 * Waiting for the browser to paint.
 * @module painting
 */

/**
 * Until a frame has been drawn; no longer than some milliseconds, for in a page that lies in the background none is.
 * @param {number} longest @returns {Promise<void>}
 */
export function framed(longest) {
  return new Promise((go) => {
    requestAnimationFrame(() => setTimeout(go));
    setTimeout(go, longest);
  });
}
