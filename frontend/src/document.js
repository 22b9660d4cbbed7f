// A document with everything that was read from it marked in place.

import { byId, button, el, emptyNotice, fill, outLink } from "./dom.js";
import { documentPasses } from "./filters.js";
import { documentLink, linkHint, listOf, nodeLink, rememberDocument } from "./links.js";
import { documentMeta, documentName, documents, isKind, nodes, spansIn, typeText } from "./model.js";
import { go, hashOf, state } from "./state.js";
import { slice, textOf, withText } from "./text.js";
import { capital, plural } from "./words.js";

/** @typedef {{begin: number, end: number, kind: string, node?: number}} Marked */
/** @typedef {{begin: number, end: number, spans: Marked[]}} Segment */

/**
 * Cut a text at all ends of its spans, so that none overlap: in code points, in order and without gaps.
 * @param {number} length
 * @param {Marked[]} marked
 * @returns {Segment[]}
 */
function segments(length, marked) {
  const cuts = [...new Set([0, length, ...marked.flatMap((span) => [span.begin, span.end])])]
    .filter((cut) => cut <= length)
    .sort((a, b) => a - b);
  const starts = [...marked].sort((a, b) => a.begin - b.begin);
  let next = 0;
  /** @type {Marked[]} */
  let open = [];
  return cuts.slice(0, -1).map((begin, n) => {
    open = open.filter((span) => span.end > begin);
    while (next < starts.length && starts[next].begin <= begin) open.push(starts[next++]);
    return { begin, end: cuts[n + 1], spans: open.filter((span) => span.end > begin) };
  });
}

/** @param {Marked[]} found @returns {Marked | null} */
function shortest(found) {
  return found.reduce(
    (/** @type {Marked | null} */ best, span) =>
      best && best.end - best.begin <= span.end - span.begin ? best : span,
    null,
  );
}

/** @param {number} d @param {Segment} segment */
function segmentElement(d, segment) {
  const text = slice(d, segment.begin, segment.end);
  /** @param {string} kind */
  const of = (kind) => segment.spans.filter((span) => span.kind === kind);
  const mention = shortest(of("mentions"));
  const owner = mention ?? shortest(of("evidence")) ?? shortest(of("content"));
  if (!owner && !of("target").length) return text;
  const node = owner?.node;
  const classes = [
    mention?.node != null && `mention g-${nodes[mention.node].group}`,
    of("evidence").some((span) => span.node != null && isKind(span.node, "Event")) && "evidence",
    of("content").length > 0 && "content",
    of("target").length > 0 && "target",
  ];
  const all = segment.spans.map((span) => span.node).filter((n) => n != null);
  return el(
    mention ? "a" : "span",
    {
      class: classes.filter(Boolean).join(" "),
      "data-node": node,
      "data-begin": segment.begin,
      "data-end": segment.end,
      "data-all": all.join(" "),
      href: mention ? hashOf({ node }) : null,
      title: [...new Set(all)].map((n) => `${capital(typeText(n))}: ${nodes[n].label}`).join("\n"),
    },
    text,
  );
}

let shownKey = "";

export function showDocuments() {
  const view = byId("documents");
  rememberDocument(state.doc);
  const d = state.doc;
  if (d == null) {
    shownKey = "";
    view.replaceChildren(documentList());
    return;
  }
  const key = `${d}@${state.at ?? ""}`;
  const fresh = key !== shownKey;
  shownKey = key;
  const show = () => {
    if (state.doc !== d || state.view !== "documents") return;
    if (fresh) view.replaceChildren(documentText(d, state.at));
    mark(view, fresh);
  };
  if (fresh && documents[d].text == null)
    view.replaceChildren(el("p", { class: "empty", role: "status" }, "Loading the text …"));
  withText(d, show, () => view.replaceChildren(emptyNotice("The text could not be loaded", "Is the server still running?")));
}

