// Which labels of the picture are shown: as many as there is room for, as on a map.

const LABEL = 12;
const LABEL_WIDTH = 170;
const FORCED_LABELS = 14;

/** Labels have the same size on the screen at every zoom. */
function labelSize() {
  const zoom = cy ? cy.zoom() : 1;
  return {
    "font-size": LABEL / zoom,
    "text-max-width": `${LABEL_WIDTH / zoom}px`,
    "text-margin-y": 4 / zoom,
    "text-outline-width": 2.5 / zoom,
  };
}

/** Label as many nodes as there is room for, the chosen one and its neighbours first, then the most connected. */
function placeLabels() {
  cy.style(graphStyle());
  const zoom = cy.zoom();
  const chosen = cy.nodes(".near").length > 0;
  const rank = new Map(ranked.map((i, n) => [i, n]));
  const order = cy
    .nodes()
    .toArray()
    .sort(
      (a, b) => b.hasClass("chosen") - a.hasClass("chosen") || rank.get(a.data("index")) - rank.get(b.data("index")),
    );
  const boxes = order.map((node) => ({
    node,
    box: boxAround(node.position(), node.width() * zoom, node.height() * zoom, zoom),
  }));
  const overlaps = (a, b) => a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;
  const placed = [];
  cy.batch(() =>
    boxes.forEach(({ node, box }) => {
      const label = labelBox(node.data("label"), box);
      // The first short labels may cover symbols, but not each other.
      const free =
        !placed.some((other) => overlaps(label, other)) &&
        ((placed.length < FORCED_LABELS && label.lines === 1) ||
          !boxes.some((other) => other.node !== node && !other.node.hasClass("faded") && overlaps(label, other.box)));
      const shown = node.hasClass("chosen") || (free && (!chosen || node.hasClass("near")));
      node.toggleClass("quiet", !shown);
      if (shown) placed.push(label);
    }),
  );
  cy.edges().forEach((edge) => {
    const [from, to] = [edge.source().position(), edge.target().position()];
    const room = Math.hypot(from.x - to.x, from.y - to.y) * zoom - 40;
    edge.toggleClass("cramped", edge.data("label").length * LABEL * 0.5 > room);
  });
}

function boxAround({ x, y }, width, height, zoom) {
  return { x1: x * zoom - width / 2, x2: x * zoom + width / 2, y1: y * zoom - height / 2, y2: y * zoom + height / 2 };
}

/** About where the label of a symbol will stand; letters are a little more than half as wide as high. */
function labelBox(text, box) {
  const width = Math.min(LABEL_WIDTH, text.length * LABEL * 0.56);
  const lines = Math.ceil((text.length * LABEL * 0.6) / LABEL_WIDTH);
  const centre = (box.x1 + box.x2) / 2;
  return {
    x1: centre - width / 2,
    x2: centre + width / 2,
    y1: box.y2 + 3,
    y2: box.y2 + 3 + lines * LABEL * 1.2,
    lines,
  };
}

let labelTimer = 0;

function placeLabelsSoon() {
  clearTimeout(labelTimer);
  labelTimer = setTimeout(placeLabels, 60);
}
