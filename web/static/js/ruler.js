/**
 * The time ruler: events on a broken scale, a handle at the as-of date, and steps from event to event.
 * @module ruler
 */

const DAY = 86400000;
const BREAK = { from: "2018-10-01", to: "2022-10-01", start: 0.11, end: 0.155 };
const END_MARGIN_DAYS = 75;

/** Position the ruler's events and let its handle and steps change the date. */
export function bindRuler(page) {
  const { $, state } = page;
  const ruler = $("ruler");
  const scale = scaleOf(ruler);
  place(ruler, scale);
  const follow = () => point(page, ruler, scale);
  follow();
  ruler.querySelectorAll("[data-step]").forEach((button) =>
    button.addEventListener("click", (event) => {
      event.preventDefault();
      step(state, ruler, Number(button.dataset.step));
    }),
  );
  ruler.querySelectorAll("a[data-date]").forEach((link) =>
    link.addEventListener("click", (event) => {
      event.preventDefault();
      state.set({ asof: link.dataset.date });
    }),
  );
  $("asof").addEventListener(
    "change",
    (event) => event.target.checkValidity() && event.target.value && state.set({ asof: event.target.value }),
  );
  bindHandle(page, ruler, scale);
  state.onChange((changed) => changed.includes("asof") && follow());
  new ResizeObserver(() => thin(ruler)).observe(ruler);
}

/** The broken scale: shares of the track from dates and back. */
function scaleOf(ruler) {
  const { first, today } = ruler.dataset;
  const last = new Date(Math.max(Date.parse(today), ...dates(ruler).map(Date.parse)) + END_MARGIN_DAYS * DAY);
  const pieces = [
    { from: Date.parse(first), to: Date.parse(BREAK.from), start: 0, end: BREAK.start },
    { from: Date.parse(BREAK.from), to: Date.parse(BREAK.to), start: BREAK.start, end: BREAK.end },
    { from: Date.parse(BREAK.to), to: last.getTime(), start: BREAK.end, end: 1 },
  ];
  return {
    pieces,
    share: (date) => along(pieces.find(({ to }) => Date.parse(date) <= to) ?? pieces.at(-1), Date.parse(date)),
    date: (share) => dated(pieces.find(({ end }) => share <= end) ?? pieces.at(-1), share, first),
    years: () => yearsBetween(last.getUTCFullYear()),
  };
}

function along({ from, to, start, end }, time) {
  return start + ((Math.min(time, to) - from) / (to - from)) * (end - start);
}

function dated({ from, to, start, end }, share, first) {
  const time = from + ((Math.max(share, 0) - start) / (end - start)) * (to - from);
  const text = new Date(Math.min(time, to)).toISOString().slice(0, 10);
  return text < first ? first : text;
}

function yearsBetween(last) {
  return [2018, ...Array.from({ length: last - 2022 }, (_, i) => 2023 + i)];
}

function dates(ruler) {
  return [...new Set([...ruler.querySelectorAll("[data-date]")].map((each) => each.dataset.date))].sort();
}

function percent(share) {
  return `${(share * 100).toFixed(2)}%`;
}

function place(ruler, scale) {
  ruler.querySelectorAll("[data-at]").forEach((each) => (each.style.left = percent(scale.share(each.dataset.at))));
  ruler.querySelectorAll("[data-span-from]").forEach((band) => {
    const [from, to] = [scale.share(band.dataset.spanFrom), band.dataset.spanTo ? scale.share(band.dataset.spanTo) : 1];
    band.style.left = percent(from);
    band.style.width = percent(to - from);
  });
  const years = ruler.querySelector(".ruler-years");
  scale
    .years()
    .filter((year) => scale.share(`${year}-01-01`) < 0.97)
    .forEach((year) => {
      const tick = document.createElement("span");
      tick.textContent = year;
      tick.style.left = percent(scale.share(`${year}-01-01`));
      years.append(tick);
    });
  const gap = ruler.querySelector(".ruler-break");
  gap.style.left = percent(BREAK.start);
  gap.style.width = percent(BREAK.end - BREAK.start);
  ruler.classList.add("placed");
  thin(ruler);
}

