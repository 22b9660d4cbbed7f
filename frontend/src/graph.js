// The graph view: Cytoscape draws, d3-force arranges, labels.js writes.

import cytoscape from "cytoscape";
import { byId, button, el, emptyNotice, icon } from "./dom.js";
import { linkPasses } from "./filters.js";
import { drawLabels, forgetLabels } from "./labels.js";
import { layOut } from "./layout.js";
import { graphStyle } from "./look.js";
import { documents, groupLabel, links, nodes, offices, statusOf } from "./model.js";
import { hiddenGroups, shownNodes, sizeOf } from "./picture.js";
import { go, state } from "./state.js";
import { capital, plural } from "./words.js";

const MANY = 700;
const FEW = 60; // up to so many nodes all keep their names, whatever is chosen
/** @type {any} */
let cy = null;
/** @type {HTMLCanvasElement} */
let paper;
/** @type {number | null} the node that the reader touched in the picture, until it is shown as chosen */
let touched = null;
/** @type {number | null} */
let pointed = null;
/** @type {Set<number>} */
let shown = new Set();
/** @type {() => void} */
let stopLayout = () => {};
let drawnKey = "";

/** The nodes in the picture. */
export function nodesInGraph() {
  return shown;
}

export function setUpGraph() {
  const canvas = byId("canvas");
  if (!nodes.length) {
    canvas.append(
      documents.length
        ? emptyNotice(
            "Nothing found",
            "The documents were read, but no name, event or statement was recognised in them. Their text is under Documents.",
          )
        : emptyNotice(
            "Nothing found",
            "The graph holds no documents, so there is nothing to draw. Build it from some documents, then open the page again.",
          ),
    );
    byId("graph-tools").hidden = true;
    return;
  }
  setUpTools();
}

function start() {
  const canvas = byId("canvas");
  cy = cytoscape({
    container: canvas,
    style: graphStyle(),
    minZoom: 0.03,
    maxZoom: 4,
    boxSelectionEnabled: false,
    autoungrabify: false,
    // Panning moves a picture of the graph; it is drawn anew when the hand rests.
    textureOnViewport: nodes.length > MANY,
    hideEdgesOnViewport: nodes.length > 4 * MANY,
    pixelRatio: nodes.length > MANY ? 1 : "auto",
  });
  paper = /** @type {HTMLCanvasElement} */ (el("canvas", { class: "labels", "aria-hidden": "true" }));
  canvas.append(paper);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", restyle);
  new MutationObserver(restyle).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  document.fonts?.ready.then(() => {
    forgetLabels();
    writeLabels();
  });
  cy.on("render", writeLabels);
  cy.on("tap", "node", (event) => {
    const i = /** @type {number} */ (event.target.data("index"));
    touched = i;
    go({ node: i, open: state.open.includes(i) ? state.open : [...state.open, i] });
  });
  cy.on("tap", (event) => {
    if (event.target === cy && state.node != null) go({ node: null });
  });
  cy.on("mouseover", "node", (event) => point(event.target.data("index")));
  cy.on("mouseout", "node", () => point(null));
  new ResizeObserver(() => cy.resize()).observe(canvas);
}

/** @param {number | null} i */
function point(i) {
  pointed = i;
  byId("canvas").classList.toggle("pointing", i != null);
  writeLabels();
}

function restyle() {
  cy.style(graphStyle(shown.size > MANY));
}

function writeLabels() {
  if (cy && !byId("graph").hidden) drawLabels(paper, cy, { chosen: state.node, pointed, only: state.show !== "near" && shown.size > FEW });
}

/** Bring the picture to what the state asks for. */
export function showGraph() {
  if (!nodes.length) return;
  if (!cy) start();
  cy.resize();
  const wanted = shownNodes();
  const key = `${state.source}|${[...wanted].sort((a, b) => a - b).join()}`;
  if (key !== drawnKey) redraw(wanted, state.show !== "");
  drawnKey = key;
  choose();
  describe();
}

/** @param {Set<number>} wanted @param {boolean} anew whether all is arranged anew, even where much stays */
function redraw(wanted, anew) {
  stopLayout();
  const kept = [...wanted].filter((i) => shown.has(i));
  const known = new Map();
  if (kept.length > wanted.size / 3 && !(anew && kept.length < wanted.size))
    for (const i of kept) known.set(i, { ...cy.getElementById(`n${i}`).position() });
  shown = wanted;
  const drawn = links
    .map((link, n) => ({ ...link, n }))
    .filter((link) => link.from !== link.to && wanted.has(link.from) && wanted.has(link.to) && linkPasses(link.docs));
  cy.batch(() => {
    cy.elements().remove();
    cy.add([...wanted].map(nodeElement));
    cy.add(drawn.map(linkElement));
  });
  cy.style(graphStyle(wanted.size > MANY));
  const fresh = known.size < wanted.size;
  const aspect = cy.width() / Math.max(1, cy.height());
  stopLayout = layOut([...wanted], drawn, known, aspect, (places, share) => {
    byId("arranging").hidden = places !== null;
    byId("arranging").textContent = `Arranging ${plural(wanted.size, "node", "nodes")}: ${Math.round(100 * share)} %`;
    byId("canvas").classList.toggle("waiting", places === null && !known.size);
    if (!places) return;
    cy.batch(() => {
      for (const [i, place] of places) cy.getElementById(`n${i}`).position(place);
    });
    if (fresh) fit(cy.elements(), 1.3);
  });
}

