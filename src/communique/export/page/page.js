// The address after # is the whole state of the page, so that every view has a link and the back button works.

const VIEWS = [
  ["graph", "Graph"],
  ["documents", "Documents"],
  ["timeline", "Timeline"],
  ["statements", "Statements"],
];
const SHOW = { graph: () => {}, documents: showDocuments, timeline: showTimeline, statements: showStatements };
let state = { view: "graph", node: null, doc: null, at: null };

function hashOf({ view, node, doc, at }) {
  const parts = [];
  if (view === "documents" && doc != null) {
    parts.push(`doc=${encodeURIComponent(documents[doc].iri)}`);
    if (at) parts.push(`at=${at.join(",")}`);
  } else if (view !== "graph") parts.push(`view=${view}`);
  if (node != null) parts.push(`node=${encodeURIComponent(nodes[node].iri)}`);
  return `#${parts.join("&")}`;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The state that an address asks for; what it names and the data does not have is left out. */
function stateOf(hash) {
  const given = new Map();
  let last = "";
  for (const part of hash.replace(/^#/, "").split("&")) {
    const match = /^(node|doc|at|view)=(.*)$/s.exec(part);
    // An IRI written by hand may hold an ampersand of its own.
    if (match) [last] = [match[1], given.set(match[1], match[2])];
    else if (last) given.set(last, `${given.get(last)}&${part}`);
  }
  const iri = (key, index) =>
    given.has(key) ? (index.get(decoded(given.get(key))) ?? index.get(given.get(key)) ?? null) : null;
  const at = /^(\d+),(\d+)$/.exec(given.get("at") ?? "");
  const doc = iri("doc", documentByIri);
  const view = VIEWS.some(([name]) => name === given.get("view")) ? given.get("view") : "graph";
  return {
    view: given.has("doc") ? "documents" : view,
    node: iri("node", nodeByIri),
    doc,
    at: at && doc != null && Number(at[1]) < Number(at[2]) ? [Number(at[1]), Number(at[2])] : null,
  };
}

function go(change) {
  location.hash = hashOf({ ...state, at: null, ...change });
}

function route() {
  state = stateOf(location.hash);
  lastDocument = state.doc ?? lastDocument;
  for (const [name] of VIEWS) document.getElementById(name).hidden = name !== state.view;
  for (const link of document.querySelectorAll("#tabs a")) {
    if (link.dataset.view === state.view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.body.dataset.view = state.view;
  SHOW[state.view]();
  showDetails();
  if (cy && state.view === "graph") {
    cy.resize();
    selectInGraph();
  }
  markCurrent();
}

/** Links inside the page keep what else is open: a name chosen in a text does not close the text. */
function followLink(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  const link = event.target.closest("a[data-view], [data-node], [data-doc]");
  if (!link || event.target.closest("button, summary")) return;
  const { node, doc, at, view } = link.dataset;
  event.preventDefault();
  if (view) go({ view, doc: view === "documents" ? lastDocument : null });
  else if (doc) go({ view: "documents", doc: Number(doc), at: at ? at.split(",").map(Number) : null });
  else if (!String(getSelection())) go({ node: Number(node) });
}

let lastDocument = documents.length === 1 ? 0 : null;

function setUpPage() {
  const counts = DATA.counts;
  document.getElementById("counts").append(
    ...[
      plural(counts.documents, "document", "documents"),
      plural(counts.entities, "entity", "entities"),
      plural(counts.events, "event", "events"),
      plural(counts.statements, "statement", "statements"),
      plural(counts.instruments, "legal instrument", "legal instruments"),
    ].map((text) => {
      const [number, ...words] = text.split(" ");
      return el("li", {}, el("strong", {}, number), ` ${words.join(" ")}`);
    }),
  );
  document
    .getElementById("tabs")
    .append(...VIEWS.map(([name, label]) => el("a", { href: `#view=${name}`, "data-view": name }, label)));
  document.addEventListener("click", followLink);
  document.getElementById("skip").addEventListener("click", (event) => {
    event.preventDefault();
    document.getElementById("details").focus();
  });
  setUpSearch();
  setUpGraph();
  window.addEventListener("hashchange", route);
  route();
}

setUpPage();
