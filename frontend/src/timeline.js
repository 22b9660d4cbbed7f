// The timeline: a bar for each month or year that has events, to narrow by, and the events in order below.

import { byId, el, emptyNotice, fill, svg } from "./dom.js";
import { shownEvents } from "./filters.js";
import { nodeLink, plainLink } from "./links.js";
import { byDate, isKind, outgoing, statusOf, typeText, whenOf } from "./model.js";
import { go, state } from "./state.js";
import { capital, dateParts, MONTHS, plural } from "./words.js";

const MOST_MONTHS = 72;
const HEIGHT = 120;
let shownKey = "";

export function showTimeline() {
  const key = [state.from, state.to, state.source].join("|");
  if (key === shownKey) return;
  shownKey = key;
  const events = shownEvents().sort(byDate);
  const view = byId("timeline");
  if (!events.length) {
    const filtered = state.from || state.to || state.source;
    view.replaceChildren(
      emptyNotice("No events", filtered ? "No event passes the filters of source and time." : "No event was read from the documents."),
    );
    return;
  }
  const dated = events.filter((i) => dateParts(whenOf(i).first));
  const undated = events.filter((i) => !dateParts(whenOf(i).first));
  view.replaceChildren(
    el(
      "div",
      { class: "reading wide" },
      el("h2", null, "Timeline"),
      el(
        "p",
        { class: "meta" },
        `${plural(dated.length, "dated event", "dated events")}${undated.length ? `, ${undated.length} undated` : ""}. ` +
          "Choose a bar to keep only its events.",
      ),
      dated.length > 1 && chart(dated),
      list(dated, undated),
    ),
  );
}

/** The period of an event, by month or by year; a date without a month belongs to the year. @param {number} i @param {boolean} byMonth */
function periodOf(i, byMonth) {
  const { year, month } = dateParts(whenOf(i).first) ?? { year: 0, month: 0 };
  const name = String(year).padStart(4, "0");
  return byMonth && month ? `${name}-${String(month).padStart(2, "0")}` : name;
}

/** Bars of how many events there are in each period that has any; a gap is a break in the axis. @param {number[]} dated */
function chart(dated) {
  /** @param {boolean} byMonth */
  const grouped = (byMonth) => {
    /** @type {Map<string, number[]>} */
    const periods = new Map();
    for (const i of dated) {
      const period = periodOf(i, byMonth);
      periods.set(period, [...(periods.get(period) ?? []), i]);
    }
    return [...periods].sort(([a], [b]) => number(a) - number(b));
  };
  const months = grouped(true);
  const byMonth = months.length <= MOST_MONTHS;
  const bars = byMonth ? months : grouped(false);
  const most = Math.max(...bars.map(([, found]) => found.length));
  const gaps = bars.map(([period], n) => n > 0 && apart(bars[n - 1][0], period, byMonth));
  const step = Math.max(11, Math.min(44, 760 / (bars.length + gaps.filter(Boolean).length)));
  let x = 6;
  /** @type {(SVGElement | null)[]} */
  const drawn = [];
  let lastYear = "";
  let lastLabel = -99;
  bars.forEach(([period, found], n) => {
    if (gaps[n]) {
      const middle = x + step * 0.4;
      drawn.push(svg("path", { class: "gap", d: `M${middle - 5} ${HEIGHT + 5}l5 -10m2 10l5 -10` }));
      x += step * 0.8;
    }
    const height = Math.max(3, (HEIGHT - 16) * (found.length / most));
    const [year, month] = period.split("-");
    const name = month ? `${MONTHS[Number(month) - 1]} ${year}` : year;
    const told = `${name}: ${plural(found.length, "event", "events")}`;
    const chosen = state.from === period && state.to === period;
    const pick = () => go(chosen ? { from: "", to: "" } : { from: period, to: period });
    drawn.push(
      svg(
        "g",
        {
          class: `bar${chosen ? " chosen" : ""}${byMonth && !month ? " vague" : ""}`,
          tabindex: 0,
          role: "button",
          "aria-label": told,
          "aria-pressed": String(chosen),
          onclick: pick,
          onkeydown: (/** @type {KeyboardEvent} */ event) => {
            if (event.key !== "Enter" && event.key !== " ") return;
            event.preventDefault();
            pick();
          },
        },
        svg("title", {}, told),
        svg("rect", { class: "hit", x, y: 0, width: step, height: HEIGHT }),
        svg("rect", { class: "fill", x: x + 1, y: HEIGHT - height, width: step - 2, height }),
        step >= 16 || found.length === most
          ? svg("text", { class: "count", x: x + step / 2, y: HEIGHT - height - 4 }, String(found.length))
          : null,
      ),
    );
    if (byMonth && month && step >= 13)
      drawn.push(svg("text", { class: "tick", x: x + step / 2, y: HEIGHT + 13 }, MONTHS[Number(month) - 1].slice(0, step >= 24 ? 3 : 1)));
    if (year !== lastYear && x - lastLabel > 34) {
      drawn.push(svg("text", { class: "tick-year", x: x + 1, y: HEIGHT + 28 }, year));
      lastLabel = x;
    }
    lastYear = year;
    x += step;
  });
  return el(
    "div",
    { class: "chart", role: "group", "aria-label": `Events by ${byMonth ? "month" : "year"}` },
    svg(
      "svg",
      { viewBox: `0 -12 ${x + 30} ${HEIGHT + 46}`, width: x + 30, height: HEIGHT + 46 },
      svg("line", { class: "axis", x1: 0, x2: x + 6, y1: HEIGHT, y2: HEIGHT }),
      ...drawn,
    ),
  );
}

