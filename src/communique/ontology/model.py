"""The ontology as the program uses it: classes, properties, triggers, heads, offices and status cues.

Everything is read from Turtle files, the project's own and, where a setting names further folders, a user's. No type
is named here or elsewhere in Python. Terms of the ontology go by their local name ("Event"); terms of other
vocabularies by their absolute IRI.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from communique.errors import OntologyError
from communique.frames import Frame, Trigger, parse_frame

CQ = Namespace("https://w3id.org/communique/ontology#")
SH = Namespace("http://www.w3.org/ns/shacl#")


@dataclass(frozen=True, slots=True)
class Office:
    """An office: the local name of its term, its label, the forms of words that name it, the kinds of body it is of."""

    term: str
    label: str
    forms: tuple[str, ...]
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatusCues:
    """The words that give an event one status; each set holds lemmas."""

    status: str
    modals: frozenset[str]
    matrices: frozenset[str]
    markers: frozenset[str]
    adjectives: frozenset[str]


@dataclass(frozen=True, slots=True)
class Example:
    """An example of a type: a sentence and the fact it must yield, or (``yields`` None) a near miss."""

    type: str
    text: str
    yields: str | None


class Ontology:
    """The terms and what the type files say of them.

    Args:
        graph: the parsed files.
        origins: the file that first spoke of each term, for messages.

    Raises:
        OntologyError: when a type file is inconsistent; the message names file, term and reason.
    """

    def __init__(self, graph: Graph, origins: Mapping[Node, Path] | None = None) -> None:
        self.graph = graph
        self._origins = dict(origins or {})
        self._parents = self._hierarchy(RDFS.subClassOf)
        self._parent_properties = self._hierarchy(RDFS.subPropertyOf)
        self.triggers = self._triggers()
        self.heads = self._by_word(CQ.head)
        self.transparent = frozenset(self._by_word(CQ.transparent))
        self.offices = self._offices()
        self.statuses = self._statuses()
        self.examples = self._examples()

    def _refuse(self, term: Node, reason: str) -> OntologyError:
        return OntologyError(f"{self._origins.get(term, 'ontology')}: {_local(term)}: {reason}")

    def _hierarchy(self, predicate: URIRef) -> dict[str, tuple[str, ...]]:
        """For each term that has parents, itself and all its ancestors, most specific first."""
        closed: dict[str, tuple[str, ...]] = {}
        for term in sorted({s for s in self.graph.subjects(predicate) if isinstance(s, URIRef)}):
            order: dict[Node, None] = {term: None}
            for node in order_of(self.graph, term, predicate):
                if node == term:
                    raise self._refuse(term, f"is its own ancestor by {_local(predicate)}")
                order[node] = None
            closed[_local(term)] = tuple(_local(n) for n in order)
        return closed

    def superclasses(self, cls: str) -> tuple[str, ...]:
        """The class and all its superclasses, most specific first; local names, or IRIs of other vocabularies."""
        return self._parents.get(cls, (cls,))

    def superproperties(self, name: str) -> tuple[str, ...]:
        """The property and all its super-properties, most specific first."""
        return self._parent_properties.get(name, (name,))

    def is_a(self, cls: str, ancestor: str) -> bool:
        """Whether the class is the other or one of its subclasses."""
        return ancestor in self.superclasses(cls)

    @cached_property
    def classes(self) -> frozenset[str]:
        """Local names of all classes."""
        return frozenset(_local(c) for c in self.graph.subjects(RDF.type, OWL.Class) if str(c).startswith(str(CQ)))

    def subclasses(self, cls: str) -> tuple[str, ...]:
        """The class and all that lie under it, sorted."""
        return tuple(sorted(c for c in self.classes if self.is_a(c, cls)))

    def label(self, term: str) -> str:
        """The English label of a term, or its local name."""
        return str(self.graph.value(CQ[term], RDFS.label) or term)

    def range(self, name: str) -> str:
        """The class that values of a property have, "" where it has none."""
        for candidate in self.superproperties(name):
            found = self.graph.value(CQ[candidate], RDFS.range)
            if found is not None:
                return _local(found)
        return ""

    def prepositions(self, name: str) -> frozenset[str]:
        """The prepositions that introduce values of a property."""
        return frozenset(str(o) for o in self.graph.objects(CQ[name], CQ.preposition))

    def instrument_effects(self, cls: str) -> tuple[str, bool]:
        """What an event of a type tells of its instrument: the property its date gives, whether actors are parties."""
        dates = self.graph.value(CQ[cls], CQ.dates)
        return (_local(dates) if dates is not None else ""), (CQ[cls], CQ.makesParty, Literal(True)) in self.graph

    def _strings(self, subject: Node, predicate: URIRef) -> list[str]:
        return sorted(str(o) for o in self.graph.objects(subject, predicate))

    def _by_word(self, predicate: URIRef) -> dict[str, tuple[str, ...]]:
        found: dict[str, set[str]] = defaultdict(set)
        for subject, word in self.graph.subject_objects(predicate):
            found[str(word)].add(_local(subject))
        return {word: tuple(sorted(found[word])) for word in sorted(found)}

    def _triggers(self) -> dict[str, tuple[Trigger, ...]]:
        """Triggers by the lemma of their head, those of more words first."""
        found: dict[str, list[Trigger]] = defaultdict(list)
        for term, node in sorted(self.graph.subject_objects(CQ.trigger), key=lambda p: (str(p[0]), str(p[1]))):
            for trigger in self._read_trigger(term, node):
                if trigger in found[trigger.words[0]]:
                    raise self._refuse(term, f"has the trigger “{' '.join(trigger.words)}” twice")
                found[trigger.words[0]].append(trigger)
        return {
            head: tuple(sorted(group, key=lambda t: (-len(t.words), t.type, t.pos, t.words, str(t.frames))))
            for head, group in sorted(found.items())
        }

    def _read_trigger(self, term: Node, node: Node) -> Iterable[Trigger]:
        frames = tuple(self._read_frame(term, text) for text in self._frames_in_order(node))
        if not frames:
            raise self._refuse(term, "has a trigger without a cq:frame")
        lemmas = [("verb", v) for v in self._strings(node, CQ.verb)] + [
            ("noun", n) for n in self._strings(node, CQ.noun)
        ]
        if not lemmas:
            raise self._refuse(term, "has a trigger without cq:verb or cq:noun")
        anchored = (node, CQ.anchored, Literal(True)) in self.graph
        unless = frozenset(self._strings(node, CQ.unless))
        for pos, lemma in lemmas:
            yield Trigger(_local(term), pos, tuple(lemma.split()), frames, anchored, unless)

    def _frames_in_order(self, node: Node) -> list[str]:
        """Frames that ask for more come first; RDF keeps no order of values, so this one stands in for it."""
        return sorted(self._strings(node, CQ.frame), key=lambda f: (-f.count("!") - f.count("+") - f.count("-"), f))

    def _read_frame(self, term: Node, text: str) -> Frame:
        try:
            frame = parse_frame(text)
        except ValueError as error:
            raise self._refuse(term, f"has a frame that cannot be read: {error}") from error
        for slot in frame.slots:
            if (CQ[slot.role], RDF.type, None) not in self.graph:
                raise self._refuse(term, f"has a frame with the unknown role “{slot.role}”")
            if slot.range and (CQ[slot.range], RDF.type, None) not in self.graph:
                raise self._refuse(term, f"has a frame with the unknown class “{slot.range}”")
        return frame

    def _offices(self) -> tuple[Office, ...]:
        return tuple(
            Office(
                _local(term),
                str(self.graph.value(term, SKOS.prefLabel) or self.label(_local(term))),
                tuple(self._strings(term, CQ.form)),
                tuple(sorted(_local(o) for o in self.graph.objects(term, CQ.of))),
            )
            for term in sorted(self.graph.subjects(RDF.type, CQ.Office), key=str)
        )

    def _statuses(self) -> tuple[StatusCues, ...]:
        terms = sorted(self.graph.subjects(RDF.type, CQ.Status), key=str)
        return tuple(
            StatusCues(
                _local(term),
                *(frozenset(self._strings(term, p)) for p in (CQ.modal, CQ.matrix, CQ.marker, CQ.adjective)),
            )
            for term in terms
        )

    def _examples(self) -> tuple[Example, ...]:
        found = [
            Example(_local(term), str(self.graph.value(node, CQ.text)), str(self.graph.value(node, CQ.yields)))
            for term, node in self.graph.subject_objects(CQ.example)
        ]
        found += [Example(_local(t), str(text), None) for t, text in self.graph.subject_objects(CQ.counterexample)]
        return tuple(sorted(found, key=lambda e: (e.type, e.yields is None, e.text)))


def order_of(graph: Graph, term: Node, predicate: URIRef) -> Iterable[Node]:
    """All nodes reached from a term by a predicate, breadth first, each level sorted; the term itself if it recurs."""
    seen: set[Node] = set()
    level = [term]
    while level:
        level = sorted({o for node in level for o in graph.objects(node, predicate)} - seen, key=str)
        seen.update(level)
        yield from level


def _local(term: Node) -> str:
    return str(term).removeprefix(str(CQ))


def data_folder(name: str) -> Path:
    """A folder of data that ships with the package: in the package when installed, beside src/ in a source tree.

    Raises:
        OntologyError: when it is in neither place, so the installation is broken.
    """
    package = Path(__file__).resolve().parent
    for candidate in (package / "data" / name, package.parent.parent / name):
        if candidate.is_dir():
            return candidate
    raise OntologyError(f"the folder “{name}” is missing from this installation: install communique again")


def load_ontology(extra: Iterable[Path | str] = ()) -> Ontology:
    """Reads the project's ontology and the Turtle files of further folders.

    Args:
        extra: folders (read recursively) or files with more types.

    Raises:
        OntologyError: when a file is missing, has a syntax error or says something inconsistent.
    """
    graph = Graph()
    origins: dict[Node, Path] = {}
    sources = [data_folder("ontology"), *map(Path, extra)]
    for source in sources:
        paths = sorted(source.rglob("*.ttl")) if source.is_dir() else [source]
        if not paths or not paths[0].exists():
            raise OntologyError(f"{source}: no Turtle file (.ttl) there; name a folder or a file with types")
        for path in paths:
            part = Graph()
            try:
                part.parse(path, format="turtle")
            except Exception as error:  # rdflib's parsers raise many kinds
                raise OntologyError(f"{path}: not valid Turtle: {_one_line(error)}") from error
            for subject in part.subjects():
                origins.setdefault(subject, path)
            graph += part
    return Ontology(graph, origins)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:300]
