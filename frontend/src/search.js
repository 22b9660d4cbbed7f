// Search box, type facets and the list of results: also the graph in words, for those who do not see it.

import { byId, el, fill, icon } from "./dom.js";
import { passes } from "./filters.js";
import { nodeLink } from "./links.js";
import { groupLabel, nodes, ranked, statusOf, typeText, whenOf } from "./model.js";
import { go, state } from "./state.js";
import { fold, plural } from "./words.js";

/** @type {string[]} */
let haystacks = [];
let shownKey = "";

export function setUpSearch() {
  haystacks = nodes.map((node) => fold([node.label, ...node.aliases, ...node.types].join("\n")));
  const facets = byId("facets");
  for (const [group, label] of groupLabel) {
    const toggle = () =>
      go({ only: state.only.includes(group) ? state.only.filter((g) => g !== group) : [...state.only, group] });
    facets.append(
      el(
        "button",
        { type: "button", class: "facet", "data-group": group, "aria-pressed": "false", onclick: toggle },
        icon(group),
        el("span", null, label),
        el("span", { class: "count" }),
      ),
    );
  }
  const query = queryField();
  query.addEventListener("input", () => go({ q: query.value }, true));
  query.addEventListener("keydown", (event) => {
    const first = /** @type {HTMLElement | null} */ (document.querySelector("#results a"));
    if (event.key === "Escape" && query.value) {
      query.value = "";
      go({ q: "" }, true);
    } else if (first && event.key === "ArrowDown") first.focus();
    else if (first && event.key === "Enter") first.click();
    else return;
    event.preventDefault();
  });
  byId("results").addEventListener("keydown", moveInResults);
  document.addEventListener("keydown", (event) => {
    const inField = /** @type {Element} */ (event.composedPath()[0]).matches?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || inField || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    query.focus();
    query.select();
  });
}

/** @returns {HTMLInputElement} */
function queryField() {
  return /** @type {HTMLInputElement} */ (byId("query"));
}

/** @param {KeyboardEvent} event */
function moveInResults(event) {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (!step) return;
  const found = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("#results a")]);
  const next = found.indexOf(/** @type {HTMLElement} */ (document.activeElement)) + step;
  (found[next] ?? (step < 0 ? queryField() : null))?.focus();
  event.preventDefault();
}

/** Show what the search finds, unless it is shown already. */
export function showResults() {
  const query = queryField();
  if (document.activeElement !== query) query.value = state.q;
  const key = [state.q, state.only, state.from, state.to, state.source].join("|");
  if (key !== shownKey) {
    shownKey = key;
    find();
  }
  for (const link of document.querySelectorAll("#results a")) {
    if (Number(/** @type {HTMLElement} */ (link).dataset.node) === state.node) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

function find() {
  const words = fold(state.q).split(/\s+/).filter(Boolean);
  /** @param {number} i */
  const starts = (i) => Number(words.length > 0 && fold(nodes[i].label).startsWith(words[0]));
  const matching = ranked.filter((i) => passes(i) && words.every((word) => haystacks[i].includes(word)));
  for (const facet of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("#facets button"))) {
    const group = facet.dataset.group ?? "";
    facet.setAttribute("aria-pressed", String(state.only.includes(group)));
    const count = matching.filter((i) => nodes[i].group === group).length;
    /** @type {HTMLElement} */ (facet.querySelector(".count")).textContent = count.toLocaleString("en-GB");
    facet.classList.toggle("none", count === 0);
  }
  const found = state.only.length ? matching.filter((i) => state.only.includes(nodes[i].group)) : matching;
  if (words.length) found.sort((a, b) => starts(b) - starts(a));
  byId("found").textContent = found.length ? plural(found.length, "result", "results") : "Nothing matches.";
  const list = byId("results");
  list.replaceChildren();
  fill(list, found, (i) => el("li", null, nodeLink(i, hint(i, words))), 100);
}

/** Under a result: its type, its date, or the other name by which it was found. @param {number} i @param {string[]} words */
function hint(i, words) {
  const label = fold(nodes[i].label);
  const alias =
    words.length && !words.every((word) => label.includes(word))
      ? nodes[i].aliases.find((name) => words.every((word) => fold(name).includes(word)))
      : "";
  return [typeText(i), statusOf(i), whenOf(i).text, alias && `“${alias}”`].filter(Boolean).join(" · ");
}
