// The texts of the documents: loaded when wanted, cut by code points.

import { documents } from "./model.js";

/** @typedef {import("./model.js").Span} Span */

/** @type {(d: number) => Promise<string>} */
let fetchText = () => Promise.reject(new Error("this page holds no texts"));
/** @type {Map<number, Promise<void>>} */
const coming = new Map();

/** Say where texts come from that are not in the page. @param {(d: number) => Promise<string>} fetcher */
export function setTextSource(fetcher) {
  fetchText = fetcher;
}

/**
 * Run something when the text of a document is there: at once if it is, else when it has come.
 * @param {number} d
 * @param {() => void} run
 * @param {(error: Error) => void} [fail] when it does not come
 */
export function withText(d, run, fail) {
  if (documents[d].text != null) {
    run();
    return;
  }
  let promise = coming.get(d);
  if (!promise) {
    promise = fetchText(d).then((text) => {
      documents[d].text = text;
    });
    coming.set(d, promise);
    promise.catch(() => coming.delete(d));
  }
  promise.then(run).catch(fail ?? (() => {}));
}

/** @type {Map<number, number[] | null>} */
const unitTables = new Map();

/** @param {number} d */
export function textOf(d) {
  return documents[d].text ?? "";
}

/**
 * The place in a JavaScript string (UTF-16 code units) of a place in the text (code points).
 * @param {number} d
 * @param {number} codePoint
 */
function unitOffset(d, codePoint) {
  let table = unitTables.get(d);
  if (table === undefined) {
    const text = textOf(d);
    table = null;
    if (/[\u{10000}-\u{10ffff}]/u.test(text)) {
      table = [];
      let unit = 0;
      for (const character of text) {
        table.push(unit);
        unit += character.length;
      }
      table.push(unit);
    }
    unitTables.set(d, table);
  }
  if (!table) return Math.min(codePoint, textOf(d).length);
  return table[Math.min(codePoint, table.length - 1)];
}

/** @param {number} d @param {number} begin @param {number} end */
export function slice(d, begin, end) {
  return textOf(d).slice(unitOffset(d, begin), unitOffset(d, end));
}

/** The words of a span whose text is there. @param {Span} span */
export function wordsOf(span) {
  return span.quote ?? slice(span.doc, span.begin, span.end);
}

const sentences = typeof Intl.Segmenter === "function" ? new Intl.Segmenter("en", { granularity: "sentence" }) : null;
const CONTEXT = 320;

/**
 * The words of a span with the rest of their sentence; only the words when the text does not have them there.
 * @param {Span} span
 */
export function inContext(span) {
  if (span.quote != null) return { before: "", words: span.quote, after: "" };
  const text = textOf(span.doc);
  const begin = unitOffset(span.doc, span.begin);
  const end = unitOffset(span.doc, span.end);
  let from = begin === 0 ? 0 : text.lastIndexOf("\n", begin - 1) + 1;
  let to = text.indexOf("\n", end);
  if (to < 0) to = text.length;
  if (sentences) {
    const cuts = [...sentences.segment(text.slice(from, to))].map((sentence) => from + sentence.index);
    to = Math.min(to, ...cuts.filter((cut) => cut >= end));
    from = Math.max(from, ...cuts.filter((cut) => cut <= begin));
  }
  const before = text.slice(Math.max(from, begin - CONTEXT), begin).trimStart();
  const after = text.slice(end, Math.min(to, end + CONTEXT)).trimEnd();
  return {
    before: (begin - from > CONTEXT ? "…" : "") + before.replace(/^[\udc00-\udfff]/, ""),
    words: text.slice(begin, end),
    after: after.replace(/[\ud800-\udbff]$/, "") + (to - end > CONTEXT ? "…" : ""),
  };
}
