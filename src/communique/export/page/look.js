// How nodes and links look in the picture.

function nodeElement(i) {
  const status = statusOf(i);
  return {
    group: "nodes",
    data: {
      id: `n${i}`,
      index: i,
      label: short(nodes[i].label, 64) + (status ? ` (${status})` : ""),
      size: 20 + Math.min(26, 5 * Math.sqrt(degree[i])),
    },
    classes: [nodes[i].group, status && "unreal"].filter(Boolean).join(" "),
  };
}

function linkElements(shown) {
  return links.flatMap((link, n) =>
    shown.has(link.from) && shown.has(link.to) && link.from !== link.to
      ? [
          {
            group: "edges",
            data: { id: `e${n}`, source: `n${link.from}`, target: `n${link.to}`, label: link.role },
            classes: link.kind,
          },
        ]
      : [],
  );
}

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function graphStyle() {
  const [ink, paper, line, accent] = ["--ink", "--paper", "--edge", "--accent"].map(colour);
  return [
    {
      selector: "node",
      style: {
        width: "data(size)",
        height: "data(size)",
        label: "data(label)",
        "background-color": colour("--c-Other"),
        "border-width": 1.5,
        "border-color": ink,
        "border-opacity": 0.55,
        color: ink,
        "font-family": "system-ui, sans-serif",
        "text-wrap": "wrap",
        "text-valign": "bottom",
        "text-outline-color": paper,
        ...labelSize(),
      },
    },
    ...Object.entries(SHAPES).map(([group, [shape]]) => ({
      selector: `node.${group}`,
      style: {
        shape,
        "background-color": colour(`--c-${group}`),
      },
    })),
    { selector: "node.LegalInstrument", style: { width: (node) => node.data("size") * 0.72 } },
    { selector: "node.Event", style: { "font-weight": 600 } },
    {
      selector: "node.unreal",
      style: {
        "border-style": "dashed",
        "border-width": 2.5,
        "border-opacity": 1,
        "background-opacity": 0.35,
      },
    },
    {
      selector: "edge",
      style: {
        width: 1.3,
        "line-color": line,
        "target-arrow-color": line,
        "target-arrow-shape": "triangle",
        "arrow-scale": 0.8,
        "curve-style": "bezier",
        color: ink,
        "font-size": labelSize()["font-size"] * 0.88,
        "font-family": "system-ui, sans-serif",
        "text-rotation": "autorotate",
        "text-background-color": paper,
        "text-background-opacity": 0.9,
        "text-background-padding": "2px",
      },
    },
    { selector: "edge.office", style: { "line-style": "dotted", width: 1.8 } },
    { selector: "edge.named", style: { label: "data(label)" } },
    { selector: "edge.cramped", style: { label: "" } },
    { selector: ".faded", style: { opacity: 0.22 } },
    { selector: "node.near", style: { opacity: 1 } },
    { selector: "edge.near", style: { width: 2, "z-index": 5 } },
    {
      selector: "node.chosen",
      style: {
        "border-color": accent,
        "border-width": 4,
        "border-opacity": 1,
        "z-index": 9,
      },
    },
    { selector: "node.quiet", style: { "text-opacity": 0, "text-outline-opacity": 0 } },
    { selector: "node.spoken", style: { "text-opacity": 1, "text-outline-opacity": 1, "z-index": 10 } },
  ];
}
