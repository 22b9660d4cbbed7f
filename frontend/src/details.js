// Everything the graph says of one node, and the words it says it from: beside the views, or as an entry of its own.

import { button, byId, el, fill, icon, outLink, present } from "./dom.js";
import { accounts, participants } from "./event.js";
import { nodesInGraph } from "./graph.js";
import { documentLink, linkHint, listOf, nodeLink, plainLink, quotation, section, sources, wordsElement } from "./links.js";
import {
  byDate,
  docsOf,
  documents,
  incoming,
  isEntity,
  isKind,
  nodes,
  officesOf,
  outgoing,
  ranked,
  roleName,
  spansOf,
  statusOf,
  typeText,
  values,
} from "./model.js";
import { missingNeighbours } from "./picture.js";
import { go, state } from "./state.js";
import { capital, compareDates, dateText, plural, precisionText } from "./words.js";

/** @typedef {import("./dom.js").Child} Child */

const OWN_FACTS = ["date", "startDate", "endDate", "status"];
const LAST_FACTS = ["confidence", "rule"];

/** Show the chosen node in the pane at the side, or as the entry that fills the middle. */
export function showDetails() {
  const pane = byId("details");
  pane.scrollTop = 0;
  document.body.classList.toggle("has-node", state.node != null);
  const content = state.node == null ? introduction() : nodeDetails(state.node);
  const entry = byId("entry");
  const inMiddle = state.view === "entry";
  pane.replaceChildren(...(inMiddle ? [] : content));
  entry.replaceChildren(...(inMiddle ? [el("article", { class: "entry-page" }, ...content)] : []));
  if (inMiddle) entry.scrollTop = 0;
}

/** @param {number} i */
function nodeDetails(i) {
  const several = docsOf[i].size > 1;
  return present([
    heading(i),
    actions(i),
    isKind(i, "Statement") ? statementLead(i) : null,
    isKind(i, "Event") ? participants(i, several) : null,
    factTable(i, several),
    isKind(i, "Event") ? accounts(i) : null,
    isKind(i, "Statement") ? section("In its sentence", quotations(i, "content")) : null,
    officeSection(i),
    ...(isKind(i, "Event") ? [] : linkSections(i, several)),
    ...(isKind(i, "Event") ? reportSections(i, several) : []),
    section("Evidence", quotations(i, "evidence")),
    mentionSection(i),
    namesSection(i),
    findingSection(i, several),
  ]);
}

/** @param {number} i */
function heading(i) {
  const status = statusOf(i);
  return el(
    "div",
    { class: "heading" },
    el("p", { class: "kind" }, icon(nodes[i].group), capital(typeText(i)), status && el("span", { class: "status" }, status)),
    button("×", () => go({ node: null, view: state.view === "entry" ? "graph" : state.view }), {
      class: "close",
      "aria-label": "Close the details",
    }),
    el("h2", null, el("bdi", null, nodes[i].label)),
    el("p", { class: "meta" }, scope(i)),
  );
}

/** How much there is of a node, in a line. @param {number} i */
function scope(i) {
  const parts = [plural(docsOf[i].size, "document", "documents")];
  if (isEntity(i)) {
    const events = new Set(incoming[i].filter((edge) => isKind(edge.from, "Event")).map((edge) => edge.from)).size;
    const said = incoming[i].filter((edge) => edge.key === "speaker").length;
    if (events) parts.unshift(plural(events, "event", "events"));
    if (said) parts.unshift(plural(said, "statement", "statements"));
  }
  return parts.join(" · ");
}

/** @param {number} i */
function actions(i) {
  const buttons = [];
  if (state.view !== "graph") buttons.push(button("Show in the graph", () => go({ view: "graph" })));
  else {
    const hidden = missingNeighbours(i, nodesInGraph());
    if (hidden)
      buttons.push(button(`Expand: ${plural(hidden, "more neighbour", "more neighbours")}`, () => go({ open: [...new Set([...state.open, i])] })));
    if (state.show !== "near") buttons.push(button("Around this", () => go({ show: "near" })));
  }
  if (state.view !== "entry") buttons.push(button("Open as a page", () => go({ view: "entry" })));
  return el("p", { class: "actions" }, ...buttons);
}

