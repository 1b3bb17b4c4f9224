/**
 * The choice between pictures and moving maps; what moving maps need is fetched when they are first chosen.
 * @module comparing
 */

const boot = JSON.parse(document.getElementById("moving-boot").textContent);
const section = document.getElementById("compare-maps");
const buttons = [...section.querySelectorAll("[data-show]")];
const said = section.querySelector("[data-failure]");
let begun = null;

section.querySelector("[data-choice]").hidden = false;
buttons.forEach((button) => button.addEventListener("click", () => show(button.dataset.show)));

/** Show the pictures or the moving maps. */
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

/** A map that cannot be drawn leaves the pictures, and says why. */
function fail(error) {
  begun = null;
  said.hidden = false;
  said.textContent = `${boot.texts.failed} (${error.message})`;
  show("pictures");
}

function loaded(address) {
  return new Promise((resolve, reject) => {
    const script = made("script", { src: address });
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => reject(new Error(address)));
    document.head.append(script);
  });
}

function made(name, attributes) {
  return Object.assign(document.createElement(name), attributes);
}
