// The labels of the graph, on a canvas of their own: of one size at every zoom, as many as there is room for, as on a map.

import { isEntity, nodes, rankOf, statusOf, typeText, whenOf } from "./model.js";
import { colour } from "./look.js";
import { capital, short } from "./words.js";

const SIZE = 12.5;
const WIDTH = 150;
const LINE = 14.5;
const MOST = 160;

/** @typedef {{x1: number, x2: number, y1: number, y2: number}} Box */

/** @type {Map<number, {lines: string[], width: number}>} */
const measured = new Map();

/** @param {number} i */
function font(i, size = SIZE) {
  return `${nodes[i].group === "Event" ? 600 : 450} ${size}px "Source Sans 3", system-ui, sans-serif`;
}

/** What a node is called in the picture: of an event and a statement what it is, for who takes part stands around it. @param {number} i */
function nameOf(i) {
  if (isEntity(i)) return short(nodes[i].label.replace(/\s+/g, " "), 58);
  const status = statusOf(i);
  return [capital(typeText(i)), whenOf(i).text, status && `(${status})`].filter(Boolean).join(" ");
}

/**
 * The label of a node in a few lines.
 * @param {CanvasRenderingContext2D} context
 * @param {number} i
 */
function linesOf(context, i) {
  const held = measured.get(i);
  if (held) return held;
  context.font = font(i);
  /** @type {string[]} */
  const lines = [];
  for (const word of nameOf(i).split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && (context.measureText(`${last} ${word}`).width < WIDTH || lines.length === 3))
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const label = { lines, width: Math.max(...lines.map((line) => context.measureText(line).width)) };
  measured.set(i, label);
  return label;
}

/** Forget what was measured, when the font has come. */
export function forgetLabels() {
  measured.clear();
}

/** A grid of boxes, to find quickly whether there is room. */
class Room {
  constructor() {
    /** @type {Map<string, Box[]>} */
    this.cells = new Map();
  }

  /** @param {Box} box @param {(key: string) => boolean | void} visit returns true to stop */
  each(box, visit) {
    for (let x = Math.floor(box.x1 / 80); x <= Math.floor(box.x2 / 80); x += 1)
      for (let y = Math.floor(box.y1 / 40); y <= Math.floor(box.y2 / 40); y += 1) if (visit(`${x},${y}`)) return true;
    return false;
  }

  /** @param {Box} box @param {Box} [own] */
  taken(box, own) {
    return this.each(box, (key) =>
      (this.cells.get(key) ?? []).some(
        (other) =>
          other !== own && box.x1 < other.x2 && other.x1 < box.x2 && box.y1 < other.y2 && other.y1 < box.y2,
      ),
    );
  }

  /** @param {Box} box */
  put(box) {
    this.each(box, (key) => {
      if (!this.cells.has(key)) this.cells.set(key, []);
      /** @type {Box[]} */ (this.cells.get(key)).push(box);
    });
  }
}

/**
 * Where a label may stand: below its symbol, above, right, left.
 * @param {Box} box @param {number} wide @param {number} high
 * @returns {Box[]}
 */
function placesFor(box, wide, high) {
  const [x, y] = [(box.x1 + box.x2) / 2, (box.y1 + box.y2) / 2];
  const [half, tall] = [wide / 2 + 3, high + 2];
  return [
    { x1: x - half, x2: x + half, y1: box.y2 + 2, y2: box.y2 + 2 + tall },
    { x1: x - half, x2: x + half, y1: box.y1 - 2 - tall, y2: box.y1 - 2 },
    { x1: box.x2 + 1, x2: box.x2 + 1 + 2 * half, y1: y - tall / 2, y2: y + tall / 2 },
    { x1: box.x1 - 1 - 2 * half, x2: box.x1 - 1, y1: y - tall / 2, y2: y + tall / 2 },
  ];
}

/**
 * Draw the labels of what is in sight.
 * @param {HTMLCanvasElement} canvas
 * @param {any} cy
 * @param {{chosen: number | null, pointed: number | null, only: boolean}} marks the chosen node, the one under the pointer, and
 *   whether only the chosen and its neighbours are named
 */
