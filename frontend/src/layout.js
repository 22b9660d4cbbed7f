// Where nodes stand: forces (d3-force) for what is linked, rows for what is not. The same graph always looks the same.

import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
import { sizeOf } from "./picture.js";

/** @typedef {import("d3-force").SimulationNodeDatum & {i: number, index?: number}} Body */

const TICKS = 300;
const SLICE = 24; // milliseconds that the layout may take of each frame

/**
 * Move nodes by their links.
 * @param {number[]} shown
 * @param {{from: number, to: number}[]} drawn
 * @param {Map<number, {x: number, y: number}>} known places that stay as they are
 * @param {number} aspect width by height of the picture
 * @param {(places: Map<number, {x: number, y: number}> | null, share: number) => void} report called with the share that
 *   is done, and at the end with the places
 * @returns {() => void} stops it
 */
export function layOut(shown, drawn, known, aspect, report) {
  const linked = new Set(drawn.flatMap((link) => [link.from, link.to]));
  const moving = shown.filter((i) => linked.has(i) || known.has(i));
  const alone = shown.filter((i) => !linked.has(i) && !known.has(i));
  const bodies = moving.map((i) => startingPlace(i, known, drawn));
  const at = new Map(bodies.map((body) => [body.i, body]));
  const many = bodies.length > 600;
  const room = bodies.length < 40 ? 1.5 : 1; // a small picture has space for its labels
  /** @type {Map<number, number>} */
  const linkCounts = new Map();
  for (const { from, to } of drawn) for (const i of [from, to]) linkCounts.set(i, (linkCounts.get(i) ?? 0) + 1);
  /** @param {any} body */
  const countOf = (body) => linkCounts.get(body.i) ?? 1;
  const simulation = forceSimulation(bodies)
    .force(
      "link",
      forceLink(drawn.map((link) => ({ source: /** @type {Body} */ (at.get(link.from)), target: /** @type {Body} */ (at.get(link.to)) })))
        .distance(many ? 46 : 62 * room)
        .strength((link) => 1 / Math.min(6, 1 + Math.sqrt(countOf(link.source) * countOf(link.target)) / 2)),
    )
    .force("charge", forceManyBody().strength(many ? -110 : -300 * room * room).distanceMax(many ? 420 : 420).theta(many ? 1.2 : 0.9))
    .force("collide", forceCollide((body) => sizeOf(/** @type {Body} */ (body).i) / 2 + (many ? 5 : 15)))
    .force("x", forceX(0).strength(many ? 0.045 : 0.075 / Math.max(0.6, aspect)))
    .force("y", forceY(0).strength(many ? 0.06 : 0.075 * Math.max(0.6, aspect)))
    .stop();
  const ticks = many ? 130 : known.size ? 150 : TICKS;
  simulation.alphaDecay(1 - 0.001 ** (1 / ticks));
  let done = 0;
  let stopped = false;
  const step = () => {
    if (stopped) return;
    const until = performance.now() + SLICE;
    // A small picture is finished at once, so that it never moves under the reader's hand.
    while (done < ticks && (!many || performance.now() < until)) {
      simulation.tick();
      done += 1;
    }
    if (done < ticks) {
      report(null, done / ticks);
      requestAnimationFrame(step);
      return;
    }
    const places = new Map(bodies.map(({ i, x, y }) => [i, { x: x ?? 0, y: y ?? 0 }]));
    inRows(alone, places, aspect);
    report(places, 1);
  };
  step();
  return () => {
    stopped = true;
  };
}

/**
 * @param {number} i
 * @param {Map<number, {x: number, y: number}>} known
 * @param {{from: number, to: number}[]} drawn
 * @returns {Body}
 */
function startingPlace(i, known, drawn) {
  const place = known.get(i);
  if (place) return { i, ...place, fx: place.x, fy: place.y };
  if (!known.size) return { i };
  for (const { from, to } of drawn) {
    const other = from === i ? known.get(to) : to === i ? known.get(from) : undefined;
    if (other) return { i, x: other.x + 60 * Math.cos(2.4 * i), y: other.y + 60 * Math.sin(2.4 * i) };
  }
  return { i };
}

/**
 * Nodes without a link stand in rows below the others.
 * @param {number[]} alone
 * @param {Map<number, {x: number, y: number}>} places
 * @param {number} aspect
 */
function inRows(alone, places, aspect) {
  if (!alone.length) return;
  const all = [...places.values()];
  const left = Math.min(0, ...all.map(({ x }) => x));
  const right = Math.max(0, ...all.map(({ x }) => x));
  const bottom = Math.max(0, ...all.map(({ y }) => y));
  const [cell, row] = alone.length > 40 ? [44, 34] : [140, 64];
  const wide = Math.max(all.length ? Math.max(right - left, 620) : 0, Math.sqrt(alone.length * cell * row * aspect));
  const columns = Math.max(3, Math.floor(wide / cell));
  const begin = (left + right) / 2 - ((Math.min(columns, alone.length) - 1) * cell) / 2;
  alone.forEach((i, n) =>
    places.set(i, { x: begin + cell * (n % columns), y: bottom + (all.length ? 90 : 0) + row * Math.floor(n / columns) }),
  );
}