/** Mark what belongs to the chosen node, and bring it into sight. @param {HTMLElement} view @param {boolean} fresh */
function mark(view, fresh) {
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (view.querySelectorAll("[data-all]"))) {
    const chosen = state.node != null && (part.dataset.all ?? "").split(" ").includes(String(state.node));
    part.classList.toggle("chosen", chosen);
  }
  if (!fresh) return;
  const target = view.querySelector(".target") ?? (state.at ? null : view.querySelector(".chosen"));
  if (target) target.scrollIntoView({ block: "center" });
  else view.scrollTop = 0;
}

function documentList() {
  const kept = documents.map((_, d) => d).filter(documentPasses);
  if (!documents.length) return emptyNotice("No documents", "The graph holds no documents.");
  if (!kept.length) return emptyNotice("No documents", "No document passes the filters of source and time.");
  const holder = el("div", { class: "reading" }, el("h2", null, plural(kept.length, "document", "documents")));
  /** @param {number} d @param {string} kind */
  const count = (d, kind) => new Set(spansIn[d].filter((span) => span.kind === kind).map((span) => span.node)).size;
  return fill(
    holder,
    kept,
    (d) =>
      el(
        "article",
        { class: "card" },
        el("h3", null, el("span", { class: "number" }, String(d + 1)), documentLink(d)),
        el("p", { class: "meta" }, documentMeta(d)),
        el(
          "p",
          { class: "meta" },
          [
            plural(count(d, "mentions"), "name", "names"),
            plural(count(d, "evidence"), "event", "events"),
            plural(count(d, "content"), "statement", "statements"),
          ].join(" · "),
        ),
      ),
    60,
  );
}

/** @param {number} d @param {[number, number] | null} at */
function documentText(d, at) {
  const doc = documents[d];
  /** @type {Marked[]} */
  const marked = spansIn[d].filter((span) => span.quote == null);
  if (at) marked.push({ begin: at[0], end: at[1], kind: "target" });
  const length = [...textOf(d)].length;
  const inside = marked.filter((span) => span.end <= length);
  const meta = documentMeta(d);
  const step = (/** @type {number} */ by, /** @type {string} */ text) =>
    documents[d + by] && button(text, () => go({ doc: d + by, at: null }), { title: documentName(d + by) });
  return el(
    "article",
    { class: "reading" },
    documents.length > 1 &&
      el(
        "nav",
        { class: "back", "aria-label": "Documents" },
        el("a", { href: hashOf({ view: "documents", doc: null }), "data-all-documents": true }, "All documents"),
        step(-1, "← Before"),
        step(1, "Next →"),
      ),
    el("h2", { class: "headline" }, el("bdi", null, documentName(d))),
    el("p", { class: "byline" }, meta, doc.url && [meta ? " · " : "", outLink(doc.url, "Original")]),
    foundHere(d),
    length
      ? el("div", { class: "fulltext", lang: "en" }, ...segments(length, inside).map((segment) => segmentElement(d, segment)))
      : el("p", { class: "notice" }, "The graph does not hold the text of this document."),
  );
}

/** What was read from a text, in the order of the text. @param {number} d */
function foundHere(d) {
  /** @type {Map<number, number>} */
  const first = new Map();
  for (const span of spansIn[d]) {
    if (span.kind !== "mentions") first.set(span.node, Math.min(first.get(span.node) ?? Infinity, span.begin));
  }
  const order = [...first].sort(([, a], [, b]) => a - b).map(([i]) => i);
  if (!order.length) return null;
  /** @param {string} group */
  const count = (group) => order.filter((i) => isKind(i, group)).length;
  return el(
    "details",
    { class: "here" },
    el(
      "summary",
      null,
      `Read from this text: ${plural(count("Event"), "event", "events")}, ${plural(count("Statement"), "statement", "statements")}`,
      el("span", { class: "key" }, el("span", { class: "evidence" }, "event"), " ", el("span", { class: "content" }, "statement")),
    ),
    listOf(order, (i) => el("li", null, nodeLink(i, linkHint(i))), 30),
  );
}
