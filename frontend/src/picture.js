// Which nodes the graph shows: the best connected, what is near the chosen one, or all; and what was opened.

import { passes } from "./filters.js";
import { degree, isKind, linksOf, neighboursOf, nodes, rankOf, ranked } from "./model.js";
import { state } from "./state.js";

const SMALL = 150;
const STARTS = 45;
const MOST = 130;
const OPENED = 60;
const NEAR = 90;

/** The groups that the graph leaves out: of a large graph the statements, unless the reader says otherwise. */
export function hiddenGroups() {
  return state.hide ?? (nodes.length > SMALL ? ["Statement"] : []);
}

/** @param {number[]} found */
const byRank = (found) => found.sort((a, b) => rankOf[a] - rankOf[b]);

/** @returns {Set<number>} */
export function shownNodes() {
  const hidden = new Set(hiddenGroups());
  /** @param {number} i */
  const visible = (i) => !hidden.has(nodes[i].group) && passes(i);
  const shown = new Set(firstNodes(visible));
  for (const i of state.open) {
    shown.add(i);
    for (const n of byRank(neighboursOf(i).filter(visible)).slice(0, OPENED)) shown.add(n);
  }
  if (state.node != null && !shown.has(state.node)) {
    for (const n of byRank(neighboursOf(state.node).filter(visible)).slice(0, OPENED)) shown.add(n);
    shown.add(state.node);
  }
  return shown;
}

/** @param {(i: number) => boolean} visible */
function firstNodes(visible) {
  if (state.show === "near" && state.node != null) return near(state.node, visible);
  const all = ranked.filter(visible);
  if (state.show === "all" || all.length <= SMALL) return all;
  const cores = all.filter((i) => isKind(i, "Event") || isKind(i, "LegalInstrument")).slice(0, STARTS);
  if (!cores.length) return all.slice(0, MOST);
  const first = new Set(cores);
  for (const i of byRank([...new Set(cores.flatMap(neighboursOf))].filter(visible))) if (first.size < MOST) first.add(i);
  return [...first];
}

/**
 * A node, its neighbours, and whoever takes part in the same events.
 * @param {number} i
 * @param {(i: number) => boolean} visible
 */
function near(i, visible) {
  const first = byRank(neighboursOf(i).filter(visible)).slice(0, NEAR);
  const second = first.filter((n) => isKind(n, "Event")).flatMap(neighboursOf);
  return [...new Set([i, ...first, ...byRank([...new Set(second)].filter(visible))])].slice(0, NEAR);
}

/** The neighbours of a node that the filters let through and the picture has not. @param {number} i @param {Set<number>} shown */
export function missingNeighbours(i, shown) {
  const hidden = new Set(hiddenGroups());
  return neighboursOf(i).filter((n) => !shown.has(n) && !hidden.has(nodes[n].group) && passes(n)).length;
}

/** How wide a node is drawn, before zooming, in pixels. @param {number} i */
export function sizeOf(i) {
  return 15 + Math.min(27, 4.4 * Math.sqrt(degree[i]));
}

/** Whether a node has no link at all. @param {number} i */
export function isAlone(i) {
  return linksOf[i].length === 0;
}
