// Search box, type facets and the list of results: also the graph in words, for those who do not see it.

const haystacks = nodes.map((node) => fold([node.label, ...node.aliases, ...node.types].join("\n")));
const chosen = new Set();

function setUpSearch() {
  const facets = document.getElementById("facets");
  for (const [group, label] of DATA.groups) {
    const count = nodes.filter((node) => node.group === group).length;
    facets.append(
      el(
        "button",
        {
          type: "button",
          class: "facet",
          "aria-pressed": "false",
          onclick: (event) => {
            if (chosen.delete(group) === false) chosen.add(group);
            event.currentTarget.setAttribute("aria-pressed", String(chosen.has(group)));
            showResults();
          },
        },
        icon(group),
        el("span", {}, label),
        el("span", { class: "count" }, String(count)),
      ),
    );
  }
  const query = document.getElementById("query");
  query.addEventListener("input", showResults);
  query.addEventListener("keydown", (event) => {
    const first = document.querySelector("#results a");
    if (!first) return;
    if (event.key === "ArrowDown") first.focus();
    else if (event.key === "Enter") first.click();
    else return;
    event.preventDefault();
  });
  document.getElementById("results").addEventListener("keydown", moveInResults);
  showResults();
}

function moveInResults(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const links = [...document.querySelectorAll("#results a")];
  const next = links.indexOf(document.activeElement) + step;
  (links[next] ?? (step < 0 ? document.getElementById("query") : null))?.focus();
  event.preventDefault();
}

function showResults() {
  const words = fold(document.getElementById("query").value).split(/\s+/).filter(Boolean);
  const starts = (i) => words.length > 0 && fold(nodes[i].label).startsWith(words[0]);
  const found = ranked.filter(
    (i) => (chosen.size === 0 || chosen.has(nodes[i].group)) && words.every((word) => haystacks[i].includes(word)),
  );
  found.sort((a, b) => starts(b) - starts(a));
  document.getElementById("found").textContent = found.length
    ? plural(found.length, "result", "results")
    : "Nothing matches.";
  const list = document.getElementById("results");
  list.replaceChildren();
  fill(list, found, (i) => el("li", {}, nodeLink(i, resultHint(i, words))), 100);
  markCurrent();
}

/** Beside a result: its type, its date, or the other name by which it was found. */
function resultHint(i, words) {
  const label = fold(nodes[i].label);
  const alias =
    words.length && !words.every((word) => label.includes(word))
      ? nodes[i].aliases.find((name) => words.every((word) => fold(name).includes(word)))
      : "";
  return [typeText(i), statusOf(i), whenOf(i).text, alias && `“${alias}”`].filter(Boolean).join(" · ");
}

function markCurrent() {
  for (const link of document.querySelectorAll("#results a")) {
    if (Number(link.dataset.node) === state.node) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}
