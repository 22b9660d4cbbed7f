// The picture: a small graph whole; of a large one the most connected events and instruments, and more on demand.

const DRAW_ALL = 150;
const STARTS = 60;
const MOST = 250;
const LABEL_EDGES = 30;
let cy = null;
// The node that the reader touched in the picture, until it is shown as chosen.
let touched = null;

const links = [
  ...edges.map((edge) => ({ ...edge, kind: "role" })),
  ...offices
    .filter((office) => office.body != null)
    .map((office) => ({ from: office.person, to: office.body, role: office.role, kind: "office" })),
];
const linksOf = gather(nodes.length, links, (link) => [link.from, link.to]);

function neighboursOf(i) {
  return [...new Set(linksOf[i].flatMap((link) => [link.from, link.to]))].filter((n) => n !== i);
}

/** The nodes that the picture begins with. */
function firstNodes() {
  if (nodes.length <= DRAW_ALL) return nodes.map((_, i) => i);
  const cores = ranked.filter((i) => isKind(i, "Event") || isKind(i, "LegalInstrument")).slice(0, STARTS);
  const first = new Set(cores.length ? cores : ranked.slice(0, DRAW_ALL));
  const neighbours = new Set(cores.flatMap(neighboursOf));
  for (const i of ranked) if (first.size < MOST && neighbours.has(i)) first.add(i);
  return [...first];
}

function short(text, length) {
  const characters = [...text];
  return characters.length > length
    ? `${characters
        .slice(0, length - 1)
        .join("")
        .trimEnd()}…`
    : text;
}

function setUpGraph() {
  const canvas = document.getElementById("canvas");
  if (!nodes.length) {
    canvas.removeAttribute("role");
    canvas.append(emptyNotice());
    return;
  }
  cy = cytoscape({ container: canvas, style: graphStyle(), minZoom: 0.08, maxZoom: 3, boxSelectionEnabled: false });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => cy.style(graphStyle()));
  cy.on("tap", "node", (event) => {
    touched = event.target.data("index");
    go({ node: touched });
  });
  cy.on("tap", (event) => {
    if (event.target === cy && state.node != null) go({ node: null });
  });
  cy.on("dbltap", "node", (event) => showNeighbours(event.target.data("index")));
  cy.on("mouseover", "edge", (event) => event.target.addClass("named"));
  cy.on("mouseout", "edge", nameEdges);
  cy.on("mouseover", "node", (event) => event.target.addClass("spoken").connectedEdges().addClass("named"));
  cy.on("mouseout", "node", (event) => {
    event.target.removeClass("spoken");
    nameEdges();
  });
  cy.on("zoom free", placeLabelsSoon);
  startGraph();
  setUpTools();
}

function startGraph() {
  cy.elements().remove();
  draw(firstNodes());
  layOut(null);
}

/** Put nodes into the picture, with all links among what is then shown. */
function draw(indexes) {
  const added = indexes.filter((i) => cy.getElementById(`n${i}`).empty());
  cy.add(added.map(nodeElement));
  const shown = new Set(cy.nodes().map((node) => node.data("index")));
  cy.add(linkElements(shown).filter((element) => cy.getElementById(element.data.id).empty()));
  nameEdges();
  describeGraph();
  return added;
}

function showNeighbours(i) {
  const fixed = cy.nodes().map((node) => ({ nodeId: node.id(), position: { ...node.position() } }));
  const added = draw([i, ...neighboursOf(i)]);
  if (added.length) {
    const centre = fixed.find((place) => place.nodeId === `n${i}`)?.position ?? neighbourPlace(i);
    added.forEach((n, k) =>
      cy.getElementById(`n${n}`).position({
        x: centre.x + 120 * Math.cos(2.4 * k),
        y: centre.y + 120 * Math.sin(2.4 * k),
      }),
    );
    layOut(fixed.length ? fixed : null);
  }
  selectInGraph();
}

function neighbourPlace(i) {
  const near = neighboursOf(i)
    .map((n) => cy.getElementById(`n${n}`))
    .find((node) => node.nonempty());
  const box = cy.elements().boundingBox();
  return near ? near.position() : { x: box.x2 + 120, y: box.y2 };
}

function nameEdges() {
  cy.edges().forEach((edge) => edge.toggleClass("named", cy.edges().length <= LABEL_EDGES || edge.hasClass("near")));
}

function selectInGraph() {
  if (!cy) return;
  cy.elements().removeClass("chosen near faded");
  if (state.node != null) {
    const node = cy.getElementById(`n${state.node}`);
    if (node.empty()) {
      if (state.view === "graph") showNeighbours(state.node);
      return;
    }
    node.addClass("chosen");
    const near = node.closedNeighborhood();
    near.addClass("near");
    cy.elements().difference(near).addClass("faded");
    // Who touches a node in the picture sees it already; who comes from elsewhere is taken there.
    if (touched !== state.node) {
      fitTo(near.nodes(), 1.1);
    }
  }
  touched = null;
  nameEdges();
  placeLabels();
}

function describeGraph() {
  const shown = cy.nodes().length;
  document
    .getElementById("canvas")
    .setAttribute(
      "aria-label",
      `Graph of ${plural(shown, "node", "nodes")} and ${plural(cy.edges().length, "link", "links")}. ` +
        "The search results list the same nodes; the details of each name its links.",
    );
  const notice = document.getElementById("graph-notice");
  notice.hidden = shown >= nodes.length;
  notice.textContent =
    `${shown} of ${nodes.length.toLocaleString("en-GB")} nodes are drawn: the most connected events ` +
    "and instruments with their neighbours, and what you asked for. Search finds all; double-click a node for its neighbours.";
}

function setUpTools() {
  const tool = (text, label, run) =>
    el("button", { type: "button", "aria-label": label, title: label, onclick: run }, text);
  const zoom = (factor) => () =>
    cy.zoom({
      level: cy.zoom() * factor,
      renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 },
    });
  document.getElementById("graph-tools").append(
    tool("+", "Zoom in", zoom(1.3)),
    tool("−", "Zoom out", zoom(1 / 1.3)),
    tool("Fit", "Show the whole graph", showAll),
    tool("Reset", "Begin again with the first picture", () => {
      startGraph();
      selectInGraph();
    }),
  );
  const legend = document.getElementById("legend");
  legend.append(...DATA.groups.map(([group, label]) => el("li", {}, icon(group), capital(label))));
  if (nodes.some((_, i) => statusOf(i))) {
    legend.append(el("li", {}, el("span", { class: "dash" }), "Planned, hypothetical or negated"));
  }
  if (offices.length) legend.append(el("li", {}, el("span", { class: "dots" }), "Office"));
}

function emptyNotice() {
  return el(
    "div",
    { class: "empty" },
    el("h2", {}, "Nothing found"),
    el(
      "p",
      {},
      documents.length
        ? "The documents were read, but no name, event or statement was recognised in them. Their text is under Documents."
        : "The graph holds no documents, so there is nothing to draw. Build it from some documents, then write the page again.",
    ),
  );
}
