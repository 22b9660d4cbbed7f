// The map: events by the coordinates of their places, on outlines that come with the page (Natural Earth).

import { geoNaturalEarth1, geoPath } from "d3-geo";
import { select } from "d3-selection";
import { zoom as makeZoom, zoomIdentity } from "d3-zoom";
import { feature, mesh } from "topojson-client";
import world from "world-atlas/countries-110m.json";
import { button, byId, el, emptyNotice, svg } from "./dom.js";
import { shownEvents } from "./filters.js";
import { linkHint, listOf, nodeLink, plainLink } from "./links.js";
import { byDate, isKind, nodes, outgoing } from "./model.js";
import { state } from "./state.js";
import { plural, short } from "./words.js";

const WIDTH = 960;
const HEIGHT = 470;
const LABELS = 40;
/** @typedef {{node: number, x: number, y: number, events: number[]}} Spot */

const topology = /** @type {any} */ (world);
const projection = geoNaturalEarth1().fitExtent(
  [
    [4, 4],
    [WIDTH - 4, HEIGHT + 36],
  ],
  { type: "Sphere" },
);
let shownKey = "";
/** @type {Spot[]} */
let spots = [];
/** @type {any} */
let zoomer = null;
let scale = 1;

export function showMap() {
  const key = [state.from, state.to, state.source].join("|");
  if (key !== shownKey) {
    shownKey = key;
    build();
  }
  mark();
}

/** Where the events that pass the filters took place. */
function gather() {
  /** @type {Map<number, Set<number>>} */
  const found = new Map();
  const events = shownEvents();
  let placed = 0;
  for (const i of events) {
    const places = outgoing[i].filter((edge) => edge.key === "place" && nodes[edge.to].place).map((edge) => edge.to);
    if (places.length) placed += 1;
    for (const place of places) found.set(place, (found.get(place) ?? new Set()).add(i));
  }
  spots = [...found]
    .map(([node, held]) => {
      const [lat, long] = /** @type {[number, number]} */ (nodes[node].place);
      const [x, y] = projection([long, lat]) ?? [0, 0];
      return { node, x, y, events: [...held].sort(byDate) };
    })
    .sort((a, b) => b.events.length - a.events.length || a.node - b.node);
  return { events: events.length, placed };
}

function build() {
  const view = byId("map");
  const { events, placed } = gather();
  if (!spots.length) {
    view.replaceChildren(
      emptyNotice(
        "Nothing to place",
        events ? "None of these events has a place whose coordinates are known." : "There is no event that passes the filters.",
      ),
    );
    return;
  }
  const root = svg("svg", {
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    class: "world",
    role: "group",
    "aria-label": `Map of ${plural(spots.length, "place", "places")} of events; the list beside it has the same places`,
  });
  const path = geoPath(projection);
  const ground = svg(
    "g",
    { class: "ground" },
    svg("path", { class: "sea", d: path({ type: "Sphere" }) }),
    svg("path", { class: "land", d: path(feature(topology, topology.objects.land)) }),
    svg("path", { class: "borders", d: path(mesh(topology, topology.objects.countries, (a, b) => a !== b)) }),
  );
  const layer = svg("g", { class: "spots" });
  const names = svg("g", { class: "names", "aria-hidden": "true" });
  root.append(ground, layer, names);
  for (const spot of [...spots]) layer.append(spotElement(spot));
  const svgRoot = /** @type {any} */ (select(/** @type {any} */ (root)));
  zoomer = makeZoom()
    .scaleExtent([1, 24])
    .translateExtent([
      [0, 0],
      [WIDTH, HEIGHT],
    ])
    .on("zoom", (event) => {
      scale = event.transform.k;
      for (const part of [ground, layer, names]) part.setAttribute("transform", String(event.transform));
      place(layer, names);
    });
  svgRoot.call(zoomer);
  /** @param {number} factor */
  const by = (factor) => () => svgRoot.call(zoomer.scaleBy, factor);
  view.replaceChildren(
    el(
      "div",
      { class: "map-frame" },
      root,
      el(
        "div",
        { class: "tools" },
        button("+", by(1.6), { "aria-label": "Zoom in", title: "Zoom in" }),
        button("−", by(1 / 1.6), { "aria-label": "Zoom out", title: "Zoom out" }),
        button("Events", () => fitSpots(svgRoot), { title: "Show where the events are" }),
        button("World", () => svgRoot.call(zoomer.transform, zoomIdentity), { title: "Show the whole world" }),
      ),
      el(
        "p",
        { class: "map-key" },
        svg("svg", { viewBox: "0 0 16 16", class: "key-sign", "aria-hidden": "true" }, svg("circle", { class: "spot", cx: 8, cy: 8, r: 6 })),
        "a place",
        svg("svg", { viewBox: "0 0 16 16", class: "key-sign", "aria-hidden": "true" }, svg("circle", { class: "spot state", cx: 8, cy: 8, r: 6 })),
        "a state, shown at its capital",
        el("span", { class: "spacer" }, `${placed} of ${plural(events, "event", "events")} placed`),
      ),
    ),
    el("div", { class: "map-list", id: "map-list" }),
  );
  fitSpots(svgRoot);
  new ResizeObserver(() => place(layer, names)).observe(root);
  showList();
}

