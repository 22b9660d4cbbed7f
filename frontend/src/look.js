// How nodes and links look in the graph. Labels are drawn apart, in labels.js.

import { SHAPES } from "./dom.js";

/** @param {string} name of a custom property of the style sheet */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** @returns {any[]} a style sheet of Cytoscape */
export function graphStyle(many = false) {
  const [soft, line, accent, paper] = ["--soft", "--edge", "--accent", "--paper"].map(colour);
  return [
    {
      selector: "node",
      style: {
        width: "data(size)",
        height: "data(size)",
        "background-color": colour("--c-Other"),
        "border-width": many ? 0 : 1,
        "border-color": paper,
        "border-opacity": 1,
      },
    },
    ...Object.entries(SHAPES).map(([group, [shape]]) => ({
      selector: `node.${group}`,
      style: { shape, "background-color": colour(`--c-${group}`) },
    })),
    { selector: "node.LegalInstrument", style: { width: (node) => node.data("size") * 0.74 } },
    { selector: "node.Organisation", style: { height: (node) => node.data("size") * 0.78 } },
    {
      selector: "node.unreal",
      style: {
        "border-style": "dashed",
        "border-width": 2,
        "border-color": colour("--c-Event"),
        "background-color": paper,
      },
    },
    {
      selector: "edge",
      style: {
        width: many ? 2.2 : 1.2,
        "line-color": line,
        "line-opacity": many ? 0.4 : 0.95,
        "curve-style": many ? "haystack" : "bezier",
        "target-arrow-color": line,
        "target-arrow-shape": many ? "none" : "triangle",
        "arrow-scale": 0.7,
      },
    },
    { selector: "edge.office", style: { "line-style": "dotted", width: 1.6 } },
    { selector: "node.faded", style: { opacity: 0.28 } },
    { selector: "edge.faded", style: { opacity: 0.13 } },
    { selector: "edge.near", style: { width: 1.6, "line-color": soft, "line-opacity": 1, "target-arrow-color": soft, "z-index": 5 } },
    {
      selector: "node.chosen",
      style: { "border-color": accent, "border-width": 3.5, "border-style": "solid", "z-index": 9 },
    },
  ];
}
