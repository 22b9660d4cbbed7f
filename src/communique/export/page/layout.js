// Where nodes stand in the picture, and what part of it is seen.

/** Place all nodes, or only those that are new: what the reader knows stays where it is. */
function layOut(fixed) {
  const alone = cy.nodes().filter((node) => node.degree() === 0);
  const options = {
    name: "fcose",
    quality: cy.nodes().length > 400 ? "draft" : "default",
    animate: false,
    fit: false,
    randomize: !fixed,
    packComponents: true,
    idealEdgeLength: 110,
    nodeRepulsion: 9000,
    nodeSeparation: 110,
    fixedNodeConstraint: fixed?.filter((place) => cy.getElementById(place.nodeId).degree() > 0),
  };
  const linked = cy.elements().difference(alone);
  if (linked.nonempty()) withFixedChance(() => linked.layout(options).run());
  placeAlone(alone, linked);
  showAll();
}

/** Nodes without a link stand in rows below the others. */
function placeAlone(alone, linked) {
  const box = linked.nonempty() ? placesOf(linked) : { x1: 0, y2: 0, w: 0 };
  const columns = Math.max(4, Math.ceil(Math.sqrt(alone.length)), Math.floor(box.w / 130));
  alone.forEach((node, n) =>
    node.position({ x: box.x1 + 65 + 130 * (n % columns), y: box.y2 + 120 + 75 * Math.floor(n / columns) }),
  );
}

/** The space that symbols take; labels keep their size on the screen and are left out. */
function placesOf(elements) {
  return elements.boundingBox({ includeLabels: false, includeOverlays: false });
}

function showAll() {
  cy.resize();
  fitTo(cy.elements(), 1.4);
}

function fitTo(elements, most) {
  const { x1, y1, w, h } = placesOf(elements);
  const [width, height] = [cy.width(), cy.height()];
  // Room for the labels at the edges.
  const [side, top] = [Math.min(80, width * 0.14), Math.min(48, height * 0.12)];
  const zoom = Math.min((width - 2 * side) / w, (height - 2 * top) / h, most);
  cy.viewport({ zoom, pan: { x: width / 2 - zoom * (x1 + w / 2), y: height / 2 - zoom * (y1 + h / 2) } });
  placeLabels();
}
