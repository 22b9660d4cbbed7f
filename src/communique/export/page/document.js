// A document with everything that was read from it marked in place.

/**
 * Cut a text at all ends of its spans, so that none overlap.
 * Returns [{begin, end, spans}] in code points, in order and without gaps.
 */
function segments(length, marked) {
  const cuts = [...new Set([0, length, ...marked.flatMap((span) => [span.begin, span.end])])]
    .filter((cut) => cut <= length)
    .sort((a, b) => a - b);
  const starts = [...marked].sort((a, b) => a.begin - b.begin);
  let next = 0;
  let open = [];
  return cuts.slice(0, -1).map((begin, n) => {
    open = open.filter((span) => span.end > begin);
    while (next < starts.length && starts[next].begin <= begin) open.push(starts[next++]);
    return { begin, end: cuts[n + 1], spans: open.filter((span) => span.end > begin) };
  });
}

function shortest(found) {
  return found.reduce((best, span) => (best && best.end - best.begin <= span.end - span.begin ? best : span), null);
}

function segmentElement(d, segment) {
  const text = textOf(d, segment.begin, segment.end);
  const of = (kind) => segment.spans.filter((span) => span.kind === kind);
  const mention = shortest(of("mentions"));
  const owner = mention ?? shortest([...of("evidence"), ...of("content")]);
  if (!owner && !of("target").length) return text;
  const classes = [
    mention && `mention g-${nodes[mention.node].group}`,
    of("evidence").length > 0 && "evidence",
    of("content").length > 0 && "content",
    of("target").length > 0 && "target",
  ];
  const node = owner?.node;
  return el(
    mention ? "a" : "span",
    {
      class: classes.filter(Boolean).join(" "),
      "data-node": node == null ? null : String(node),
      "data-begin": String(segment.begin),
      "data-end": String(segment.end),
      "data-all": segment.spans
        .map((span) => span.node)
        .filter((n) => n != null)
        .join(" "),
      href: mention ? hashOf({ view: "graph", node }) : null,
      title: node == null ? null : `${capital(typeText(node))}: ${nodes[node].label}`,
    },
    text,
  );
}

let shownDocument = "";

function showDocuments() {
  const view = document.getElementById("documents");
  const key = `${state.doc}@${state.at ?? ""}`;
  if (state.doc == null) view.replaceChildren(documentList());
  else if (key !== shownDocument) view.replaceChildren(...documentText(state.doc, state.at));
  const fresh = key !== shownDocument;
  shownDocument = key;
  for (const part of view.querySelectorAll("[data-all]")) {
    part.classList.toggle("chosen", state.node != null && part.dataset.all.split(" ").includes(String(state.node)));
  }
  if (fresh && state.doc != null) {
    const target = view.querySelector(".target") ?? (state.at ? null : view.querySelector(".chosen"));
    if (target) target.scrollIntoView({ block: "center" });
    else view.scrollTop = 0;
  }
}

function documentList() {
  if (!documents.length) return emptyNotice();
  const holder = el("div", { class: "reading" }, el("h2", {}, plural(documents.length, "document", "documents")));
  const count = (d, kind) => new Set(spansIn[d].filter((span) => span.kind === kind).map((span) => span.node)).size;
  return fill(
    holder,
    documents.map((_, d) => d),
    (d) =>
      el(
        "article",
        { class: "card" },
        el("h3", {}, el("span", { class: "number" }, `[${d + 1}]`), documentLink(d)),
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

function documentText(d, at) {
  const doc = documents[d];
  const found = spansIn[d].filter((span) => span.quote == null);
  const marked = [...found, ...(at ? [{ begin: at[0], end: at[1], kind: "target" }] : [])];
  const length = doc.text ? [...doc.text].length : 0;
  const text = el(
    "div",
    { class: "fulltext", lang: "en" },
    segments(
      length,
      marked.filter((span) => span.end <= length),
    ).map((segment) => segmentElement(d, segment)),
  );
  return [
    el(
      "article",
      { class: "reading" },
      documents.length > 1 &&
        el("p", { class: "back" }, el("a", { href: hashOf({ view: "documents", node: state.node }) }, "All documents")),
      el("h2", { class: "headline" }, el("bdi", {}, documentName(d))),
      el(
        "p",
        { class: "meta" },
        documentMeta(d),
        doc.url && [documentMeta(d) ? " · " : "", outLink(doc.url, "Original")],
      ),
      foundHere(d),
      doc.text ? text : el("p", { class: "notice" }, "The graph does not hold the text of this document."),
    ),
  ];
}

function foundHere(d) {
  const first = new Map();
  for (const span of spansIn[d]) {
    if (span.kind !== "mentions" && !(first.get(span.node)?.begin <= span.begin)) first.set(span.node, span);
  }
  const order = [...first.values()].sort((a, b) => a.begin - b.begin).map((span) => span.node);
  if (!order.length) return null;
  const count = (group) => order.filter((i) => isKind(i, group)).length;
  return el(
    "details",
    { class: "here" },
    el(
      "summary",
      {},
      `Read from this text: ${plural(count("Event"), "event", "events")}, ${plural(count("Statement"), "statement", "statements")}`,
    ),
    listOf(order, (i) => el("li", {}, nodeLink(i, linkHint(i))), 30),
    el(
      "p",
      { class: "key" },
      el("span", { class: "evidence" }, "words of an event"),
      " ",
      el("span", { class: "content" }, "words of a statement"),
      " ",
      "Names are coloured as in the graph.",
    ),
  );
}
