"""Networks of who is joined with whom, read from an answer, with who matters in them and who belongs together."""

from __future__ import annotations

from typing import NamedTuple

import networkx as nx

from communique.errors import GraphError, SettingsError
from communique.graph.result import Result

_MEASURES = ("degree", "betweenness", "closeness")


class Ranked(NamedTuple):
    """A node with its place in a network.

    Attributes:
        node: its IRI.
        label: for people to read.
        score: higher is more central; between 0 and 1, but for a weighted degree, which is a sum of weights.
    """

    node: str
    label: str
    score: float


class Network:
    """A weighted network.

    Attributes:
        graph: as networkx: nodes with ``label``, edges with ``weight``.

    Args:
        answer: rows with ``source`` and ``target``, and where there are such columns ``sourceLabel``, ``targetLabel``
            and ``weight`` (a number, 1 when left out). Rows with the same ends add up.
        directed: whether an edge leads from source to target.

    Raises:
        GraphError: when the answer has no such columns.
    """

    def __init__(self, answer: Result, directed: bool = False) -> None:
        if not {"source", "target"} <= set(answer.columns):
            raise GraphError("a network needs a query that selects ?source and ?target")
        self.graph: nx.Graph[str] = nx.DiGraph() if directed else nx.Graph()
        for row in answer:
            source, target = str(row["source"]), str(row["target"])
            for node, label in ((source, row.get("sourceLabel")), (target, row.get("targetLabel"))):
                if label or node not in self.graph:
                    self.graph.add_node(node, label=str(label or node))
            weight = row.get("weight")
            known = self.graph.get_edge_data(source, target, {"weight": 0})["weight"]
            self.graph.add_edge(source, target, weight=known + (weight if isinstance(weight, int) else 1))

    def __len__(self) -> int:
        return len(self.graph)

    def centrality(self, measure: str = "degree") -> list[Ranked]:
        """The nodes, the most central first; equal ones by label.

        Args:
            measure: "degree" (the sum of the weights of a node's edges), "betweenness" (how many shortest paths lead
                through it) or "closeness" (how near it is to all others).

        Raises:
            SettingsError: for another measure.
        """
        if measure == "degree":
            scores = {node: float(score) for node, score in self.graph.degree(weight="weight")}
        elif measure == "betweenness":
            scores = nx.betweenness_centrality(self.graph)
        elif measure == "closeness":
            scores = nx.closeness_centrality(self.graph)
        else:
            raise SettingsError(f"there is no measure “{measure}”: choose one of {', '.join(_MEASURES)}")
        ranked = (Ranked(node, self.label(node), score) for node, score in scores.items())
        return sorted(ranked, key=lambda r: (-r.score, r.label, r.node))

    def communities(self) -> list[tuple[str, ...]]:
        """Groups of nodes that are joined more with each other than with the rest (Louvain, weighted), as labels.

        The largest first. The same network gives the same groups.
        """
        if not self.graph.number_of_edges():
            return [(self.label(node),) for node in sorted(self.graph)]
        ordered: nx.Graph[str] = nx.Graph()
        ordered.add_nodes_from(sorted(self.graph))
        ordered.add_weighted_edges_from(sorted(self.graph.edges(data="weight")))
        groups = nx.community.louvain_communities(ordered, seed=1)
        return sorted((tuple(sorted(map(self.label, g))) for g in groups), key=lambda g: (-len(g), g))

    def label(self, node: str) -> str:
        """What a node is called."""
        return str(self.graph.nodes[node]["label"])
