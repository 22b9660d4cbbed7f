// The data of the page and its indexes. Nodes, documents and spans refer to each other by position.

import { compareDates, dateText } from "./words.js";

/**
 * @typedef {{doc: number, begin: number, end: number, quote?: string}} Span  in code points; `quote` where the text differs
 * @typedef {Span & {node: number, kind: string}} Mark
 * @typedef {{from: number, to: number, key: string, role: string, docs: number[]}} Edge
 * @typedef {{person: number, body: number | null, bodyLabel: string, role: string, spans: Span[]}} Office
 * @typedef {{iri: string, label: string, group: string, types: string[], classes: string[], aliases: string[],
 *   same: string[], place: [number, number] | null, facts: [string, string, number[]][]}} Item
 * @typedef {{iri: string, id: string, title: string, publisher: string, issued: string, url: string, text: string | null}} Doc
 * @typedef {{name: string, kind: string, optional: boolean, meaning: string}} Parameter
 * @typedef {{name: string, title: string, question: string, text: string, parameters: Parameter[]}} NamedQuery
 */

/** @type {Item[]} */
export let nodes = [];
/** @type {Doc[]} */
export let documents = [];
/** @type {Edge[]} */
export let edges = [];
/** @type {Office[]} */
export let offices = [];
/** @type {Edge[]} what the graph draws: roles, and offices as links of a person to a body */
export let links = [];
/** @type {Map<string, string>} */
export let groupLabel = new Map();
/** @type {NamedQuery[]} */
export let queries = [];
/** @type {Record<string, string>} */
export let prefixes = {};
/** @type {[string, string, string][]} compact IRI, label and kind of the terms that the graph uses */
export let terms = [];
/** @type {Record<string, number>} */
export let counts = {};
/** @type {Edge[][]} */
export let outgoing = [];
/** @type {Edge[][]} */
export let incoming = [];
/** @type {Office[][]} */
export let officesOf = [];
/** @type {Mark[][]} */
export let spansOf = [];
/** @type {Mark[][]} */
export let spansIn = [];
/** @type {Edge[][]} */
export let linksOf = [];
/** @type {Set<number>[]} the documents that a node's spans stand in */
export let docsOf = [];
/** @type {number[]} */
export let degree = [];
/** @type {number[]} nodes, the most connected first, then the most mentioned, then by the order of the data */
export let ranked = [];
/** @type {number[]} the place of each node in `ranked` */
export let rankOf = [];
/** @type {Map<string, number>} */
export let nodeByIri = new Map();
/** @type {Map<string, number>} */
export let documentByIri = new Map();
/** @type {Record<string, string>} */
let names = {};

/**
 * Take over the data.
 * @param {any} data as `communique.export.page.page_data` makes it
 */
export function setData(data) {
  ({ nodes, documents, names, queries, prefixes, terms, counts } = data);
  groupLabel = new Map(data.groups);
  nodeByIri = new Map(nodes.map((node, i) => [node.iri, i]));
  documentByIri = new Map(documents.map((doc, i) => [doc.iri, i]));
  edges = data.edges.map(([from, to, key, docs]) => ({ from, to, key, role: roleName(key), docs }));
  offices = data.offices.map((office) => ({ ...office, spans: office.spans.map(spanOf) }));
  const marks = ["mentions", "evidence", "content"].flatMap((kind) =>
    data[kind].map(([node, ...place]) => ({ ...spanOf(place), node, kind })),
  );
  links = [
    ...edges,
    ...offices.flatMap(({ person, body, role, spans }) =>
      body == null ? [] : [{ from: person, to: body, key: "office", role, docs: spans.map((span) => span.doc) }],
    ),
  ];
  const size = nodes.length;
  outgoing = gather(size, edges, (edge) => [edge.from]);
  incoming = gather(size, edges, (edge) => [edge.to]);
  officesOf = gather(size, offices, (office) => (office.body == null ? [office.person] : [office.person, office.body]));
  linksOf = gather(size, links, (link) => [link.from, link.to]);
  spansOf = gather(size, marks, (mark) => [mark.node]);
  spansIn = gather(documents.length, marks, (mark) => [mark.doc]);
  docsOf = spansOf.map((found) => new Set(found.map((span) => span.doc)));
  degree = nodes.map((_, i) => outgoing[i].length + incoming[i].length + officesOf[i].length);
  ranked = nodes.map((_, i) => i).sort((a, b) => degree[b] - degree[a] || spansOf[b].length - spansOf[a].length || a - b);
  rankOf = new Array(size);
  ranked.forEach((i, n) => (rankOf[i] = n));
}