export function drawLabels(canvas, cy, { chosen, pointed, only }) {
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [cy.width(), cy.height()];
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  context.textAlign = "center";
  context.lineJoin = "round";
  const ink = colour("--ink");
  const faint = colour(only ? "--ink" : "--soft");
  const paper = colour("--paper");
  const zoom = cy.zoom();
  const pan = cy.pan();
  const symbols = new Room();
  const labels = new Room();
  const near = chosen == null ? null : cy.getElementById(`n${chosen}`).closedNeighborhood();
  /** @type {{i: number, box: Box, near: boolean}[]} */
  const seen = [];
  cy.nodes().forEach((node) => {
    const place = node.position();
    const [x, y] = [place.x * zoom + pan.x, place.y * zoom + pan.y];
    const half = (node.data("size") * zoom) / 2;
    if (x < -20 || y < -20 || x > width + 20 || y > height + 20) return;
    const box = { x1: x - half, x2: x + half, y1: y - half, y2: y + half };
    const isNear = near === null || near.has(node);
    if (isNear || !only) symbols.put(box);
    seen.push({ i: node.data("index"), box, near: isNear });
  });
  /** @param {number} i */
  const first = (i) => (i === pointed ? 2 : i === chosen ? 1 : 0);
  seen.sort((a, b) => first(b.i) - first(a.i) || Number(b.near) - Number(a.near) || Number(isEntity(b.i)) - Number(isEntity(a.i)) || rankOf[a.i] - rankOf[b.i]);
  let drawn = 0;
  for (const { i, box, near: isNear } of seen) {
    const forced = i === pointed || i === chosen;
    if (!forced && (drawn >= MOST || (only && !isNear))) continue;
    const { lines, width: wide } = linesOf(context, i);
    const tries = placesFor(box, wide, lines.length * LINE);
    // The first labels may cover symbols, but not each other.
    const free = (/** @type {Box} */ at) => !labels.taken(at) && !symbols.taken(at, box);
    const label = tries.find(free) ?? (drawn < 8 ? tries.find((at) => !labels.taken(at)) : undefined) ?? (forced ? tries[0] : null);
    if (!label) continue;
    labels.put(label);
    drawn += 1;
    context.font = font(i);
    context.strokeStyle = paper;
    context.lineWidth = 3.5;
    context.fillStyle = isNear ? ink : faint;
    lines.forEach((line, n) => {
      const y = label.y1 + 11 + n * LINE;
      context.strokeText(line, (label.x1 + label.x2) / 2, y);
      context.fillText(line, (label.x1 + label.x2) / 2, y);
    });
  }
  const few = cy.edges().length <= 24;
  const named = pointed ?? chosen;
  if (few || named != null) drawRoles(context, cy, few ? null : cy.getElementById(`n${named}`), labels, symbols, { ink: colour("--soft"), paper });
}

/**
 * The roles along the links of a node, or along all.
 * @param {CanvasRenderingContext2D} context
 * @param {any} cy
 * @param {any} node
 * @param {Room} labels
 * @param {Room} symbols
 * @param {{ink: string, paper: string}} colours
 */
function drawRoles(context, cy, node, labels, symbols, { ink, paper }) {
  const zoom = cy.zoom();
  const pan = cy.pan();
  context.font = '450 11px "Source Sans 3", system-ui, sans-serif';
  context.fillStyle = ink;
  context.strokeStyle = paper;
  context.lineWidth = 3;
  (node ? node.connectedEdges() : cy.edges()).forEach((edge) => {
    const middle = edge.midpoint();
    const [x, y] = [middle.x * zoom + pan.x, middle.y * zoom + pan.y];
    const [from, to] = [edge.source().position(), edge.target().position()];
    const text = edge.data("label");
    const wide = context.measureText(text).width;
    if (Math.hypot(from.x - to.x, from.y - to.y) * zoom < wide + 34) return;
    const box = { x1: x - wide / 2, x2: x + wide / 2, y1: y - 6, y2: y + 6 };
    if (labels.taken(box) || symbols.taken(box)) return;
    labels.put(box);
    let angle = Math.atan2(to.y - from.y, to.x - from.x);
    if (Math.abs(angle) > Math.PI / 2) angle += Math.PI;
    context.save();
    context.translate(x, y);
    context.rotate(angle);
    context.strokeText(text, 0, 4);
    context.fillText(text, 0, 4);
    context.restore();
  });
}
