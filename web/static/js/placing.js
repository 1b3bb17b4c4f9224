/**
 * Where the service begins, which a proxy may have put below a prefix: the root element names it.
 * @module placing
 */

/** The address of a path of the service; one that has the prefix already is left. @param {string} path */
export function placed(path) {
  const root = document.documentElement.dataset.root ?? "";
  return path.startsWith("/") && !path.startsWith(`${root}/`) ? `${root}${path}` : path;
}