/** @param {string} period */
function number(period) {
  const parts = dateParts(period);
  return parts ? parts.year * 13 + parts.month : 0;
}

/** Whether periods are missing between two that have events. @param {string} a @param {string} b @param {boolean} byMonth */
function apart(a, b, byMonth) {
  const [x, y] = [dateParts(a), dateParts(b)];
  if (!x || !y) return false;
  if (!byMonth || !y.month) return y.year - x.year > 1;
  return y.year * 12 + y.month - (x.year * 12 + (x.month || y.month)) > (x.month ? 1 : 12);
}

/** @param {number[]} dated @param {number[]} undated */
function list(dated, undated) {
  const holder = el("div", null);
  /** @type {(HTMLElement | number)[]} */
  const lines = [];
  let year = "";
  let month = "";
  for (const i of dated) {
    const parts = dateParts(whenOf(i).first);
    if (!parts) continue;
    const name = parts.month ? MONTHS[parts.month - 1] : "Month not given";
    if (String(parts.year) !== year) lines.push(el("h3", { class: "year" }, String(parts.year)));
    if (String(parts.year) !== year || name !== month) lines.push(el("h4", { class: "month" }, name));
    [year, month] = [String(parts.year), name];
    lines.push(i);
  }
  if (undated.length) lines.push(el("h3", { class: "year" }, "Undated"), ...undated);
  return fill(holder, lines, (line) => (typeof line === "number" ? entry(line) : line), 300);
}

/** @param {number} i */
function entry(i) {
  const seen = new Set();
  const others = outgoing[i].filter((edge) => !seen.has(edge.to) && seen.add(edge.to) && !isKind(edge.to, "Statement"));
  return el(
    "article",
    { class: "entry" },
    el("p", { class: "when" }, whenOf(i).text || "no date"),
    el(
      "div",
      null,
      nodeLink(i, [capital(typeText(i)), statusOf(i)].filter(Boolean).join(" · ")),
      others.length > 0 &&
        el("p", { class: "with" }, ...others.flatMap((edge, n) => [n > 0 ? " · " : "", `${edge.role} `, plainLink(edge.to)])),
    ),
  );
}
