// The right-hand pane: everything the graph says of one node, and the words it says it from.

const OWN_FACTS = new Set(["date", "startDate", "endDate", "status"]);
const LAST_FACTS = ["confidence", "rule"];

function nodeLink(i, hint) {
  return el(
    "a",
    { href: hashOf({ view: "graph", node: i }), "data-node": String(i), class: "node" },
    icon(nodes[i].group),
    el("span", { class: "text" }, el("bdi", {}, nodes[i].label), hint && el("small", {}, hint)),
  );
}

function documentLink(d, span, text) {
  return el(
    "a",
    {
      href: hashOf({ view: "documents", doc: d, at: span && [span.begin, span.end] }),
      "data-doc": String(d),
      "data-at": span ? `${span.begin},${span.end}` : null,
    },
    el("bdi", {}, text ?? documentName(d)),
  );
}

/** The words of a span in their sentence, with the document they stand in. */
function quotation(span) {
  const { before, words, after } = inContext(span);
  const meta = documentMeta(span.doc);
  return el(
    "figure",
    { class: "quotation" },
    el("blockquote", {}, before, el("mark", {}, words), after),
    el("figcaption", {}, documentLink(span.doc, span), meta && el("span", {}, ` · ${meta}`)),
  );
}

function section(title, ...children) {
  const content = children.flat().filter(Boolean);
  return content.length ? el("section", {}, el("h3", {}, title), ...content) : null;
}

function listOf(items, make, size = 8) {
  return items.length ? fill(el("ul", { class: "links" }), items, make, size) : null;
}

/** Numbers of the documents that say it, where the documents of a node could differ. */
function sources(docs, several) {
  return several && docs.length
    ? el(
        "sup",
        { class: "sources" },
        docs.map((d) => [documentLinkTo(d), " "]),
      )
    : null;
}

function documentLinkTo(d) {
  const link = documentLink(d, null, `[${d + 1}]`);
  link.title = documentName(d);
  return link;
}

function showDetails() {
  const pane = document.getElementById("details");
  pane.scrollTop = 0;
  document.body.classList.toggle("has-node", state.node != null);
  pane.replaceChildren(...(state.node == null ? introduction() : nodeDetails(state.node)).filter(Boolean));
}

function nodeDetails(i) {
  const docs = new Set(spansOf[i].map((span) => span.doc));
  return [
    el(
      "div",
      { class: "heading" },
      el(
        "p",
        { class: "kind" },
        icon(nodes[i].group),
        capital(typeText(i)),
        statusOf(i) && el("span", { class: "status" }, statusOf(i)),
      ),
      el(
        "button",
        { type: "button", class: "close", "aria-label": "Close the details", onclick: () => go({ node: null }) },
        "×",
      ),
      el("h2", {}, el("bdi", {}, nodes[i].label)),
    ),
    actions(i),
    factTable(i, docs.size > 1),
    isKind(i, "Statement") ? section("Words", quotationsOf(i, "content")) : null,
    ...linkSections(i, docs.size > 1),
    officeSection(i),
    section("Evidence", quotationsOf(i, "evidence")),
    mentionSection(i),
    namesSection(i),
  ];
}

function actions(i) {
  const buttons = [];
  if (cy && state.view !== "graph") {
    buttons.push(el("button", { type: "button", onclick: () => go({ view: "graph" }) }, "Show in the graph"));
  }
  const hidden =
    cy && state.view === "graph" ? neighboursOf(i).filter((n) => cy.getElementById(`n${n}`).empty()).length : 0;
  if (hidden) {
    buttons.push(
      el(
        "button",
        {
          type: "button",
          onclick: () => {
            showNeighbours(i);
            showDetails();
          },
        },
        `Show neighbours (${hidden} more)`,
      ),
    );
  }
  return buttons.length ? el("p", { class: "actions" }, buttons) : null;
}

function factTable(i, several) {
  const rows = [];
  const facts = nodes[i].facts;
  const row = (name, ...content) => rows.push(el("div", {}, el("dt", {}, capital(name)), el("dd", {}, content)));
  for (const property of [...OWN_FACTS].filter((p) => values(i, p).length))
    row(roleName(property), factValues(i, property, several));
  const others = [...new Set(facts.map(([property]) => property))].filter(
    (p) => !OWN_FACTS.has(p) && !LAST_FACTS.includes(p),
  );
  for (const property of [...others, ...LAST_FACTS.filter((p) => values(i, p).length)]) {
    row(roleName(property), factValues(i, property, several));
  }
  return rows.length ? el("dl", { class: "facts" }, rows) : null;
}

