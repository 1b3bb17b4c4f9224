/**
 * Exports with the rows in them: the same addresses, asked with the rows in the body of the request.
 * @module overlay/export
 */
import { handOut } from "./files.js";
import { filled } from "../saying.js";

/** Let every download link of the page send the rows while some are shown. */
export function bindExports(store, kit, say) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="/export/"], a[data-export]');
    if (!link || !store.drawn.length) return;
    const { exports, texts } = kit();
    if (!exports.includes(new URL(link.href).pathname)) {
      say(filled(texts.not_carried, { n: store.drawn.length }));
      return;
    }
    event.preventDefault();
    link.setAttribute("aria-busy", "true");
    say(texts.exporting);
    sent(link.href, store.drawn)
      .then(({ content, name }) => handOut(content, name))
      .then(() => say(filled(texts.exported, { n: store.drawn.length })), (error) => say(error.message))
      .finally(() => link.removeAttribute("aria-busy"));
  });
}

/** The file that the service makes of rows; they are in the body and nowhere in the address. */
export async function sent(address, rows) {
  const answer = await fetch(address, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ rows }), credentials: "same-origin" });
  if (!answer.ok) throw new Error(await reason(answer));
  const name = answer.headers.get("Content-Disposition")?.match(/filename="([^"]+)"/)?.[1] ?? "map";
  return { content: await answer.blob(), name };
}

async function reason(answer) {
  const problem = await answer.json().catch(() => ({}));
  return problem.detail ?? `${answer.status}`;
}
