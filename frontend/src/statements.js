// The table of statements: who says what, how, where.

import { button, byId, el, emptyNotice } from "./dom.js";
import { passes } from "./filters.js";
import { documentLink, nodeLink, plainLink, wordsElement } from "./links.js";
import { documentMeta, documentName, documents, isKind, nodes, outgoing, spansOf, typeText, values } from "./model.js";
import { go, state } from "./state.js";
import { wordsOf } from "./text.js";
import { capital, fold, plural } from "./words.js";

/** @typedef {import("./model.js").Span} Span */
/** @typedef {{i: number, speakers: number[], speakerText: string, act: string, mode: string, cue: string, span: Span | undefined, haystack: string}} Row */

const FIRST = 100;
/** @type {Row[] | null} */
let rows = null;
let shownKey = "";

export function showStatements() {
  const view = byId("statements");
  rows ??= statementRows();
  if (!rows.length) {
    view.replaceChildren(emptyNotice("No statements", "No statement was read from the documents."));
    return;
  }
  if (!view.childElementCount) setUp(view);
  const filter = /** @type {HTMLInputElement} */ (byId("filter"));
  if (document.activeElement !== filter) filter.value = state.filter;
  const key = [state.filter, state.from, state.to, state.source].join("|");
  if (key === shownKey) return;
  shownKey = key;
  const words = fold(state.filter).split(/\s+/).filter(Boolean);
  const kept = rows.filter((row) => passes(row.i) && words.every((word) => row.haystack.includes(word)));
  byId("kept").textContent = plural(kept.length, "statement", "statements");
  const body = /** @type {HTMLElement} */ (view.querySelector("tbody"));
  view.querySelector(".more")?.remove();
  body.replaceChildren(...kept.slice(0, FIRST).map(tableRow));
  if (kept.length > FIRST) {
    const more = button(
      `Show the other ${kept.length - FIRST}`,
      () => {
        body.append(...kept.slice(FIRST).map(tableRow));
        more.remove();
      },
      { class: "more" },
    );
    view.append(more);
  }
}

/** @param {HTMLElement} view */
function setUp(view) {
  const filter = /** @type {HTMLInputElement} */ (
    el("input", {
      type: "search",
      id: "filter",
      placeholder: "Speaker, act, word, document",
      oninput: () => go({ filter: filter.value }, true),
    })
  );
  view.append(
    el(
      "div",
      { class: "filter" },
      el("h2", null, "Statements"),
      el("label", { class: "label", for: "filter" }, "Filter statements"),
      filter,
      el("p", { class: "found", role: "status", id: "kept" }),
    ),
    el(
      "table",
      { class: "said-table" },
      el(
        "thead",
        null,
        el("tr", null, ...["Speaker", "Act", "Words", "Mode", "Document"].map((name) => el("th", { scope: "col" }, name))),
      ),
      el("tbody", null),
    ),
  );
}

/** @returns {Row[]} */
function statementRows() {
  return nodes
    .map((_, i) => i)
    .filter((i) => isKind(i, "Statement"))
    .map((i) => {
      const speakers = outgoing[i].filter((edge) => edge.key === "speaker").map((edge) => edge.to);
      const span = spansOf[i].find((found) => found.kind === "content") ?? spansOf[i][0];
      const row = {
        i,
        speakers,
        speakerText: values(i, "speakerText").join(", "),
        act: capital(typeText(i)),
        mode: values(i, "mode").join(", "),
        cue: values(i, "cue").join(", "),
        span,
        haystack: "",
      };
      const fields = [...speakers.map((n) => nodes[n].label), row.speakerText, row.act, row.mode, row.cue, nodes[i].label];
      row.haystack = fold([...fields, span ? documentName(span.doc) : ""].join("\n"));
      // Of a text that is not in the page only the first words, which are in the label, can be searched.
      if (span && (span.quote != null || documents[span.doc].text != null)) row.haystack += `\n${fold(wordsOf(span))}`;
      return row;
    })
    .sort((a, b) => (a.span?.doc ?? Infinity) - (b.span?.doc ?? Infinity) || (a.span?.begin ?? 0) - (b.span?.begin ?? 0) || a.i - b.i);
}

/** @param {Row} row */
function tableRow(row) {
  /** @param {string} name @param {...import("./dom.js").Child} content */
  const cell = (name, ...content) => el("td", { "data-name": name }, ...content);
  const words = row.span && wordsElement(row.mode === "direct" ? "q" : "span", row.span);
  return el(
    "tr",
    null,
    cell(
      "Speaker",
      ...(row.speakers.length ? row.speakers.map((n) => nodeLink(n)) : [el("bdi", null, row.speakerText || "not named")]),
    ),
    cell("Act", plainLink(row.i, row.act)),
    // Only words that the document itself quotes stand in quotation marks.
    cell("Words", words),
    cell("Mode", row.mode, row.cue && el("small", null, "“", el("bdi", null, row.cue), "”")),
    cell(
      "Document",
      row.span && documentLink(row.span.doc, row.span),
      row.span && el("small", null, documentMeta(row.span.doc)),
    ),
  );
}