function factValues(i, property, several) {
  const found = nodes[i].facts.filter(([p]) => p === property);
  return found
    .map(([, value, docs], n) => [n > 0 ? ", " : "", el("bdi", {}, dateText(value)), sources(docs, several)])
    .flat();
}

/** What the node does and what is done with it, a list for each role. */
function linkSections(i, several) {
  const lists = new Map();
  const put = (title, other, docs) => {
    if (!lists.has(title)) lists.set(title, []);
    lists.get(title).push({ other, docs });
  };
  for (const edge of outgoing[i]) put(capital(edge.role), edge.to, edge.docs);
  for (const edge of incoming[i]) {
    const group = nodes[edge.from].group;
    if (group === "Statement")
      put(edge.key === "speaker" ? "Statements by" : `Statements with this as ${edge.role}`, edge.from, edge.docs);
    else if (group === "Event") put(`Events as ${edge.role}`, edge.from, edge.docs);
    else put(`${capital(edge.role)} of`, edge.from, edge.docs);
  }
  return [...lists].map(([title, items]) => {
    items.sort((a, b) => compareDates(whenOf(a.other).first, whenOf(b.other).first) || a.other - b.other);
    return section(
      title,
      listOf(items, ({ other, docs }) => el("li", {}, nodeLink(other, linkHint(other)), sources(docs, several))),
    );
  });
}

function linkHint(i) {
  if (!isKind(i, "Event")) return "";
  return [whenOf(i).text, statusOf(i)].filter(Boolean).join(" · ");
}

function officeSection(i) {
  return section(
    "Offices",
    listOf(officesOf[i], (office) => {
      const mine = office.person === i;
      const other = mine ? office.body : office.person;
      const body = mine && other == null && office.bodyLabel ? ` · ${office.bodyLabel}` : "";
      return el(
        "li",
        {},
        el("span", { class: "role" }, capital(office.role), body),
        other != null && nodeLink(other),
        office.spans.map((span) => documentLink(span.doc, span, `“${short(wordsOf(span), 70)}”`)),
      );
    }),
  );
}

function quotationsOf(i, kind) {
  const found = spansOf[i].filter((span) => span.kind === kind);
  return found.length ? [fill(el("div", {}), found, quotation, 6)] : [];
}

function mentionSection(i) {
  const found = spansOf[i].filter((span) => span.kind === "mentions");
  if (!found.length) return null;
  const docs = new Set(found.map((span) => span.doc)).size;
  return section(
    `Mentions: ${found.length} in ${plural(docs, "document", "documents")}`,
    fill(el("div", {}), found, quotation, 4),
  );
}

function namesSection(i) {
  const node = nodes[i];
  const classes = node.classes.filter((name) => !node.types.includes(name));
  return section(
    "Identity",
    node.aliases.length > 0 && el("p", {}, "Also: ", el("bdi", {}, node.aliases.join("; "))),
    classes.length > 0 && el("p", {}, `Classes: ${[...node.types, ...classes].join(", ")}`),
    node.same.map((iri) => el("p", {}, "Same as ", outLink(iri, iri.split("/").pop() || iri), hostOf(iri))),
    el("p", { class: "iri" }, node.iri),
  );
}

function hostOf(iri) {
  return /^https?:\/\/www\.wikidata\.org\//.test(iri) ? " in Wikidata" : "";
}

/** What stands in the pane before anything is chosen: where to begin. */
function introduction() {
  if (!nodes.length)
    return [el("h2", {}, "Nothing to show"), el("p", {}, "When the graph has nodes, their details stand here.")];
  const top = (test) => ranked.filter(test).slice(0, 6);
  const list = (title, found) =>
    section(
      title,
      listOf(found, (i) => el("li", {}, nodeLink(i, linkHint(i)))),
    );
  const entity = (i) => !["Event", "Statement", "LegalInstrument"].includes(nodes[i].group);
  return [
    el("h2", {}, "Where to begin"),
    el(
      "p",
      { class: "lead" },
      "Choose a node in the graph, in the list or in a text: what the documents say of it stands here, " +
        "each time with the words it was read from.",
    ),
    list(
      "Most connected events",
      top((i) => isKind(i, "Event")),
    ),
    list("Most connected names", top(entity)),
    list(
      "Legal instruments",
      top((i) => isKind(i, "LegalInstrument")),
    ),
    el(
      "p",
      { class: "note" },
      "Read by rules, without judgement: a statement is what a document reports, not a fact. " +
        "Check the words before you quote.",
    ),
  ];
}