/** Who says what to whom. @param {number} i */
function statementLead(i) {
  const content = spansOf[i].find((span) => span.kind === "content");
  const speakers = outgoing[i].filter((edge) => edge.key === "speaker").map((edge) => edge.to);
  const who = speakers.length ? speakers.map((n) => plainLink(n)) : values(i, "speakerText");
  const mode = values(i, "mode").join(", ");
  return el(
    "blockquote",
    { class: "said" },
    content && wordsElement(mode === "direct" ? "q" : "span", content),
    el("footer", null, "— ", ...who.flatMap((name, n) => (n ? [", ", name] : [name]))),
  );
}

/** @param {number} i @param {boolean} several */
function factTable(i, several) {
  const found = [...new Set(nodes[i].facts.map(([property]) => property))];
  const order = [
    ...OWN_FACTS.filter((p) => found.includes(p)),
    ...found.filter((p) => !OWN_FACTS.includes(p) && !LAST_FACTS.includes(p)),
  ];
  return order.length ? factList(i, order, several) : null;
}

/** How the extraction came to it: for those who want to check. @param {number} i @param {boolean} several */
function findingSection(i, several) {
  const order = LAST_FACTS.filter((p) => nodes[i].facts.some(([property]) => property === p));
  return section("How it was found", order.length > 0 && factList(i, order, several));
}

/** @param {number} i @param {string[]} order @param {boolean} several */
function factList(i, order, several) {
  return el(
    "dl",
    { class: "facts" },
    ...order.map((property) =>
      el("div", null, el("dt", null, capital(roleName(property))), el("dd", null, factValues(i, property, several))),
    ),
  );
}

/** @param {number} i @param {string} property @param {boolean} several @returns {Child[]} */
function factValues(i, property, several) {
  const found = nodes[i].facts.filter(([p]) => p === property);
  const dated = OWN_FACTS.slice(0, 3).includes(property);
  return found.flatMap(([, value, docs], n) => [
    n > 0 ? ", " : "",
    el("bdi", null, dateText(value)),
    dated && precisionText(value) && el("small", { class: "precision" }, ` ${precisionText(value)}`),
    sources(docs, i, several),
  ]);
}

/** What the node does and what is done with it, a list for each role. @param {number} i @param {boolean} several */
function linkSections(i, several) {
  /** @type {Map<string, {order: number, items: Map<number, number[]>}>} */
  const lists = new Map();
  /** @param {string} title @param {number} order @param {number} other @param {number[]} docs */
  const put = (title, order, other, docs) => {
    const list = lists.get(title) ?? { order, items: new Map() };
    lists.set(title, list);
    list.items.set(other, [...new Set([...(list.items.get(other) ?? []), ...docs])]);
  };
  for (const edge of outgoing[i]) put(capital(edge.role), 3, edge.to, edge.docs);
  for (const edge of incoming[i]) {
    if (isKind(edge.from, "Event")) put(`Events as ${edge.role}`, 0, edge.from, edge.docs);
    else if (!isKind(edge.from, "Statement")) put(`${capital(edge.role)} of`, 4, edge.from, edge.docs);
    else if (edge.key === "speaker") put("Statements by", 1, edge.from, edge.docs);
    else put(`Statements about (as ${edge.role})`, 2, edge.from, edge.docs);
  }
  return [...lists]
    .sort(([, a], [, b]) => a.order - b.order)
    .map(([title, { items }]) => {
      const sorted = [...items].sort(([a], [b]) => byDate(a, b));
      return section(
        `${title} (${sorted.length})`,
        listOf(sorted, ([other, docs]) => el("li", null, nodeLink(other, linkHint(other)), sources(docs, i, several))),
      );
    });
}

/** The statements that an event is reported in, and events that name it. @param {number} i @param {boolean} several */
function reportSections(i, several) {
  const reported = outgoing[i].filter((edge) => isKind(edge.to, "Statement"));
  const naming = incoming[i].filter((edge) => !isEntity(edge.from));
  return [
    section(
      "Told in statements",
      listOf(reported, (edge) => el("li", null, nodeLink(edge.to), sources(edge.docs, i, several))),
    ),
    section(
      "Named by",
      listOf(naming, (edge) => el("li", null, nodeLink(edge.from, edge.role), sources(edge.docs, i, several))),
    ),
  ];
}

