// The address after # is the whole state of the page: every view has a link, and the back button works.

import { documentByIri, documents, nodeByIri, nodes } from "./model.js";

/**
 * @typedef {object} State
 * @property {string} view
 * @property {number | null} node what is chosen
 * @property {number | null} doc the document that is read
 * @property {[number, number] | null} at the words in it that are marked, in code points
 * @property {string} q the search
 * @property {string[]} only groups that the list of results keeps; all when empty
 * @property {string[] | null} hide groups that the graph leaves out; null for the usual ones
 * @property {string} from first month (“2025-03”), or ""
 * @property {string} to last month, or ""
 * @property {string} source a publisher (“publisher:…”) or a document (“document:…”), or ""
 * @property {string} show what the graph shows: "" for the best connected, "all", "near" what is chosen
 * @property {number[]} open nodes whose neighbours were asked for
 * @property {string} query name of a named query, or ""
 * @property {string} sparql the text of a query that is not a named one as it is, or ""
 * @property {string} filter words that statements must have
 */

export const VIEWS = [
  ["graph", "Graph"],
  ["timeline", "Timeline"],
  ["map", "Map"],
  ["statements", "Statements"],
  ["documents", "Documents"],
  ["sparql", "SPARQL"],
];
const HIDDEN_VIEWS = new Set(["entry"]);
const ID = "https://w3id.org/communique/id/";

/** @type {State} */
const START = {
  view: "graph",
  node: null,
  doc: null,
  at: null,
  q: "",
  only: [],
  hide: null,
  from: "",
  to: "",
  source: "",
  show: "",
  open: [],
  query: "",
  sparql: "",
  filter: "",
};
/** @type {State} */
export let state = { ...START };
/** @type {((before: State) => void)[]} */
const watchers = [];

/** An IRI as it stands in an address: those of the graph's own nodes in short. @param {string} iri */
function address(iri) {
  return iri.startsWith(ID) ? `id:${iri.slice(ID.length)}` : iri;
}

/** @param {string} text */
const escaped = (text) =>
  encodeURIComponent(text).replace(/%(3A|2F|2C|20)/g, (_, code) => ({ "3A": ":", "2F": "/", "2C": ",", 20: "+" })[code]);

/**
 * The address of the present state with some changes.
 * @param {Partial<State>} change
 */
export function hashOf(change) {
  const s = { ...state, at: null, ...change };
  if (change.doc !== undefined && change.doc !== null && change.view === undefined) s.view = "documents";
  /** @type {[string, string][]} */
  const parts = [];
  /** @param {string} key @param {string} value */
  const put = (key, value) => {
    if (value) parts.push([key, value]);
  };
  if (s.view === "documents" && s.doc != null) {
    put("doc", documents[s.doc].iri);
    if (s.at) put("at", s.at.join(","));
  } else if (s.view !== "graph") put("view", s.view);
  if (s.node != null) put("node", address(nodes[s.node].iri));
  put("q", s.q);
  put("only", s.only.join(","));
  if (s.hide) parts.push(["hide", s.hide.join(",")]);
  put("from", s.from);
  put("to", s.to);
  put("source", s.source);
  put("show", s.show);
  if (s.view === "graph") put("open", s.open.map((i) => address(nodes[i].iri)).join(" "));
  if (s.view === "sparql") {
    put("query", s.query);
    put("sparql", s.sparql);
  }
  if (s.view === "statements") put("filter", s.filter);
  return `#${parts.map(([key, value]) => `${key}=${escaped(value)}`).join("&")}`;
}

const KEYS = "node|doc|at|view|q|only|hide|from|to|source|show|open|query|sparql|filter";

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

/**
 * The state that an address asks for; what it names and the data does not have is left out.
 * @param {string} hash
 * @returns {State}
 */
function stateOf(hash) {
  /** @type {Map<string, string>} */
  const given = new Map();
  let last = "";
  for (const part of hash.replace(/^#/, "").split("&")) {
    const match = new RegExp(`^(${KEYS})=(.*)$`, "s").exec(part);
    // An IRI written by hand may hold an ampersand of its own.
    if (match) {
      last = match[1];
      given.set(last, match[2]);
    } else if (last) given.set(last, `${given.get(last)}&${part}`);
  }
  /** @param {string} key */
  const text = (key) => decoded(given.get(key) ?? "");
  /** @param {string} iri */
  const nodeOf = (iri) => nodeByIri.get(iri.startsWith("id:") ? ID + iri.slice(3) : iri) ?? null;
  /** @param {string} key */
  const list = (key) => text(key).split(",").filter(Boolean);
  /** @param {string} key */
  const month = (key) => (/^-?\d{4,}(-\d\d)?$/.test(text(key)) ? text(key) : "");
  const at = /^(\d+),(\d+)$/.exec(text("at"));
  const doc = documentByIri.get(text("doc")) ?? documentByIri.get(given.get("doc") ?? "") ?? null;
  const view = text("view");
  const known = VIEWS.some(([name]) => name === view) || HIDDEN_VIEWS.has(view);
  return {
    view: given.has("doc") ? "documents" : known ? view : "graph",
    node: nodeOf(text("node")) ?? nodeByIri.get(given.get("node") ?? "") ?? null,
    doc,
    at: at && doc != null && Number(at[1]) < Number(at[2]) ? [Number(at[1]), Number(at[2])] : null,
    q: text("q"),
    only: list("only"),
    hide: given.has("hide") ? list("hide") : null,
    from: month("from"),
    to: month("to"),
    source: text("source"),
    show: ["all", "near"].includes(text("show")) ? text("show") : "",
    open: text("open")
      .split(" ")
      .map(nodeOf)
      .filter((i) => i != null),
    query: text("query"),
    sparql: text("sparql"),
    filter: text("filter"),
  };
}

/**
 * Change the state, which makes a new entry of the browser's history, or replaces the present one.
 * @param {Partial<State>} change
 * @param {boolean} [replace] for changes while typing
 */
export function go(change, replace = false) {
  const hash = hashOf(change);
  if (hash === (location.hash || "#")) return;
  if (!replace) {
    location.hash = hash;
    return;
  }
  // A page in a notebook has no address of its own, and must not change the notebook's.
  try {
    history.replaceState(null, "", hash);
  } catch {
    location.hash = hash;
    return;
  }
  read();
}

function read() {
  const before = state;
  state = stateOf(location.hash);
  for (const watcher of watchers) watcher(before);
}

/** Be told when the state has changed, with the state before. @param {(before: State) => void} watcher */
export function watch(watcher) {
  watchers.push(watcher);
}

/** Read the address for the first time and from then on whenever it changes. */
export function startState() {
  window.addEventListener("hashchange", read);
  read();
}