/** Hide the words of events that would overlap their neighbours; newer events keep theirs. */
function thin(ruler) {
  for (const row of ruler.querySelectorAll(".ruler-row")) {
    const track = row.getBoundingClientRect();
    let limit = track.right;
    for (const event of [...row.querySelectorAll(".ruler-event")].reverse()) {
      const words = event.querySelector(".ruler-words");
      keepInside(words, track);
      const box = words.getBoundingClientRect();
      const crowded = box.right > limit;
      words.classList.toggle("thinned", crowded);
      if (!crowded) limit = box.left - 8;
    }
  }
}

function keepInside(words, track) {
  words.style.transform = "";
  const box = words.getBoundingClientRect();
  const over = Math.max(0, box.right - track.right) - Math.max(0, track.left - box.left);
  if (over) words.style.transform = `translateX(calc(-50% - ${over}px))`;
}

/** Show the state's date in words, in the field and on the track. */
function point({ $, state, texts }, ruler, scale) {
  const asof = state.get("asof");
  const handle = $("ruler-handle");
  handle.style.left = percent(scale.share(asof));
  handle.setAttribute("aria-valuetext", asof);
  handle.setAttribute("aria-valuenow", Math.round(scale.share(asof) * 1000));
  $("asof").value = asof;
  document.querySelectorAll("[data-asof-words]").forEach((each) => (each.textContent = words(asof)));
  const event = ruler.querySelector(`.ruler-event [data-date="${asof}"]`);
  $("asof-event").textContent = asof === ruler.dataset.today ? texts.today : (event?.dataset.title ?? "");
  ruler
    .querySelectorAll("[data-date]")
    .forEach((each) => each.toggleAttribute("aria-current", each.dataset.date === asof));
}

function words(asof) {
  return `${asof.split("-").map(Number).join(".")}.`;
}

function step(state, ruler, direction) {
  const asof = state.get("asof");
  const stops = [...new Set([...dates(ruler), ruler.dataset.today])].sort();
  const next = direction > 0 ? stops.find((date) => date > asof) : stops.findLast((date) => date < asof);
  if (next) state.set({ asof: next });
}

function bindHandle({ $, state }, ruler, scale) {
  const handle = $("ruler-handle");
  const track = ruler.querySelector(".ruler-track");
  const dateAt = (event) => {
    const box = track.getBoundingClientRect();
    return scale.date(Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)));
  };
  handle.addEventListener("pointerdown", (event) => handle.setPointerCapture(event.pointerId));
  handle.addEventListener("pointermove", (event) => {
    if (handle.hasPointerCapture(event.pointerId)) handle.style.left = percent(scale.share(dateAt(event)));
  });
  handle.addEventListener("pointerup", (event) => state.set({ asof: dateAt(event) }));
  track.addEventListener(
    "click",
    (event) => event.target.closest("a, button, [role=slider]") || state.set({ asof: dateAt(event) }),
  );
  handle.addEventListener("keydown", (event) => moved(event, state, ruler));
}

const KEYS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

/** Arrow keys go from event to event, Page keys by a month, Home and End to both ends. */
function moved(event, state, ruler) {
  const months = { PageUp: 1, PageDown: -1 }[event.key];
  const ends = { Home: ruler.dataset.first, End: ruler.dataset.today }[event.key];
  if (!(event.key in KEYS) && !months && !ends) return;
  event.preventDefault();
  if (event.key in KEYS) step(state, ruler, KEYS[event.key]);
  else state.set({ asof: ends ?? byMonth(state.get("asof"), months, ruler.dataset.first) });
}

function byMonth(asof, months, first) {
  const date = new Date(`${asof}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  const text = date.toISOString().slice(0, 10);
  return text < first ? first : text;
}
