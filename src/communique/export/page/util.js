// Small helpers: elements, links, dates, a repeatable random number.

/** An element; strings among the children become text, never markup. */
function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.flat(2).filter((child) => child != null && child !== false && child !== ""));
  return node;
}

/** A link out of the page, or plain text when the address is not http or https. */
function outLink(address, text) {
  let url = null;
  try {
    url = new URL(address);
  } catch {
    url = null;
  }
  if (!url || !["http:", "https:"].includes(url.protocol)) return el("span", { class: "iri" }, text);
  return el("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, text);
}

const SHAPES = {
  Event: ["diamond", "M8 1 15 8 8 15 1 8z"],
  Statement: ["tag", "M1 3.5h9.5L15 8l-4.5 4.5H1z"],
  LegalInstrument: ["rectangle", "M3.5 1.5h9v13h-9z"],
  Person: ["ellipse", "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2z"],
  People: ["pentagon", "M8 1.5l6.5 4.8L12 14H4L1.5 6.3z"],
  State: ["hexagon", "M4.5 2h7L15 8l-3.5 6h-7L1 8z"],
  Organisation: [
    "round-rectangle",
    "M4 3.5h8A2.5 2.5 0 0 1 14.5 6v4a2.5 2.5 0 0 1-2.5 2.5H4A2.5 2.5 0 0 1 1.5 10V6A2.5 2.5 0 0 1 4 3.5z",
  ],
  Place: ["triangle", "M8 2l7 12H1z"],
  Other: ["octagon", "M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5z"],
};

/** The sign of a group, as in the graph. */
function icon(group) {
  const SVG = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", `icon g-${group}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", SHAPES[group][1]);
  svg.append(path);
  return svg;
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** Year, month and day of an xsd:date, xsd:dateTime, xsd:gYearMonth or xsd:gYear; null for anything else. */
function dateParts(value) {
  const match = /^(-?\d{4,})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*|Z|[+-]\d\d:\d\d)?$/.exec(value);
  if (!match || (match[2] && !MONTHS[match[2] - 1])) return null;
  return { year: match[1], month: match[2] ? Number(match[2]) : 0, day: match[3] ? Number(match[3]) : 0 };
}

/** A date for a reader, no more precise than it is. */
function dateText(value) {
  const parts = dateParts(value);
  if (!parts) return value;
  return [parts.day || "", parts.month ? MONTHS[parts.month - 1] : "", parts.year].filter(Boolean).join(" ");
}

/** Letters without accents and case, for searching. */
function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function plural(count, one, many) {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Run something with random numbers that are the same every time, so that a graph always looks the same. */
function withFixedChance(run) {
  const chance = Math.random;
  let seed = 20250808;
  Math.random = () => {
    // mulberry32
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  try {
    return run();
  } finally {
    Math.random = chance;
  }
}

/** The first items as elements in a parent, and a button for the next ones: long lists must not slow the page. */
function fill(parent, items, make, size) {
  let shown = 0;
  const rest = el("button", { type: "button", class: "more", onclick: () => grow(true) });
  const holder = /^(UL|OL)$/.test(parent.tagName) ? el("li", { class: "plain" }, rest) : rest;
  function grow(byHand) {
    holder.remove();
    const next = items.slice(shown, shown + size).map(make);
    parent.append(...next);
    shown += next.length;
    if (shown < items.length) {
      rest.textContent = `Show ${Math.min(size * 4, items.length - shown)} more of ${items.length - shown}`;
      size *= 4;
      parent.append(holder);
    }
    if (byHand) (next[0].querySelector?.("a, button") ?? next[0]).focus?.();
  }
  grow(false);
  return parent;
}
