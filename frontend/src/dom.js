// Elements without markup: what comes from documents is only ever put into the page as text.

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * An element; strings among the children become text, never markup. Attributes that are false or null are left out;
 * functions are listeners, named “onclick” and the like.
 * @param {string} tag
 * @param {Record<string, unknown> | null} [attributes]
 * @param {...(Child | Child[] | Child[][])} children
 * @returns {HTMLElement}
 */
export function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === "function") node.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, String(value));
  }
  node.append(...present(children.flat(2)));
  return node;
}

/**
 * The children that are there.
 * @param {Child[]} children
 * @returns {(Node | string)[]}
 */
export function present(children) {
  return /** @type {(Node | string)[]} */ (
    children.filter((child) => child != null && child !== false && child !== "")
  );
}

const SVG = "http://www.w3.org/2000/svg";

/**
 * An SVG element, with the rules of `el`.
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes]
 * @param {...Child} children
 * @returns {SVGElement}
 */
export function svg(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === "function") node.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (value !== false && value != null) node.setAttribute(name, String(value));
  }
  node.append(...present(children));
  return /** @type {SVGElement} */ (node);
}

/**
 * The element of the page with this id.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element “${id}”`);
  return found;
}

/**
 * A button.
 * @param {string} text
 * @param {() => void} run
 * @param {Record<string, unknown>} [attributes]
 */
export function button(text, run, attributes) {
  return el("button", { type: "button", onclick: run, ...attributes }, text);
}

/**
 * A link out of the page, or plain text when the address is not http or https.
 * @param {string} address
 * @param {string} text
 */
export function outLink(address, text) {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !["http:", "https:"].includes(url.protocol)) return el("span", { class: "iri" }, text);
  return el("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, text);
}

/** Group to its sign: the shape in the graph, and its outline in a box of 16 by 16. @type {Record<string, [string, string]>} */
export const SHAPES = {
  Event: ["diamond", "M8 1 15 8 8 15 1 8z"],
  Statement: ["tag", "M1 3.5h9.5L15 8l-4.5 4.5H1z"],
  LegalInstrument: ["rectangle", "M3.5 1.5h9v13h-9z"],
  Person: ["ellipse", "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2z"],
  People: ["pentagon", "M8 1.5l6.5 4.8L12 14H4L1.5 6.3z"],
  State: ["hexagon", "M4.5 2h7L15 8l-3.5 6h-7L1 8z"],
  Organisation: [
    "round-rectangle",
    "M4 3.5h8A2.5 2.5 0 0 1 14.5 6v4a2.5 2.5 0 0 1-2.5 2.5H4A2.5 2.5 0 0 1 1.5 10V6A2.5 2.5 0 0 1 4 3.5z",
  ],
  Place: ["triangle", "M8 2l7 12H1z"],
  Other: ["octagon", "M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5z"],
};

/**
 * The sign of a group, as in the graph.
 * @param {string} group
 */
export function icon(group) {
  return svg(
    "svg",
    { viewBox: "0 0 16 16", class: `icon g-${group}`, "aria-hidden": "true" },
    svg("path", { d: (SHAPES[group] ?? SHAPES.Other)[1] }),
  );
}

/**
 * The first items as elements in a parent, and a button for the next ones: long lists must not slow the page.
 * @template T
 * @param {HTMLElement} parent
 * @param {T[]} items
 * @param {(item: T) => HTMLElement} make
 * @param {number} size
 */
export function fill(parent, items, make, size) {
  let shown = 0;
  let step = size;
  const rest = button("", () => grow(true), { class: "more" });
  const holder = /^(UL|OL)$/.test(parent.tagName) ? el("li", { class: "plain" }, rest) : rest;
  /** @param {boolean} byHand */
  function grow(byHand) {
    holder.remove();
    const next = items.slice(shown, shown + step).map(make);
    parent.append(...next);
    shown += next.length;
    if (shown < items.length) {
      rest.textContent = `Show ${Math.min(step * 4, items.length - shown)} more of ${items.length - shown}`;
      step *= 4;
      parent.append(holder);
    }
    if (byHand) (/** @type {HTMLElement | null} */ (next[0].querySelector("a, button")) ?? next[0]).focus();
  }
  grow(false);
  return parent;
}

/**
 * A notice in the middle of an empty view.
 * @param {string} title
 * @param {string} text
 */
export function emptyNotice(title, text) {
  return el("div", { class: "empty" }, el("h2", null, title), el("p", null, text));
}
