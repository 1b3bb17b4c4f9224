/**
 * The explore page: which parts it is made of.
 * @module explore
 */
import { bindCard } from "./card.js";
import { bindFindings } from "./findings.js";
import { bindFrame } from "./frame.js";
import { bindKey } from "./furniture.js";
import { bindLegend } from "./legend.js";
import { bindOverlay } from "./overlay.js";
import { start } from "./page.js";
import { bindPanel } from "./panel.js";
import { bindPoints } from "./pointing.js";
import { bindPrint } from "./print.js";
import { bindRuler } from "./ruler.js";
import { bindScenes } from "./scenes.js";
import { bindSearch } from "./search.js";
import { bindShare } from "./share.js";
import { bindTable } from "./table.js";
import { bindTour } from "./touring.js";

start([
  bindFindings,
  bindPanel,
  bindLegend,
  bindCard,
  bindRuler,
  bindScenes,
  bindTable,
  bindSearch,
  bindShare,
  bindPrint,
  bindKey,
  bindFrame,
  bindOverlay,
  bindTour,
  bindPoints,
]);
