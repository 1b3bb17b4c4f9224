/**
 * The choice between pictures and moving maps; what moving maps need is fetched when they are first chosen.
 * @module comparing
 */

import { tellFault } from "./fault.js";
import { Unreachable } from "./loading.js";

const section = /** @type {HTMLElement} */ (document.getElementById("compare-maps"));
const [choice, said, written] = ["[data-choice]", "[data-failure]", "#moving-boot"].map(
  (selector) => /** @type {HTMLElement} */ (document.querySelector(selector)),
);
/** @type {MovingBoot} */
const boot = JSON.parse(String(written.textContent));
/** @type {NodeListOf<HTMLElement>} */
const buttons = section.querySelectorAll("[data-show]");
/** @type {Promise<void> | null} */
let begun = null;

choice.hidden = false;
buttons.forEach((button) => button.addEventListener("click", () => show(button.dataset.show)));

/** Show the pictures or the moving maps. @param {string | undefined} kind */
async function show(kind) {
  section.dataset.maps = kind;
  buttons.forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.show === kind)));
  if (kind !== "moving") return;
  begun ??= begin();
  await begun.catch((error) => fail(error));
}

async function begin() {
  boot.styles.forEach((address) => document.head.append(made("link", { rel: "stylesheet", href: address })));
  for (const address of boot.scripts) await loaded(address);
  const { compare } = await import(boot.module);
  await compare(boot, section);
}

/** A map that cannot be drawn leaves the pictures, and says why. @param {Error} error */
function fail(error) {
  begun = null;
  tellFault(said, boot.texts, error, () => show("moving"));
  show("pictures");
}

/** @param {string} address */
function loaded(address) {
  return new Promise((resolve, reject) => {
    const script = made("script", { src: address });
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => reject(new Unreachable(address)));
    document.head.append(script);
  });
}

/** @param {string} name @param {Record<string, string>} attributes */
function made(name, attributes) {
  return Object.assign(document.createElement(name), attributes);
}
