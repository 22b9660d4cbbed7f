// A simple chart of an answer: bars of its first column of numbers, named by its first column of words.

import { el } from "./dom.js";
import { short } from "./words.js";

const MOST = 40;
/** @typedef {import("./engine.js").Term} Term */
/** @typedef {{name: string, value: string, bars: {label: Term | undefined, amount: number}[], left: number}} Series */

/**
 * What a chart can be made of; null when there is no column of numbers beside one of words.
 * @param {string[]} columns
 * @param {Record<string, Term>[]} rows
 * @returns {Series | null}
 */
export function chartable(columns, rows) {
  /** @param {string} name */
  const numeric = (name) => rows.some((row) => row[name]) && rows.every((row) => !row[name] || isNumber(row[name]));
  const value = columns.find(numeric);
  const words = columns.filter((name) => !numeric(name));
  // A label says more than an IRI.
  const name = words.find((column) => rows.every((row) => row[column]?.type === "literal")) ?? words[0];
  if (!value || !name || rows.length < 2) return null;
  const bars = rows.map((row) => ({ label: row[name], amount: Number(row[value]?.value ?? 0) }));
  return { name, value, bars: bars.slice(0, MOST), left: Math.max(0, bars.length - MOST) };
}

/** @param {Term} term */
function isNumber(term) {
  return /#(integer|decimal|double|float)$/.test(term.datatype ?? "");
}

/** @param {Series} series @param {(term: Term) => string} text */
export function barChart({ name, value, bars, left }, text) {
  const most = Math.max(...bars.map(({ amount }) => Math.abs(amount)), 1e-9);
  return el(
    "figure",
    { class: "bars" },
    el("figcaption", null, `${value} by ${name}`),
    el(
      "ul",
      null,
      ...bars.map(({ label, amount }) => {
        const bar = el("span", { class: "amount" });
        bar.style.width = `${Math.max(0.4, (100 * Math.abs(amount)) / most)}%`;
        const full = label ? text(label) : "";
        return el(
          "li",
          null,
          el("bdi", { class: "what", title: full }, short(full, 60)),
          el("span", { class: "track" }, bar),
          el("span", { class: "count" }, amount.toLocaleString("en-GB")),
        );
      }),
    ),
    left > 0 && el("p", { class: "meta" }, `${left} further rows are in the table.`),
  );
}
