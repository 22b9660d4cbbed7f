// The timeline of events and the table of statements.

function showTimeline() {
  const view = document.getElementById("timeline");
  if (!view.childElementCount) view.append(timeline());
}

function timeline() {
  const events = nodes.map((_, i) => i).filter((i) => isKind(i, "Event"));
  const holder = el("div", { class: "reading" }, el("h2", {}, "Timeline"));
  if (!events.length)
    return el(
      "div",
      { class: "reading" },
      el("h2", {}, "No events"),
      el("p", {}, "No event was read from the documents."),
    );
  const dates = new Map(events.map((i) => [i, whenOf(i)]));
  const dated = events.filter((i) => dateParts(dates.get(i).first));
  dated.sort((a, b) => compareDates(dates.get(a).first, dates.get(b).first) || a - b);
  const undated = events.filter((i) => !dateParts(dates.get(i).first));
  const lines = [];
  let year = "";
  let month = "";
  for (const i of dated) {
    const parts = dateParts(dates.get(i).first);
    if (parts.year !== year) lines.push(el("h3", { class: "year" }, parts.year));
    const name = parts.month ? MONTHS[parts.month - 1] : "Month not given";
    if (parts.year !== year || name !== month) lines.push(el("h4", { class: "month" }, name));
    [year, month] = [parts.year, name];
    lines.push(() => timelineEntry(i, dates.get(i).text));
  }
  if (undated.length)
    lines.push(
      el("h3", { class: "year" }, "Undated"),
      ...undated.map((i) => () => timelineEntry(i, dates.get(i).text)),
    );
  return fill(holder, lines, (line) => (typeof line === "function" ? line() : line), 400);
}

function timelineEntry(i, when) {
  const seen = new Set();
  const others = outgoing[i].filter((edge) => !seen.has(edge.to) && seen.add(edge.to) && !isKind(edge.to, "Statement"));
  return el(
    "article",
    { class: "entry" },
    el("p", { class: "when" }, when || "no date"),
    el(
      "div",
      {},
      nodeLink(i, [capital(typeText(i)), statusOf(i)].filter(Boolean).join(" · ")),
      others.length > 0 &&
        el(
          "p",
          { class: "with" },
          others.map((edge, n) => [
            n > 0 ? " · " : "",
            `${edge.role} `,
            el(
              "a",
              { href: hashOf({ view: "graph", node: edge.to }), "data-node": String(edge.to) },
              el("bdi", {}, nodes[edge.to].label),
            ),
          ]),
        ),
    ),
  );
}

function showStatements() {
  const view = document.getElementById("statements");
  if (view.childElementCount) return;
  const rows = statementRows();
  if (!rows.length) {
    view.append(
      el(
        "div",
        { class: "reading" },
        el("h2", {}, "No statements"),
        el("p", {}, "No statement was read from the documents."),
      ),
    );
    return;
  }
  const body = el("tbody", {});
  const found = el("p", { class: "found", role: "status" });
  const show = (text) => {
    const words = fold(text).split(/\s+/).filter(Boolean);
    const kept = rows.filter((row) => words.every((word) => row.haystack.includes(word)));
    found.textContent = plural(kept.length, "statement", "statements");
    body.replaceChildren();
    view.querySelector(".more")?.remove();
    body.append(...kept.slice(0, 300).map(statementRow));
    if (kept.length > 300) {
      const more = el(
        "button",
        {
          type: "button",
          class: "more",
          onclick: () => {
            body.append(...kept.slice(300).map(statementRow));
            more.remove();
          },
        },
        `Show the other ${kept.length - 300}`,
      );
      view.append(more);
    }
  };
  const filter = el("input", {
    type: "search",
    id: "filter",
    placeholder: "Speaker, act, word, document",
    oninput: (event) => show(event.target.value),
  });
  view.append(
    el(
      "div",
      { class: "filter" },
      el("h2", {}, "Statements"),
      el("label", { class: "label", for: "filter" }, "Filter statements"),
      filter,
      found,
    ),
    el(
      "table",
      {},
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          ["Speaker", "Act", "Mode", "Cue", "Words", "Document"].map((name) => el("th", { scope: "col" }, name)),
        ),
      ),
      body,
    ),
  );
  show("");
}

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
        words: span ? wordsOf(span) : "",
        place: span ? documentName(span.doc) : "",
      };
      row.haystack = fold(
        [
          ...speakers.map((n) => nodes[n].label),
          row.speakerText,
          row.act,
          row.mode,
          row.cue,
          row.words,
          row.place,
        ].join("\n"),
      );
      return row;
    })
    .sort(
      (a, b) =>
        (a.span?.doc ?? Infinity) - (b.span?.doc ?? Infinity) ||
        (a.span?.begin ?? 0) - (b.span?.begin ?? 0) ||
        a.i - b.i,
    );
}

function statementRow(row) {
  const cell = (name, ...content) => el("td", { "data-name": name }, ...content);
  return el(
    "tr",
    {},
    cell(
      "Speaker",
      row.speakers.length ? row.speakers.map((n) => nodeLink(n)) : el("bdi", {}, row.speakerText || "not named"),
    ),
    cell("Act", el("a", { href: hashOf({ view: "graph", node: row.i }), "data-node": String(row.i) }, row.act)),
    cell("Mode", row.mode),
    cell("Cue", el("bdi", {}, row.cue)),
    cell(
      "Words", // Only words that the document itself quotes stand in quotation marks.
      el(row.mode === "direct" ? "q" : "span", {}, row.words),
    ),
    cell(
      "Document",
      row.span && documentLink(row.span.doc, row.span),
      row.span && el("small", {}, documentMeta(row.span.doc)),
    ),
  );
}
