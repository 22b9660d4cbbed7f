// Links inside the page, quotations, and sections of lists.

import { el, fill, icon } from "./dom.js";
import { docsOf, documentMeta, documentName, isKind, nodes, statusOf, whenOf } from "./model.js";
import { go, hashOf, state } from "./state.js";
import { inContext, withText, wordsOf } from "./text.js";
import { short } from "./words.js";

/** @typedef {import("./model.js").Span} Span */

/**
 * A link to a node, with its sign.
 * @param {number} i
 * @param {string} [hint] words under the name
 */
export function nodeLink(i, hint) {
  return el(
    "a",
    { href: hashOf({ node: i }), "data-node": i, class: "node" },
    icon(nodes[i].group),
    el("span", { class: "text" }, el("bdi", null, nodes[i].label), hint && el("small", null, hint)),
  );
}

/** A link to a node, in running text. @param {number} i @param {string} [text] */
export function plainLink(i, text) {
  return el("a", { href: hashOf({ node: i }), "data-node": i }, el("bdi", null, text ?? nodes[i].label));
}

/** Date and status of an event, for a list. @param {number} i */
export function linkHint(i) {
  if (!isKind(i, "Event")) return "";
  return [whenOf(i).text, statusOf(i)].filter(Boolean).join(" · ");
}

/** @param {number} d @param {Span | null} [span] @param {string} [text] */
export function documentLink(d, span, text) {
  return el(
    "a",
    {
      href: hashOf({ view: "documents", doc: d, at: span ? [span.begin, span.end] : null }),
      "data-doc": d,
      "data-at": span && `${span.begin},${span.end}`,
    },
    el("bdi", null, text ?? documentName(d)),
  );
}

const NUMBERS = 6;

/**
 * Numbers of the documents that say it, where not all documents that tell of a node do.
 * @param {number[]} docs
 * @param {number} i
 * @param {boolean} several whether more than one document tells of the node
 */
export function sources(docs, i, several) {
  if (!several || !docs.length || docs.length === docsOf[i].size) return null;
  const left = docs.length > NUMBERS + 1 ? docs.length - NUMBERS : 0;
  return el(
    "sup",
    { class: "sources" },
    docs.slice(0, left ? NUMBERS : docs.length).map((d) => {
      const link = documentLink(d, null, String(d + 1));
      link.title = documentName(d);
      return [link, " "];
    }),
    left > 0 && `+${left}`,
  );
}

/** The words of a span in their sentence, with the document they stand in. @param {Span} span */
export function quotation(span) {
  const meta = documentMeta(span.doc);
  const words = el("blockquote", { class: "loading" }, "…");
  const put = () => {
    const { before, words: marked, after } = inContext(span);
    words.classList.remove("loading");
    words.replaceChildren(before, el("mark", null, marked), after);
  };
  if (span.quote != null) put();
  else withText(span.doc, put, () => words.replaceChildren("The text could not be loaded."));
  return el(
    "figure",
    { class: "quotation" },
    words,
    el("figcaption", null, documentLink(span.doc, span), meta && el("span", null, ` · ${meta}`)),
  );
}

/** An element that gets the words of a span when its text is there. @param {string} tag @param {Span} span @param {number} [length] */
export function wordsElement(tag, span, length) {
  const holder = el(tag, null, "…");
  const put = () => holder.replaceChildren(length ? short(wordsOf(span), length) : wordsOf(span));
  if (span.quote != null) put();
  else withText(span.doc, put);
  return holder;
}

/** A section with a heading, or nothing when it is empty. @param {string} title @param {...import("./dom.js").Child} children */
export function section(title, ...children) {
  const content = children.filter(Boolean);
  return content.length ? el("section", null, el("h3", null, title), ...content) : null;
}

/**
 * A list that grows on demand, or nothing when it is empty.
 * @template T
 * @param {T[]} items
 * @param {(item: T) => HTMLElement} make
 */
export function listOf(items, make, size = 8) {
  return items.length ? fill(el("ul", { class: "links" }), items, make, size) : null;
}

/** Links inside the page keep what else is open: a name chosen in a text does not close the text. @param {MouseEvent} event */
export function followLink(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  const target = /** @type {Element} */ (event.target);
  const link = /** @type {HTMLElement | SVGElement | null} */ (target.closest?.("a[data-view], [data-node], [data-doc]"));
  if (!link || (target.closest("button, summary") && !link.matches("[data-node]"))) return;
  const { node, doc, at, view } = link.dataset;
  event.preventDefault();
  if (view) go({ view, doc: view === "documents" ? state.doc ?? lastDocument : null });
  else if (doc)
    go({ view: "documents", doc: Number(doc), at: at ? /** @type {[number, number]} */ (at.split(",").map(Number)) : null });
  else if (!String(getSelection())) go({ node: Number(node), at: state.at });
}

/** @type {number | null} */
let lastDocument = null;

/** Remember the document that is read, so that its tab opens it again. @param {number | null} d */
export function rememberDocument(d) {
  if (d != null) lastDocument = d;
}
