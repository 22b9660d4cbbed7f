"""Triggers as type files give them, checked word by word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from rdflib import RDF, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from communique import vocabulary as cq
from communique.errors import OntologyError
from communique.frames import Frame, Trigger, head_first, parse_frame

CQ = Namespace(cq.NAMESPACE)
_POS = {"verb": cq.verb, "noun": cq.noun}


def local(term: Node) -> str:
    """The local name of a term of the ontology; the absolute IRI of another."""
    return str(term).removeprefix(str(CQ))


def strings(graph: Graph, subject: Node, predicate: URIRef) -> list[str]:
    """The values of a property as text, sorted."""
    return sorted(str(o) for o in graph.objects(subject, predicate))


class _Values:
    """The values of triggers' properties, read in one pass: asking the graph for each takes several times as long."""

    def __init__(self, graph: Graph, nodes: Iterable[Node]) -> None:
        self._found: dict[Node, dict[Node, list[Node]]] = {node: {} for node in nodes}
        for subject, predicate, value in graph:
            if subject in self._found:
                self._found[subject].setdefault(predicate, []).append(value)

    def of(self, node: Node, predicate: Node) -> list[Node]:
        """The values, in no order."""
        return self._found[node].get(predicate, [])

    def one(self, node: Node, predicate: Node) -> Node | None:
        """The value, or None."""
        return next(iter(self.of(node, predicate)), None)

    def texts(self, node: Node, predicate: Node) -> list[str]:
        """The values as text, sorted."""
        return sorted(map(str, self.of(node, predicate)))


class TriggerReader:
    """Reads the triggers of a graph.

    Args:
        graph: the parsed type files.
        origins: the file that first spoke of each term, for messages.

    Raises:
        OntologyError: from :meth:`read`, with file, term and reason.
    """

    def __init__(self, graph: Graph, origins: Mapping[Node, Path]) -> None:
        self._graph = graph
        self.origins = origins
        self._sound: set[Frame] = set()

    def refuse(self, term: Node, reason: str) -> OntologyError:
        """The error for a term: its file, the term, the reason."""
        return OntologyError(f"{self.origins.get(term, 'ontology')}: {local(term)}: {reason}")

    def read(self) -> dict[str, tuple[Trigger, ...]]:
        """Triggers by the lemma of their head, those of more words first."""
        found: dict[str, list[Trigger]] = defaultdict(list)
        # Of one text there is one frame, so its id stands for it; the hash of a frame takes long.
        seen: set[tuple[str, str, tuple[str, ...], int]] = set()
        pairs = sorted(self._graph.subject_objects(cq.trigger), key=lambda p: (str(p[0]), str(p[1])))
        values = _Values(self._graph, (node for _, node in pairs))
        for term, node in pairs:
            for trigger in self._trigger(term, node, values):
                for frame in trigger.frames:
                    key = (trigger.type, trigger.pos, trigger.words, id(frame))
                    if key in seen:
                        raise self.refuse(term, f"has the trigger “{' '.join(trigger.words)}” twice with one frame")
                    seen.add(key)
                found[trigger.words[0]].append(trigger)
        texts = {id(t.frames): t.frames for group in found.values() for t in group}
        order = {key: str(frames) for key, frames in texts.items()}
        return {
            head: tuple(sorted(group, key=lambda t: (-len(t.words), t.type, t.pos, t.words, order[id(t.frames)])))
            for head, group in sorted(found.items())
        }

    def _trigger(self, term: Node, node: Node, values: _Values) -> Iterable[Trigger]:
        frames = tuple(self._frame(term, text) for text in _in_order(values.texts(node, cq.frame)))
        if not frames:
            raise self.refuse(term, "has a trigger without a cq:frame")
        lemmas = [(pos, words) for pos in ("verb", "noun") for words in values.texts(node, _POS[pos])]
        if not lemmas:
            raise self.refuse(term, "has a trigger without cq:verb or cq:noun")
        gives = values.one(node, cq.gives)
        if gives is not None and (gives, RDF.type, cq.Status) not in self._graph:
            raise self.refuse(term, f"has a trigger that gives the unknown status “{local(gives)}”")
        own = term if (term, RDF.type, SKOS.Concept) in self._graph else None
        plover = values.one(node, cq.plover) or self._graph.value(term, cq.plover) or own
        anchored = Literal(True) in values.of(node, cq.anchored)
        unless, beside = (frozenset(values.texts(node, p)) for p in (cq.unless, cq.beside))
        for pos, words in dict.fromkeys((pos, head_first(pos, lemma)) for pos, lemma in lemmas):
            yield Trigger(
                type=local(term),
                pos=pos,
                words=words,
                frames=frames,
                anchored=anchored,
                unless=unless,
                beside=beside,
                gives=local(gives) if gives is not None else "",
                plover=str(plover).rpartition("#")[2] if plover is not None else "",
            )

    def _frame(self, term: Node, text: str) -> Frame:
        try:
            frame = parse_frame(text)
        except ValueError as error:
            raise self.refuse(term, f"has a frame that cannot be read: {error}") from error
        if frame not in self._sound:
            self._check(term, frame)
            self._sound.add(frame)
        return frame

    def _check(self, term: Node, frame: Frame) -> None:
        for slot in frame.slots:
            if (CQ[slot.role], RDF.type, None) not in self._graph:
                raise self.refuse(term, f"has a frame with the unknown role “{slot.role}”")
            for name in slot.range:
                if (CQ[name], RDF.type, None) not in self._graph:
                    raise self.refuse(term, f"has a frame with the unknown class “{name}”")


def _in_order(frames: Iterable[str]) -> list[str]:
    """Frames that ask for more come first; RDF keeps no order of values, so this one stands in for it."""
    return sorted(frames, key=lambda f: (-f.count("!") - f.count("+") - f.count("-"), f))
