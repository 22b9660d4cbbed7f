// The data of the page and its indexes. Nodes, documents and spans refer to each other by position.

const DATA = JSON.parse(document.getElementById("data").textContent);
const nodes = DATA.nodes;
const documents = DATA.documents;
const groupLabel = new Map(DATA.groups);
const nodeByIri = new Map(nodes.map((node, i) => [node.iri, i]));
const documentByIri = new Map(documents.map((doc, i) => [doc.iri, i]));
const edges = DATA.edges.map(([from, to, role, docs]) => ({ from, to, role: roleName(role), key: role, docs }));
const offices = DATA.offices.map((office) => ({ ...office, spans: office.spans.map(spanOf) }));

const spans = ["mentions", "evidence", "content"].flatMap((kind) =>
  DATA[kind].map(([node, ...place]) => ({ ...spanOf(place), node, kind })),
);

const outgoing = gather(nodes.length, edges, (edge) => [edge.from]);
const incoming = gather(nodes.length, edges, (edge) => [edge.to]);
const officesOf = gather(nodes.length, offices, (office) => [office.person, office.body].filter((n) => n != null));
const spansOf = gather(nodes.length, spans, (span) => [span.node]);
const spansIn = gather(documents.length, spans, (span) => [span.doc]);
const degree = nodes.map((_, i) => outgoing[i].length + incoming[i].length + officesOf[i].length);
// The most connected first, then the most mentioned, then by the order of the data.
const ranked = nodes
  .map((_, i) => i)
  .sort((a, b) => degree[b] - degree[a] || spansOf[b].length - spansOf[a].length || a - b);

function spanOf([doc, begin, end, quote]) {
  return { doc, begin, end, quote };
}

function gather(length, items, keys) {
  const lists = Array.from({ length }, () => []);
  for (const item of items) for (const key of new Set(keys(item))) lists[key].push(item);
  return lists;
}

function roleName(property) {
  return (DATA.names[property] ?? property).replace(/^./, (c) => c.toLowerCase());
}

function isKind(i, group) {
  return nodes[i].group === group;
}

function typeText(i) {
  return nodes[i].types.join(", ") || groupLabel.get(nodes[i].group);
}

/** The values of a property of a node, without repetition. */
function values(i, property) {
  return [...new Set(nodes[i].facts.filter(([p]) => p === property).map(([, value]) => value))];
}

function statusOf(i) {
  return values(i, "status")
    .filter((status) => status !== "actual")
    .join(" or ");
}

/** When a node was: values to sort by and words to read; no words when it is undated. */
function whenOf(i) {
  const points = values(i, "date").sort();
  const starts = values(i, "startDate").sort();
  const ends = values(i, "endDate").sort();
  const all = [...points, ...starts, ...ends];
  const either = (list) => list.map(dateText).join(" or ");
  const texts = [];
  if (points.length) texts.push(either(points));
  if (starts.length && ends.length) texts.push(`${either(starts)} to ${either(ends)}`);
  else if (starts.length) texts.push(`from ${either(starts)}`);
  else if (ends.length) texts.push(`until ${either(ends)}`);
  return { first: points[0] ?? starts[0] ?? ends[0] ?? "", text: texts.join("; "), known: all.length > 0 };
}

/** Sorts dates of different precision: 2025 before January 2025 before 1 January 2025. */
function compareDates(a, b) {
  const [x, y] = [dateParts(a), dateParts(b)];
  if (!x || !y) return (x ? 0 : 1) - (y ? 0 : 1) || (a < b ? -1 : a > b ? 1 : 0);
  return Number(x.year) - Number(y.year) || x.month - y.month || x.day - y.day;
}

function documentName(d) {
  return documents[d].title || documents[d].id || documents[d].iri;
}

function documentMeta(d) {
  return [documents[d].publisher, documents[d].issued && dateText(documents[d].issued)].filter(Boolean).join(" · ");
}

const unitTables = new Map();

/** The place in a JavaScript string (UTF-16 code units) of a place in the text (code points). */
function unitOffset(d, codePoint) {
  if (!unitTables.has(d)) {
    const text = documents[d].text;
    let table = null;
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
  const table = unitTables.get(d);
  if (!table) return Math.min(codePoint, documents[d].text.length);
  return table[Math.min(codePoint, table.length - 1)];
}

function textOf(d, begin, end) {
  return documents[d].text.slice(unitOffset(d, begin), unitOffset(d, end));
}

function wordsOf(span) {
  return span.quote ?? textOf(span.doc, span.begin, span.end);
}

const sentences = typeof Intl.Segmenter === "function" ? new Intl.Segmenter("en", { granularity: "sentence" }) : null;
const CONTEXT = 320;

/** The words of a span with the rest of their sentence; only the words when the text does not have them there. */
function inContext(span) {
  if (span.quote != null) return { before: "", words: span.quote, after: "" };
  const text = documents[span.doc].text;
  const begin = unitOffset(span.doc, span.begin);
  const end = unitOffset(span.doc, span.end);
  let from = text.lastIndexOf("\n", begin - 1) + 1;
  let to = text.indexOf("\n", end);
  if (begin === 0) from = 0;
  if (to < 0) to = text.length;
  if (sentences) {
    const paragraph = text.slice(from, to);
    const cuts = [...sentences.segment(paragraph)].map((sentence) => from + sentence.index);
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