/** @param {number} i */
function officeSection(i) {
  return section(
    isKind(i, "Person") ? "Offices" : "Who holds office",
    listOf(officesOf[i], (office) => {
      const mine = office.person === i;
      const other = mine ? office.body : office.person;
      const body = mine && other == null && office.bodyLabel ? ` · ${office.bodyLabel}` : "";
      return el(
        "li",
        null,
        el("span", { class: "role" }, capital(office.role), body),
        other != null && nodeLink(other),
        attested(office.spans),
      );
    }),
  );
}

/** The first words that attest an office, and how many more do. @param {import("./model.js").Span[]} spans */
function attested(spans) {
  if (!spans.length) return null;
  const link = documentLink(spans[0].doc, spans[0]);
  link.classList.add("attested");
  link.replaceChildren("“", wordsElement("span", spans[0], 70), "”");
  return el("span", null, link, spans.length > 1 && el("small", null, ` and ${spans.length - 1} more`));
}

/** @param {number} i @param {string} kind */
function quotations(i, kind) {
  const found = spansOf[i].filter((span) => span.kind === kind);
  return found.length ? fill(el("div", null), found, quotation, 6) : null;
}

/** @param {number} i */
function mentionSection(i) {
  const found = spansOf[i].filter((span) => span.kind === "mentions");
  if (!found.length) return null;
  const docs = new Set(found.map((span) => span.doc)).size;
  found.sort((a, b) => a.doc - b.doc || a.begin - b.begin);
  return section(
    `Mentions: ${found.length} in ${plural(docs, "document", "documents")}`,
    fill(el("div", null), found, quotation, 4),
  );
}

/** @param {number} i */
function namesSection(i) {
  const node = nodes[i];
  const classes = node.classes.filter((name) => !node.types.includes(name));
  return section(
    "Identity",
    node.aliases.length > 0 && el("p", null, "Also: ", el("bdi", null, node.aliases.join("; "))),
    classes.length > 0 && el("p", null, `Classes: ${[...node.types, ...classes].join(", ")}`),
    ...node.same.map((iri) =>
      el("p", null, "Same as ", outLink(iri, iri.split("/").pop() || iri), /^https?:\/\/www\.wikidata\.org\//.test(iri) ? " in Wikidata" : ""),
    ),
    el("p", { class: "iri" }, node.iri),
  );
}

/** What stands in the pane before anything is chosen: where to begin. @returns {(Node | string)[]} */
function introduction() {
  if (!nodes.length)
    return [el("h2", null, "Nothing to show"), el("p", null, "When the graph has nodes, their details stand here.")];
  /** @param {(i: number) => boolean} test */
  const top = (test) => ranked.filter(test).slice(0, 6);
  /** @param {string} title @param {number[]} found */
  const list = (title, found) => section(title, listOf(found, (i) => el("li", null, nodeLink(i, linkHint(i)))));
  const latest = ranked
    .filter((i) => isKind(i, "Statement"))
    .sort((a, b) => compareDates(issued(b), issued(a)) || a - b)
    .slice(0, 4);
  return present([
    el("h2", null, "Where to begin"),
    el(
      "p",
      { class: "lead" },
      "Choose a node in the graph, in the list or in a text: what the documents say of it stands here, " +
        "each time with the words it was read from.",
    ),
    list("Most connected events", top((i) => isKind(i, "Event"))),
    list("Most connected names", top((i) => isEntity(i) && !isKind(i, "LegalInstrument"))),
    list("Legal instruments", top((i) => isKind(i, "LegalInstrument"))),
    list("Latest statements", latest),
    el(
      "p",
      { class: "note" },
      "Read by rules, without judgement: a statement is what a document reports, not a fact. " +
        "Check the words before you quote.",
    ),
  ]);
}

/** The last day on which a document tells of a node. @param {number} i */
function issued(i) {
  return [...docsOf[i]].map((d) => documents[d].issued).sort().at(-1) ?? "";
}
