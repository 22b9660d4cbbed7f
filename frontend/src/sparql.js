// The SPARQL tab: named queries, an editor, and answers as a table or a chart.

import { button, byId, el, emptyNotice } from "./dom.js";
import { barChart, chartable } from "./chart.js";
import { ask, canAnswer, stop } from "./engine.js";
import { makeEditor, setText } from "./editor.js";
import { nodeLink } from "./links.js";
import { documentByIri, nodeByIri, prefixes, queries } from "./model.js";
import { documentLink } from "./links.js";
import { go, state } from "./state.js";
import { dateText, plural } from "./words.js";

/** @typedef {import("./engine.js").Answer} Answer */
/** @typedef {import("./engine.js").Term} Term */

const FIRST = 200;
const EXAMPLE = `# Who takes part in most events?
SELECT ?name (COUNT(DISTINCT ?event) AS ?events) WHERE {
  ?event a cq:Event ; cq:role ?who .
  ?who a cq:Agent ; rdfs:label ?name .
} GROUP BY ?name ORDER BY DESC(?events) ?name LIMIT 20
`;

/** @type {import("@codemirror/view").EditorView | null} */
let editor = null;
let running = 0;
let ranKey = "";
/** @type {Map<string, string>} */
const given = new Map();

export function showSparql() {
  const view = byId("sparql");
  if (!canAnswer()) {
    view.replaceChildren(emptyNotice("No query engine", "This page was made without it. `communique query` and `communique explore` answer SPARQL."));
    return;
  }
  if (!editor) setUp(view);
  const named = queries.find((query) => query.name === state.query);
  const text = state.sparql || named?.text || EXAMPLE;
  if (editor) setText(editor, text);
  for (const link of document.querySelectorAll("#named button")) {
    const current = /** @type {HTMLElement} */ (link).dataset.query === state.query;
    if (current) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  showParameters();
  // A query that an address names is asked at once; what is being written waits for the reader's word.
  const key = `${state.query}|${state.sparql}`;
  if (key !== ranKey && (state.query || state.sparql) && !missing().length) run();
}

/** @param {HTMLElement} view */
function setUp(view) {
  const holder = el("div", { id: "editor", class: "editor" });
  view.replaceChildren(
    el(
      "div",
      { class: "asking" },
      el("nav", { id: "named", class: "named", "aria-label": "Named queries" }, ...queries.map(namedButton)),
      el(
        "div",
        { class: "writing" },
        holder,
        el("div", { id: "parameters", class: "parameters" }),
        el(
          "div",
          { class: "run" },
          button("Run", run, { id: "run", class: "primary", title: "Ctrl or ⌘ with Enter, in the editor" }),
          button("Stop", stop, { id: "stop", hidden: true }),
          el("span", { id: "answered", role: "status" }),
          el("span", { id: "answer-tools", class: "tools" }),
        ),
      ),
    ),
    el("div", { id: "answer", class: "answer", tabindex: 0, role: "region", "aria-label": "Answer" }),
  );
  editor = makeEditor(holder, { run, changed });
  byId("answer").append(el("p", { class: "hint" }, "Choose a query, or write one. Press Ctrl-Space for terms, Ctrl-Enter to run."));
}

/** @param {import("./model.js").NamedQuery} query */
function namedButton(query) {
  return el(
    "button",
    { type: "button", "data-query": query.name, onclick: () => go({ query: query.name, sparql: "" }), title: query.question },
    el("strong", null, query.title),
    el("small", null, query.question),
  );
}

function currentText() {
  return editor?.state.doc.toString() ?? "";
}

/** What is written is in the address only when it is run: each letter would make a new address. */
function changed() {
  showParameters();
}

/** The named query in the editor, if it is one as it stands. */
function namedAsIs() {
  return queries.find((query) => query.text === currentText());
}

function showParameters() {
  const parameters = namedAsIs()?.parameters ?? [];
  const holder = byId("parameters");
  const key = parameters.map((parameter) => parameter.name).join();
  if (holder.dataset.key === key) return;
  holder.dataset.key = key;
  given.clear();
  holder.replaceChildren(
    ...parameters.map((parameter) => {
      const field = /** @type {HTMLInputElement} */ (
        el("input", {
          type: "text",
          placeholder: parameter.kind === "IRI" ? "id:Q30 or an IRI in full" : "",
          oninput: () => given.set(parameter.name, field.value.trim()),
          onkeydown: (/** @type {KeyboardEvent} */ event) => event.key === "Enter" && run(),
        })
      );
      return el("label", null, `${parameter.meaning}${parameter.optional ? " (optional)" : ""}`, field);
    }),
  );
}

/** Parameters that the query needs and that are not given. */
function missing() {
  return (namedAsIs()?.parameters ?? []).filter((parameter) => !parameter.optional && !given.get(parameter.name));
}

/** The query with its parameters as terms; what is given can only ever become a term. @param {string} text */
function bound(text) {
  return (namedAsIs()?.parameters ?? []).reduce((query, { name, kind }) => {
    const value = given.get(name);
    if (!value) return query;
    const term = kind === "IRI" ? iriTerm(value) : JSON.stringify(value);
    return query.replace(new RegExp(`VALUES\\s+[?$]${name}\\s*\\{\\s*UNDEF\\s*\\}`, "i"), () => `VALUES ?${name} { ${term} }`);
  }, text);
}

/** @param {string} value */
function iriTerm(value) {
  const [prefix] = value.split(":", 1);
  const iri = prefixes[prefix] ? prefixes[prefix] + value.slice(prefix.length + 1) : value.replace(/^<|>$/g, "");
  if (/[\s<>"{}|\\^`]/.test(iri)) throw new Error(`“${value}” is no IRI.`);
  return `<${iri}>`;
}

async function run() {
  const text = currentText();
  const wanting = missing();
  if (wanting.length) {
    tell(`Give ${wanting[0].meaning}.`);
    byId("parameters").querySelector("input")?.focus();
    return;
  }
  const named = namedAsIs();
  ranKey = named ? `${named.name}|` : `|${text}`;
  go(named ? { query: named.name, sparql: "" } : { query: "", sparql: text === EXAMPLE && !state.sparql ? EXAMPLE : text }, true);
  running += 1;
  const mine = running;
  byId("stop").hidden = false;
  byId("answer-tools").replaceChildren();
  const begun = performance.now();
  try {
    const answer = await ask(bound(text), tell);
    if (mine !== running) return;
    const took = `${((performance.now() - begun) / 1000).toLocaleString("en-GB", { maximumFractionDigits: 2 })} s`;
    showAnswer(answer, took);
  } catch (error) {
    if (mine !== running) return;
    tell("");
    byId("answer").replaceChildren(el("pre", { class: "problem", role: "alert" }, error instanceof Error ? error.message : String(error)));
  } finally {
    if (mine === running) byId("stop").hidden = true;
  }
}

/** @param {string} note */
function tell(note) {
  byId("answered").textContent = note;
}

/** @param {Answer} answer @param {string} took */
function showAnswer(answer, took) {
  const holder = byId("answer");
  if (answer.boolean !== undefined) {
    tell(took);
    holder.replaceChildren(el("p", { class: "verdict big" }, answer.boolean ? "Yes" : "No"));
    return;
  }
  const columns = answer.head.vars ?? [];
  const rows = answer.results?.bindings ?? [];
  tell(`${plural(rows.length, "row", "rows")} in ${took}`);
  if (!rows.length) {
    holder.replaceChildren(emptyNotice("No rows", "Nothing in the graph answers this query."));
    return;
  }
  const series = chartable(columns, rows);
  /** @param {string} kind */
  const show = (kind) => {
    holder.replaceChildren(kind === "chart" && series ? barChart(series, cellText) : table(columns, rows));
    for (const tab of byId("answer-tools").querySelectorAll("[data-kind]"))
      tab.setAttribute("aria-pressed", String(/** @type {HTMLElement} */ (tab).dataset.kind === kind));
  };
  byId("answer-tools").replaceChildren(
    ...(series
      ? [
          button("Table", () => show("table"), { "data-kind": "table", "aria-pressed": "true" }),
          button("Chart", () => show("chart"), { "data-kind": "chart", "aria-pressed": "false" }),
        ]
      : []),
    button("CSV", () => download(columns, rows), { title: "Download the rows as CSV" }),
  );
  show("table");
}

/** @param {string[]} columns @param {Record<string, Term>[]} rows */
function table(columns, rows) {
  const body = el("tbody", null, ...rows.slice(0, FIRST).map((row) => tableRow(columns, row)));
  const whole = el(
    "table",
    null,
    el("thead", null, el("tr", null, ...columns.map((name) => el("th", { scope: "col" }, name)))),
    body,
  );
  if (rows.length <= FIRST) return whole;
  const more = button(
    `Show the other ${rows.length - FIRST} rows`,
    () => {
      body.append(...rows.slice(FIRST).map((row) => tableRow(columns, row)));
      more.remove();
    },
    { class: "more" },
  );
  return el("div", null, whole, more);
}

/** @param {string[]} columns @param {Record<string, Term>} row */
function tableRow(columns, row) {
  return el("tr", null, ...columns.map((name) => el("td", { class: isNumber(row[name]) ? "number-cell" : null }, cell(row[name]))));
}

/** @param {Term | undefined} term */
function cell(term) {
  if (!term) return "";
  if (term.type === "uri") {
    const node = nodeByIri.get(term.value);
    if (node !== undefined) return nodeLink(node);
    const doc = documentByIri.get(term.value);
    if (doc !== undefined) return documentLink(doc);
  }
  return el("bdi", null, cellText(term));
}

/** @param {Term} term */
function isNumber(term) {
  return /#(integer|decimal|double|float)$/.test(term?.datatype ?? "");
}

/** A term for a reader: IRIs with their prefixes, dates in words. @param {Term} term */
export function cellText(term) {
  if (term.type === "uri") {
    const [prefix, iri] = Object.entries(prefixes).find(([, start]) => term.value.startsWith(start)) ?? [];
    return prefix && iri ? `${prefix}:${term.value.slice(iri.length)}` : term.value;
  }
  return /#(date|gYear|gYearMonth)$/.test(term.datatype ?? "") ? dateText(term.value) : term.value;
}

/** @param {string[]} columns @param {Record<string, Term>[]} rows */
function download(columns, rows) {
  // A cell that a spreadsheet would take for a formula is made text.
  /** @param {string} text */
  const quoted = (text) => `"${(/^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text).replaceAll('"', '""')}"`;
  const lines = [columns, ...rows.map((row) => columns.map((name) => row[name]?.value ?? ""))];
  const blob = new Blob([lines.map((line) => line.map(quoted).join(",")).join("\r\n")], { type: "text/csv" });
  const url = URL.createObjectURL(blob);
  el("a", { href: url, download: "answer.csv" }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
