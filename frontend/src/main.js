// The page: data in, views set up, and the address followed.

import { byId, el } from "./dom.js";
import { showDetails } from "./details.js";
import { showDocuments } from "./document.js";
import { canAnswer, served } from "./engine.js";
import { setUpFilters, showFilters } from "./filters.js";
import { setUpGraph, showGraph } from "./graph.js";
import { followLink, rememberDocument } from "./links.js";
import { showMap } from "./map.js";
import { counts, documents, setData } from "./model.js";
import { setUpSearch, showResults } from "./search.js";
import { showSparql } from "./sparql.js";
import { startState, state, VIEWS, watch } from "./state.js";
import { showStatements } from "./statements.js";
import { setTextSource } from "./text.js";
import { showTimeline } from "./timeline.js";
import { plural } from "./words.js";

/** @type {Record<string, () => void>} */
const SHOW = {
  graph: showGraph,
  timeline: showTimeline,
  map: showMap,
  statements: showStatements,
  documents: showDocuments,
  sparql: showSparql,
  entry: () => {},
};

function route() {
  for (const name of Object.keys(SHOW)) byId(name).hidden = name !== state.view;
  for (const link of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("#tabs a"))) {
    if (link.dataset.view === state.view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.body.dataset.view = state.view;
  byId("filters").hidden = state.view === "sparql" || state.view === "entry";
  showFilters();
  SHOW[state.view]();
  showDetails();
  showResults();
}

function showCounts() {
  const texts = [
    plural(counts.documents, "document", "documents"),
    plural(counts.entities, "entity", "entities"),
    plural(counts.events, "event", "events"),
    plural(counts.statements, "statement", "statements"),
    plural(counts.instruments, "legal instrument", "legal instruments"),
  ];
  byId("counts").append(
    ...texts.map((text) => {
      const [number, ...words] = text.split(" ");
      return el("li", null, el("strong", null, number), ` ${words.join(" ")}`);
    }),
  );
}

function setUpTheme() {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const toggle = byId("theme");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  const name = () => toggle.setAttribute("aria-label", isDark() ? "Change to light" : "Change to dark");
  toggle.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    name();
  });
  dark.addEventListener("change", name);
  name();
}

/** @param {any} data */
function start(data) {
  setData(data);
  if (documents.length === 1) rememberDocument(0);
  showCounts();
  byId("tabs").append(
    ...VIEWS.filter(([name]) => name !== "sparql" || canAnswer()).map(([name, label]) =>
      el("a", { href: `#view=${name}`, "data-view": name }, label),
    ),
  );
  document.addEventListener("click", followLink);
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault();
    byId("details").focus();
  });
  setUpTheme();
  setUpFilters();
  setUpSearch();
  setUpGraph();
  watch(route);
  startState();
  document.body.classList.add("ready");
}

/** @param {string} path */
async function load(path) {
  const reply = await fetch(path);
  if (!reply.ok) throw new Error(`${reply.status} ${reply.statusText}`);
  return reply.json();
}

if (served()) {
  setTextSource(async (d) => (await load(`text?iri=${encodeURIComponent(documents[d].iri)}`)).text);
  load("data")
    .then(start)
    .catch((error) => {
      byId("details").replaceChildren(
        el("h2", null, "The graph could not be loaded"),
        el("p", { role: "alert" }, `${error.message}. Is the server still running?`),
      );
    });
} else start(JSON.parse(byId("data").textContent ?? ""));
