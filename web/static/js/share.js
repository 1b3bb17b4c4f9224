/**
 * The permanent address: copied with one press; language and export links keep the state.
 * @module share
 */

/** Let the copy button write the whole state's address to the clipboard. */
export function bindShare({ $, state, texts }) {
  const button = $("copy-link");
  button.addEventListener("click", async () => {
    const copied = await copy(state.permalink());
    $("announce").textContent = copied ? texts.copied : texts.not_copied;
    button.querySelector("span").textContent = copied ? texts.copied : texts.not_copied;
    setTimeout(() => (button.querySelector("span").textContent = texts.copy_link), 1800);
  });
  const links = () => {
    document.querySelectorAll("a[data-lang]").forEach((link) => (link.href = inLanguage(state, link.dataset.lang)));
    document.querySelectorAll("a[data-export]").forEach((link) => (link.href = `/export/${link.dataset.export}?${state.query()}`));
  };
  state.onChange(links);
  links();
  bindMenu(document.querySelector(".exports"));
}

/** The menu of downloads closes on Escape, and when something else is pressed. */
function bindMenu(menu) {
  document.addEventListener("pointerdown", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
    event.stopPropagation();
  });
}

function inLanguage(state, lang) {
  const query = new URLSearchParams(state.query());
  query.set("lang", lang);
  return `?${query}`;
}

/** Whether the text reached the clipboard; without a secure page the selection is copied instead. */
async function copy(text) {
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(text).then(() => true, () => selected(text));
  }
  return selected(text);
}

function selected(text) {
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}
