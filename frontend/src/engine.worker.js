// Answers SPARQL apart from the page, so that a long query neither freezes the page nor has to be waited for.

import init, { Store } from "oxigraph/web.js";

/** @type {Store | null} */
let store = null;

self.onmessage = async ({ data }) => {
  try {
    if (data.wasm) {
      await init({ module_or_path: data.wasm });
      store = new Store();
      store.load(data.quads, { format: "application/n-quads", no_transaction: true });
      self.postMessage({ ready: store.size });
      return;
    }
    self.postMessage({ answer: answer(/** @type {Store} */ (store), data.query) });
  } catch (first) {
    self.postMessage({ error: String(first instanceof Error ? first.message : first) });
  }
};

/**
 * The answer in the shape of SPARQL 1.1 Query Results JSON; triples as rows of subject, predicate, object.
 * @param {Store} store
 * @param {string} query
 */
function answer(store, query) {
  const form = /\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b/i.exec(query.replace(/#[^\n<>]*$|<[^<>\s]*>/gm, ""))?.[1].toUpperCase();
  const options = { use_default_graph_as_union: true };
  if (form !== "CONSTRUCT" && form !== "DESCRIBE")
    return JSON.parse(/** @type {string} */ (store.query(query, { ...options, results_format: "json" })));
  const vars = ["subject", "predicate", "object"];
  const bindings = /** @type {any[]} */ (store.query(query, options)).map((quad) =>
    Object.fromEntries(vars.map((name) => [name, term(quad[name])])),
  );
  return { head: { vars }, results: { bindings } };
}

/** @param {any} found */
function term(found) {
  if (found.termType === "NamedNode") return { type: "uri", value: found.value };
  if (found.termType === "BlankNode") return { type: "bnode", value: found.value };
  if (found.termType !== "Literal") return { type: "literal", value: found.toString() };
  return { type: "literal", value: found.value, datatype: found.datatype.value, "xml:lang": found.language || undefined };
}