/** @param {number} i */
function nodeElement(i) {
  return {
    group: /** @type {const} */ ("nodes"),
    data: { id: `n${i}`, index: i, size: sizeOf(i) },
    classes: [nodes[i].group, statusOf(i) && "unreal"].filter(Boolean).join(" "),
  };
}

/** @param {{n: number, from: number, to: number, role: string, key: string}} link */
function linkElement({ n, from, to, role, key }) {
  return {
    group: /** @type {const} */ ("edges"),
    data: { id: `e${n}`, source: `n${from}`, target: `n${to}`, label: role },
    classes: key === "office" ? "office" : "",
  };
}

function choose() {
  cy.batch(() => {
    cy.elements().removeClass("chosen near faded");
    if (state.node == null) return;
    const node = cy.getElementById(`n${state.node}`);
    const near = node.closedNeighborhood();
    if (state.show !== "near") cy.elements().addClass("faded");
    near.removeClass("faded").addClass("near");
    node.addClass("chosen");
  });
  // Who touches a node in the picture sees it already; who comes from elsewhere is taken there.
  if (state.node != null && touched !== state.node)
    fit(state.show === "near" || shown.size <= FEW ? cy.elements() : cy.getElementById(`n${state.node}`).closedNeighborhood(), 1.3);
  touched = null;
  writeLabels();
}

/** @param {any} elements @param {number} most */
function fit(elements, most) {
  const { x1, y1, w, h } = elements.boundingBox({ includeLabels: false, includeOverlays: false });
  const [width, height] = [cy.width(), cy.height()];
  if (!width || !height || !elements.length) return;
  const [side, top] = [Math.min(84, width * 0.13), Math.min(38, height * 0.09)]; // room for the labels at the edges
  const zoom = Math.min((width - 2 * side) / Math.max(w, 1), (height - 2 * top) / Math.max(h, 1), most);
  cy.viewport({ zoom, pan: { x: width / 2 - zoom * (x1 + w / 2), y: height / 2 - 8 - zoom * (y1 + h / 2) } });
}

function describe() {
  byId("canvas").setAttribute(
    "aria-label",
    `Graph of ${plural(shown.size, "node", "nodes")} and ${plural(cy.edges().length, "link", "links")}. ` +
      "The search results list the same nodes; the details of each name its links.",
  );
  const total = nodes.length.toLocaleString("en-GB");
  byId("graph-notice").textContent =
    shown.size < nodes.length ? `${shown.size.toLocaleString("en-GB")} of ${total} nodes drawn` : `All ${total} nodes drawn`;
  for (const input of document.querySelectorAll("#show button")) {
    const pressed = /** @type {HTMLElement} */ (input).dataset.show === state.show;
    input.setAttribute("aria-pressed", String(pressed));
  }
  /** @type {HTMLButtonElement} */ (document.querySelector('#show [data-show="near"]')).disabled = state.node == null;
  const hidden = hiddenGroups();
  for (const toggle of document.querySelectorAll("#legend button")) {
    const group = /** @type {HTMLElement} */ (toggle).dataset.group ?? "";
    toggle.setAttribute("aria-pressed", String(!hidden.includes(group)));
  }
}

function setUpTools() {
  /** @param {string} text @param {string} label @param {() => void} run */
  const tool = (text, label, run) => button(text, run, { "aria-label": label, title: label });
  /** @param {number} factor */
  const zoom = (factor) => () =>
    cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  byId("graph-tools").append(
    tool("+", "Zoom in", zoom(1.35)),
    tool("−", "Zoom out", zoom(1 / 1.35)),
    tool("Fit", "Show all that is drawn", () => fit(cy.elements(), 1.3)),
    tool("Reset", "Begin again with the first picture", () => {
      drawnKey = "";
      shown = new Set();
      go({ open: [], node: null, show: "", hide: null });
      showGraph();
    }),
  );
  /** @param {string} show @param {string} text @param {string} title */
  const choice = (show, text, title) => button(text, () => go({ show }), { "data-show": show, "aria-pressed": "false", title });
  byId("show").append(
    choice("", "Overview", "The best connected events and instruments with whoever takes part"),
    choice("near", "Around the chosen", "The chosen node, its neighbours, and who takes part in its events"),
    choice("all", "Everything", "All nodes that the filters let through"),
  );
  const legend = byId("legend");
  for (const [group, label] of groupLabel) {
    legend.append(
      el(
        "li",
        null,
        el(
          "button",
          { type: "button", "data-group": group, "aria-pressed": "true", onclick: () => toggle(group) },
          icon(group),
          capital(label),
        ),
      ),
    );
  }
  if (nodes.some((_, i) => statusOf(i)))
    legend.append(el("li", { class: "sign" }, el("span", { class: "dash" }), "Not (yet) fact"));
  if (offices.length) legend.append(el("li", { class: "sign" }, el("span", { class: "dots" }), "Office"));
}

/** @param {string} group */
function toggle(group) {
  const hidden = hiddenGroups();
  go({ hide: hidden.includes(group) ? hidden.filter((other) => other !== group) : [...hidden, group] });
}

