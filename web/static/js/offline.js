/**
 * The map in a file of its own: the same page, asking the file instead of the service.
 * @module offline
 */
import { bindCard } from "./card.js";
import { bindKey } from "./furniture.js";
import { askInstead } from "./loading.js";
import { answers } from "./offline_answers.js";
import { block, unpacked } from "./offline_block.js";
import { address, bindOrigin, opened, themeOf } from "./offline_origin.js";
import { Store } from "./offline_store.js";
import { start } from "./page.js";
import { bindPanel } from "./panel.js";
import { bindPrint } from "./print.js";
import { bindRuler } from "./ruler.js";
import { bindSearch } from "./search.js";
import { bindTable } from "./table.js";

/** @type {SavedBoot} */
const boot = JSON.parse(block("atlas-boot"));
/** @type {StoreData} */
const data = JSON.parse(await unpacked("atlas-store"));
const store = new Store(data, themeOf(boot.state, Object.keys(data.themes)));

const first = opened(boot.state, store);

const asked = answers(store, boot.texts);

askInstead(asked);
const page = start(
  [bindPanel, bindCard, bindRuler, bindTable, bindSearch, bindOrigin, bindPrint, bindKey],
  { ...boot, state: { ...first, layers: null, focus: null } },
  address(boot.origin),
);
page.state.set(first);
window.atlas.answers = asked;
