// What an event's page has of its own: who takes part in which role, and where its sources agree and differ.

import { el } from "./dom.js";
import { documentLink, nodeLink, section, sources } from "./links.js";
import { docsOf, documentMeta, isKind, nodes, outgoing } from "./model.js";
import { capital, dateText } from "./words.js";

const LAST = ["instrument", "place"];
const DATES = ["date", "startDate", "endDate"];

/** The roles of an event with who fills them. @param {number} i @param {boolean} several */
export function participants(i, several) {
  const found = outgoing[i].filter((edge) => !isKind(edge.to, "Statement"));
  if (!found.length) return null;
  const roles = [...new Set(found.map((edge) => edge.key))].sort(
    (a, b) => LAST.indexOf(a) - LAST.indexOf(b) || (a < b ? -1 : 1),
  );
  return el(
    "dl",
    { class: "facts roles" },
    ...roles.map((key) => {
      const of = found.filter((edge) => edge.key === key);
      return el(
        "div",
        null,
        el("dt", null, capital(of[0].role)),
        el("dd", null, ...of.map((edge) => el("div", null, nodeLink(edge.to), sources(edge.docs, i, several)))),
      );
    }),
  );
}

/**
 * What each document says of an event, side by side; what not all of those say that speak of it is marked.
 * @param {number} i
 */
export function accounts(i) {
  const docs = [...docsOf[i]].sort((a, b) => a - b);
  if (docs.length < 2) return null;
  const rows = [
    { title: "Date", cells: docs.map((d) => says(i, d, (p) => DATES.includes(p))) },
    { title: "Status", cells: docs.map((d) => says(i, d, (p) => p === "status")) },
    { title: "Place", cells: docs.map((d) => links(i, d, (p) => p === "place")) },
    { title: "With", cells: docs.map((d) => links(i, d, (p) => !LAST.includes(p))) },
    { title: "Instrument", cells: docs.map((d) => links(i, d, (p) => p === "instrument")) },
  ].filter((row) => row.cells.some((cell) => cell.length));
  const differing = rows.filter((row) => new Set(row.cells.filter((cell) => cell.length).map(String)).size > 1);
  const verdict = differing.length
    ? `They differ in ${differing.map((row) => row.title.toLowerCase().replace("with", "who takes part")).join(", ")}.`
    : "They agree in all that they say.";
  return section(
    `${docs.length} sources`,
    el("p", { class: "verdict" }, verdict),
    el(
      "table",
      { class: "accounts" },
      el(
        "thead",
        null,
        el("tr", null, el("th", { scope: "col" }, "Source"), ...rows.map((row) => el("th", { scope: "col" }, row.title))),
      ),
      el(
        "tbody",
        null,
        ...docs.map((d, n) =>
          el(
            "tr",
            null,
            el("th", { scope: "row" }, documentLink(d), el("small", null, documentMeta(d))),
            ...rows.map((row) =>
              el("td", { class: differing.includes(row) && row.cells[n].length ? "differs" : "" }, row.cells[n].join("; ") || "—"),
            ),
          ),
        ),
      ),
    ),
  );
}

/** @param {number} i @param {number} d @param {(property: string) => boolean} test */
function says(i, d, test) {
  return [...new Set(nodes[i].facts.filter(([p, , docs]) => test(p) && docs.includes(d)).map(([, value]) => dateText(value)))];
}

/** @param {number} i @param {number} d @param {(property: string) => boolean} test */
function links(i, d, test) {
  const found = outgoing[i].filter((edge) => !isKind(edge.to, "Statement") && test(edge.key) && edge.docs.includes(d));
  return [...new Set(found.map((edge) => nodes[edge.to].label))].sort();
}