/** @param {any[]} place @returns {Span} */
function spanOf([doc, begin, end, quote]) {
  return quote == null ? { doc, begin, end } : { doc, begin, end, quote };
}

/**
 * @template T
 * @param {number} length
 * @param {T[]} items
 * @param {(item: T) => number[]} keys
 * @returns {T[][]}
 */
function gather(length, items, keys) {
  /** @type {T[][]} */
  const lists = Array.from({ length }, () => []);
  for (const item of items) for (const key of new Set(keys(item))) lists[key].push(item);
  return lists;
}

/** @param {string} property */
export function roleName(property) {
  return (names[property] ?? property).replace(/^./, (c) => c.toLowerCase());
}

/** @param {number} i @param {string} group */
export function isKind(i, group) {
  return nodes[i].group === group;
}

/** Whether a node is a name: neither an event nor a statement. @param {number} i */
export function isEntity(i) {
  return !isKind(i, "Event") && !isKind(i, "Statement");
}

/** @param {number} i */
export function typeText(i) {
  return nodes[i].types.join(", ") || groupLabel.get(nodes[i].group) || "";
}

/** The values of a property of a node, without repetition. @param {number} i @param {string} property */
export function values(i, property) {
  return [...new Set(nodes[i].facts.filter(([p]) => p === property).map(([, value]) => value))];
}

/** The statuses of an event that is not simply told as a fact, or "". @param {number} i */
export function statusOf(i) {
  return values(i, "status")
    .filter((status) => status !== "actual")
    .join(" or ");
}

/** @type {Map<number, {first: string, text: string, known: boolean, all: string[]}>} */
const whens = new Map();

/** When a node was: the value to sort by and words to read; no words when it is undated. @param {number} i */
export function whenOf(i) {
  const held = whens.get(i);
  if (held) return held;
  const points = values(i, "date").sort();
  const starts = values(i, "startDate").sort();
  const ends = values(i, "endDate").sort();
  const all = [...points, ...starts, ...ends];
  /** @param {string[]} list */
  const either = (list) => list.map(dateText).join(" or ");
  const texts = [];
  if (points.length) texts.push(either(points));
  if (starts.length && ends.length) texts.push(`${either(starts)} to ${either(ends)}`);
  else if (starts.length) texts.push(`from ${either(starts)}`);
  else if (ends.length) texts.push(`until ${either(ends)}`);
  const when = { first: points[0] ?? starts[0] ?? ends[0] ?? "", text: texts.join("; "), known: all.length > 0, all };
  whens.set(i, when);
  return when;
}

/** Events by date, then by the order of the data. @param {number} a @param {number} b */
export function byDate(a, b) {
  return compareDates(whenOf(a).first, whenOf(b).first) || a - b;
}

/** @param {number} i */
export function neighboursOf(i) {
  return [...new Set(linksOf[i].flatMap((link) => [link.from, link.to]))].filter((n) => n !== i);
}

/** What a document is called: its title, else who published it when, else its identifier. @param {number} d */
export function documentName(d) {
  const { title, publisher, issued, id, iri } = documents[d];
  return title || (publisher && issued ? `${publisher}, ${dateText(issued)}` : id || iri);
}

/** Who published a document and when; what its name does not say already. @param {number} d */
export function documentMeta(d) {
  const { title, publisher, issued, id } = documents[d];
  if (!title && publisher && issued) return id;
  return [publisher, issued && dateText(issued)].filter(Boolean).join(" · ");
}
