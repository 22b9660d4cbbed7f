// Where SPARQL is answered: by Oxigraph in a worker inside the page, or by the server that serves the page.

import workerSource from "worker:engine.worker.js";
import { prefixes } from "./model.js";

/**
 * @typedef {{type: string, value: string, datatype?: string, "xml:lang"?: string}} Term
 * @typedef {{head: {vars?: string[]}, boolean?: boolean, results?: {bindings: Record<string, Term>[]}}} Answer
 */

/** @type {Worker | null} */
let worker = null;
/** @type {((reason: Error) => void) | null} */
let abandon = null;

/** Whether the page can answer queries: a page made without the engine cannot. */
export function canAnswer() {
  return served() || document.getElementById("engine") !== null;
}

export function served() {
  return document.documentElement.dataset.served !== undefined;
}

/**
 * A query with the prefixes declared that it uses without declaring them; lines keep their numbers.
 * @param {string} query
 */
export function withPrefixes(query) {
  const bare = query.replace(/#[^\n<>]*$/gm, "");
  const missing = Object.entries(prefixes).filter(
    ([prefix]) =>
      new RegExp(`(^|[^\\w:])${prefix}:`).test(bare) && !new RegExp(`\\bPREFIX\\s+${prefix}:`, "i").test(bare),
  );
  return missing.map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}> `).join("") + query;
}

/**
 * The answer to a query.
 * @param {string} query
 * @param {(note: string) => void} tell what is being waited for
 * @returns {Promise<Answer>}
 */
export async function ask(query, tell) {
  const text = withPrefixes(query);
  if (served()) return askServer(text, tell);
  if (!worker) {
    tell("Loading the query engine and the graph …");
    worker = await startWorker();
  }
  tell("Asking …");
  return (await call(worker, { query: text })).answer;
}

/** Stop the query that is being answered. */
export function stop() {
  worker?.terminate();
  worker = null;
  abandon?.(new Error("The query was stopped."));
  abandon = null;
}

/** @param {string} query @param {(note: string) => void} tell @returns {Promise<Answer>} */
async function askServer(query, tell) {
  tell("Asking …");
  const controller = new AbortController();
  abandon = () => controller.abort(new Error("The query was stopped."));
  const reply = await fetch("../sparql", {
    method: "POST",
    headers: {
      "Content-Type": "application/sparql-query",
      Accept: "application/sparql-results+json, application/n-triples",
    },
    body: query,
    signal: controller.signal,
  });
  if (!reply.ok) throw new Error((await reply.text()).trim());
  return reply.headers.get("Content-Type")?.startsWith("application/n-triples") ? triples(await reply.text()) : reply.json();
}

/** Triples as rows of subject, predicate, object. @param {string} text N-Triples @returns {Answer} */
function triples(text) {
  const vars = ["subject", "predicate", "object"];
  const bindings = text
    .split("\n")
    .map((line) => /^(\S+) (\S+) (.+) \.$/.exec(line))
    .filter((match) => match !== null)
    .map((match) => Object.fromEntries(vars.map((name, n) => [name, parsedTerm(match[n + 1])])));
  return { head: { vars }, results: { bindings } };
}

/** @param {string} text a term of N-Triples @returns {Term} */
function parsedTerm(text) {
  if (text.startsWith("<")) return { type: "uri", value: unescaped(text.slice(1, -1)) };
  const literal = /^"(.*)"(?:\^\^<([^>]*)>|@(\S+))?$/s.exec(text);
  if (!literal) return { type: "bnode", value: text };
  return { type: "literal", value: unescaped(literal[1]), datatype: literal[2], "xml:lang": literal[3] };
}

/** @param {string} text */
function unescaped(text) {
  /** @type {Record<string, string>} */
  const letters = { t: "\t", b: "\b", n: "\n", r: "\r", f: "\f" };
  return text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/gs, (_, four, eight, one) =>
    one ? (letters[one] ?? one) : String.fromCodePoint(Number.parseInt(four ?? eight, 16)),
  );
}

/**
 * @param {Worker} to
 * @param {any} message
 * @param {Transferable[]} [moved]
 * @returns {Promise<any>}
 */
function call(to, message, moved = []) {
  return new Promise((resolve, reject) => {
    abandon = reject;
    to.onmessage = ({ data }) => (data.error ? reject(new Error(data.error)) : resolve(data));
    to.onerror = (event) => reject(new Error(event.message || "The query engine failed."));
    to.postMessage(message, moved);
  });
}

async function startWorker() {
  const started = new Worker(/** @type {any} */ (workerAddress()));
  try {
    const [wasm, quads] = await Promise.all([unpacked("engine"), unpacked("quads")]);
    await call(started, { wasm, quads: new Uint8Array(quads) }, [wasm]);
  } catch (error) {
    started.terminate();
    throw error;
  }
  return started;
}

/** @type {any} */
let policy = null;

function workerAddress() {
  const url = URL.createObjectURL(new Blob([workerSource], { type: "text/javascript" }));
  /** @type {any} */
  const types = /** @type {any} */ (window).trustedTypes;
  if (!types) return url;
  // The only script addresses that the page ever makes: those of the worker that was built with it.
  policy ??= types.createPolicy("communique", { createScriptURL: (/** @type {string} */ address) => address });
  return policy.createScriptURL(url);
}

/**
 * What an element of the page holds: base64 of gzip.
 * @param {string} id
 * @returns {Promise<ArrayBuffer>}
 */
async function unpacked(id) {
  const coded = (document.getElementById(id)?.textContent ?? "").trim();
  const bytes = Uint8Array.from(atob(coded), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}
