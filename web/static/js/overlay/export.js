/**
 * Exports with the rows in them: the same addresses, asked with the rows in the body of the request.
 * @module overlay/export
 */
import { near } from "../finding.js";
import { filled } from "../saying.js";
import { handOut } from "./files.js";

/**
 * Let every download link of the page send the rows while some are shown.
 * @param {RowStore} store @param {() => Kit} kit @param {(text: string) => void} say
 */
export function bindExports(store, kit, say) {
  document.addEventListener("click", (event) => {
    const link = /** @type {HTMLAnchorElement | null} */ (near(event, 'a[href*="/export/"], a[data-export]'));
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
      .then(
        () => say(filled(texts.exported, { n: store.drawn.length })),
        (error) => say(error.message),
      )
      .finally(() => link.removeAttribute("aria-busy"));
  });
}

/**
 * The file that the service makes of rows; they are in the body and nowhere in the address.
 * @param {string} address @param {Row[]} rows
 */
export async function sent(address, rows) {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ rows }),
    credentials: "same-origin",
  });
  if (!answer.ok) throw new Error(await reason(answer));
  const name = answer.headers.get("Content-Disposition")?.match(/filename="([^"]+)"/)?.[1] ?? "map";
  return { content: await answer.blob(), name };
}

/** @param {Response} answer */
async function reason(answer) {
  const problem = await answer.json().catch(() => ({}));
  return problem.detail ?? `${answer.status}`;
}