/** @param {Spot} spot */
function spotElement(spot) {
  const name = `${nodes[spot.node].label}: ${plural(spot.events.length, "event", "events")}`;
  return svg(
    "g",
    { class: "spot-holder", "data-node": spot.node, transform: `translate(${spot.x},${spot.y})` },
    svg("title", {}, name),
    svg("circle", { class: `spot${isKind(spot.node, "State") ? " state" : ""}`, "data-events": spot.events.length }),
  );
}

/** How many pixels of the screen a unit of the drawing takes, before zooming. @param {SVGElement} part */
function pixelsOf(part) {
  const box = part.ownerSVGElement?.getBoundingClientRect();
  return (box && Math.min(box.width / WIDTH, box.height / HEIGHT)) || 1;
}

/** @param {number} events */
function radiusOf(events) {
  return 2.6 + 2 * Math.sqrt(events);
}

/** Symbols and names keep their size at every zoom; names stand where there is room. @param {SVGElement} layer @param {SVGElement} names */
function place(layer, names) {
  const unit = scale * pixelsOf(layer);
  for (const circle of layer.querySelectorAll("circle")) {
    const events = Number(circle.getAttribute("data-events"));
    circle.setAttribute("r", String(radiusOf(events) / unit));
    circle.setAttribute("stroke-width", "1.4");
  }
  /** @type {{x1: number, x2: number, y1: number, y2: number}[]} */
  const taken = spots.map(({ x, y, events }) => {
    const radius = radiusOf(events.length);
    return { x1: x * unit - radius, x2: x * unit + radius, y1: y * unit - radius, y2: y * unit + radius };
  });
  names.replaceChildren();
  for (const spot of spots) {
    if (names.childElementCount >= LABELS) break;
    const text = short(nodes[spot.node].label, 24);
    const radius = radiusOf(spot.events.length);
    const wide = text.length * 6.2;
    const [x, y] = [spot.x * unit, spot.y * unit];
    const box = { x1: x + radius + 2, x2: x + radius + 4 + wide, y1: y - 7, y2: y + 7 };
    if (taken.some((other) => box.x1 < other.x2 && other.x1 < box.x2 && box.y1 < other.y2 && other.y1 < box.y2)) continue;
    taken.push(box);
    names.append(
      svg(
        "text",
        { x: spot.x + (radius + 3) / unit, y: spot.y + 4 / unit, "font-size": 12 / unit, "stroke-width": 3 / unit },
        text,
      ),
    );
  }
}

/** Bring all places into sight. @param {any} root */
function fitSpots(root) {
  const xs = spots.map(({ x }) => x);
  const ys = spots.map(({ y }) => y);
  const [x1, x2, y1, y2] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const k = Math.max(1, Math.min(6, (WIDTH - 160) / (x2 - x1 + 1), (HEIGHT - 90) / (y2 - y1 + 1)));
  const transform = zoomIdentity.translate(WIDTH / 2 - (k * (x1 + x2)) / 2, HEIGHT / 2 - (k * (y1 + y2)) / 2).scale(k);
  root.call(zoomer.transform, zoomer.constrain()(transform, [[0, 0], [WIDTH, HEIGHT]], zoomer.translateExtent()));
}

/** The chosen place, or the place of the chosen event, stands out. */
function mark() {
  const places = new Set();
  if (state.node != null) {
    places.add(state.node);
    for (const edge of outgoing[state.node]) if (edge.key === "place") places.add(edge.to);
  }
  for (const holder of /** @type {NodeListOf<SVGElement>} */ (document.querySelectorAll(".spot-holder"))) {
    holder.classList.toggle("chosen", places.has(Number(holder.dataset.node)));
  }
}

function showList() {
  byId("map-list").replaceChildren(
    el("h2", null, plural(spots.length, "place", "places")),
    ...spots.map((spot) =>
      el(
        "details",
        { open: spots.length <= 3 },
        el("summary", null, nodes[spot.node].label, el("span", { class: "count" }, String(spot.events.length))),
        el("p", null, plainLink(spot.node, "About this place")),
        listOf(spot.events, (i) => el("li", null, nodeLink(i, linkHint(i))), 20) ?? "",
      ),
    ),
  );
}
