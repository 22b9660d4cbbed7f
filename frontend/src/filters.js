// Which nodes, links and documents the filters of time and source let through: for every view alike.

import { byId, el } from "./dom.js";
import { docsOf, documentName, documents, edges, incoming, isKind, nodes, whenOf } from "./model.js";
import { go, state } from "./state.js";
import { within } from "./words.js";

let key = "";
/** @type {boolean[] | null} null when all pass */
let nodePasses = null;
/** @type {Set<number> | null} */
let docPasses = null;

function refresh() {
  const now = `${state.source}|${state.from}|${state.to}`;
  if (now === key) return;
  key = now;
  docPasses = sourceDocuments();
  nodePasses = state.source || state.from || state.to ? nodes.map((_, i) => bySource(i)) : null;
  if (nodePasses && (state.from || state.to)) keepTime(nodePasses);
}

function sourceDocuments() {
  const [, kind, value] = /^(publisher|document):(.*)$/s.exec(state.source) ?? [];
  if (!kind) return null;
  const found = documents.map((_, d) => d);
  return new Set(found.filter((d) => (kind === "publisher" ? documents[d].publisher : documents[d].iri) === value));
}

/** @param {number} i */
function bySource(i) {
  const kept = docPasses;
  return !kept || [...docsOf[i]].some((d) => kept.has(d));
}

/**
 * An event is of its own date; an undated one, and a statement, of the day of the documents that tell it; a name is
 * of the days of its events and documents.
 * @param {boolean[]} passes
 */
function keepTime(passes) {
  const { from, to } = state;
  /** @param {number} i */
  const byDocument = (i) =>
    [...docsOf[i]].some((d) => (!docPasses || docPasses.has(d)) && within(documents[d].issued, from, to));
  nodes.forEach((_, i) => {
    if (!passes[i]) return;
    const dates = isKind(i, "Event") ? whenOf(i).all : [];
    passes[i] = dates.length ? dates.some((date) => within(date, from, to)) : byDocument(i);
  });
  for (const edge of edges) if (isKind(edge.from, "Event") && passes[edge.from]) passes[edge.to] = true;
}

/** Whether a node passes the filters of time and source. @param {number} i */
export function passes(i) {
  refresh();
  return !nodePasses || nodePasses[i];
}

/** Whether something that these documents say passes the filter of source. @param {number[]} docs */
export function linkPasses(docs) {
  refresh();
  const kept = docPasses;
  return !kept || !docs.length || docs.some((d) => kept.has(d));
}

/** Whether a document passes the filters. @param {number} d */
export function documentPasses(d) {
  refresh();
  const inTime = (!state.from && !state.to) || within(documents[d].issued, state.from, state.to);
  return inTime && (!docPasses || docPasses.has(d));
}

/** The events that pass. */
export function shownEvents() {
  return nodes.map((_, i) => i).filter((i) => isKind(i, "Event") && passes(i));
}

/** The fields above the views. */
export function setUpFilters() {
  const publishers = [...new Set(documents.map((doc) => doc.publisher).filter(Boolean))].sort();
  /** @param {string} value @param {string} text */
  const option = (value, text) => el("option", { value }, text);
  const source = /** @type {HTMLSelectElement} */ (
    el(
      "select",
      { id: "source", onchange: () => go({ source: source.value }) },
      option("", "All sources"),
      publishers.length > 1 &&
        el("optgroup", { label: "Publishers" }, ...publishers.map((name) => option(`publisher:${name}`, name))),
      el("optgroup", { label: "Documents" }, ...documents.map((doc, d) => option(`document:${doc.iri}`, documentName(d)))),
    )
  );
  /** @param {"from" | "to"} name @param {string} label */
  const month = (name, label) => {
    const field = /** @type {HTMLInputElement} */ (
      el("input", {
        type: "text",
        id: name,
        inputmode: "numeric",
        placeholder: "YYYY-MM",
        pattern: "-?\\d{4,}(-(0[1-9]|1[0-2]))?",
        title: "A year, or a year and month: 2025 or 2025-03",
        autocomplete: "off",
        onchange: () => field.checkValidity() && go({ [name]: field.value.trim() }),
      })
    );
    return el("label", { class: "month-field" }, label, field);
  };
  byId("filters").append(
    el("label", { class: "source-field" }, "Source", source),
    month("from", "From"),
    month("to", "to"),
    el("button", { type: "button", id: "clear", onclick: () => go({ source: "", from: "", to: "" }) }, "Clear"),
    el("span", { id: "filtered", role: "status" }),
  );
}

/** Show in the fields what the address says. */
export function showFilters() {
  for (const name of /** @type {const} */ (["source", "from", "to"])) {
    /** @type {HTMLInputElement} */ (byId(name)).value = state[name];
  }
  const active = Boolean(state.source || state.from || state.to);
  byId("clear").hidden = !active;
  const kept = active ? nodes.filter((_, i) => passes(i)).length : 0;
  byId("filtered").textContent = active ? `${kept.toLocaleString("en-GB")} of ${nodes.length.toLocaleString("en-GB")} nodes` : "";
}

/** The roles by which things point at a node, from events alone. @param {number} i */
export function eventsWith(i) {
  return incoming[i].filter((edge) => isKind(edge.from, "Event"));
}
