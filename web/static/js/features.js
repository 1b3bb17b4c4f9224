/**
 * Kinds of features: what is an area, a line, or stands at a place.
 * @module features
 */

const MARKED = new Set(["point", "ring", "badge"]);

/** @param {Feature} feature @returns {feature is AreaFeature} */
export function isArea(feature) {
  return feature.kind === "area";
}

/** @param {Feature} feature @returns {feature is LineFeature} */
export function isLine(feature) {
  return feature.kind === "line" || feature.kind === "link";
}

/**
 * Whether a feature has a place where its mark may stand.
 * @param {Feature} feature @returns {feature is MarkFeature}
 */
export function isPlaced(feature) {
  return MARKED.has(feature.kind);
}

/** The mark of a feature of any kind, as a key of the scene's marks. @param {Feature} feature */
export function markOf(feature) {
  return "mark" in feature ? feature.mark : null;
}
