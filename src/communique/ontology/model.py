"""The terms of the ontology and what the type files say of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from communique import vocabulary as cq
from communique.ontology.triggers import CQ, TriggerReader, local, strings

PLOVER = Namespace("https://w3id.org/communique/plover#")
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
        self._reader = TriggerReader(graph, dict(origins or {}))
        self._known_terms()
        self._parents = self._hierarchy(RDFS.subClassOf)
        self._parent_properties = self._hierarchy(RDFS.subPropertyOf)
        self._broader = self._hierarchy(SKOS.broader)
        self.triggers = self._reader.read()
        self._told_apart()
        self._verbs: dict[str, frozenset[str]] = {}
        self.light_verbs = frozenset(self._by_word(cq.lightVerb))
        self.carriers = self.light_verbs | frozenset(self._by_word(cq.occurrenceVerb))
        self.lasting = frozenset(local(s) for s, o in self.graph.subject_objects(cq.lasting) if bool(o))
        self.heads = self._by_word(cq.head)
        self.numbered_heads = self._by_word(cq.numberedHead)
        self.sole_heads = frozenset(self._by_word(cq.soleHead))
        self.transparent = frozenset(self._by_word(cq.transparent))
        self.offices = self._offices()
        self.statuses = self._statuses()
        self._of_type = self._own_statuses()

    def _hierarchy(self, predicate: URIRef) -> dict[str, tuple[str, ...]]:
        """For each term that has parents, itself and all its ancestors, most specific first."""
        closed: dict[str, tuple[str, ...]] = {}
        for term in sorted({s for s in self.graph.subjects(predicate) if isinstance(s, URIRef)}):
            order: dict[Node, None] = {term: None}
            for node in order_of(self.graph, term, predicate):
                if node == term:
                    raise self._reader.refuse(term, f"is its own ancestor by {local(predicate)}")
                order[node] = None
            closed[local(term)] = tuple(local(n) for n in order)
        return closed

    def _known_terms(self) -> None:
        """Refuses what uses a term of the ontology that no file declares: a misspelt one would be passed over."""
        declared = {s for s in self.graph.subjects(RDF.type) if str(s).startswith(str(CQ))}
        for subject, predicate, value in self.graph:
            for term in (predicate, value):
                if isinstance(term, URIRef) and str(term).startswith(str(CQ)) and term not in declared:
                    owner = self._owner(subject)
                    raise self._reader.refuse(owner, f"uses cq:{local(term)}, which no file declares")

    def _owner(self, node: Node) -> Node:
        """The named term to which a blank node belongs."""
        while isinstance(node, BNode):
            above = next(iter(self.graph.subjects(None, node)), None)
            if above is None:
                break
            node = above
        return node

    def _told_apart(self) -> None:
        """Refuses one trigger with one frame in two types, unless one is under the other, which then wins."""
        owners: dict[tuple[object, ...], str] = {}
        for trigger in (t for group in self.triggers.values() if len(group) > 1 for t in group):
            for frame in trigger.frames:
                key = (trigger.pos, trigger.words, id(frame), trigger.unless, trigger.beside)
                other = owners.setdefault(key, trigger.type)
                if not (self.is_a(other, trigger.type) or self.is_a(trigger.type, other)):
                    term = CQ[trigger.type]
                    reason = f"has the trigger “{' '.join(trigger.words)}” with a frame that {other} has too"
                    raise self._reader.refuse(term, reason)

    def superclasses(self, cls: str) -> tuple[str, ...]:
        """The class and all its superclasses, most specific first; local names, or IRIs of other vocabularies."""
        return self._parents.get(cls, (cls,))

    def superproperties(self, name: str) -> tuple[str, ...]:
        """The property and all its super-properties, most specific first."""
        return self._parent_properties.get(name, (name,))

    def broader_offices(self, office: str) -> tuple[str, ...]:
        """The office and all that it is a kind of, most specific first."""
        return self._broader.get(office, (office,))

    def is_a(self, cls: str, ancestor: str) -> bool:
        """Whether the class is the other or one of its subclasses."""
        return ancestor in self.superclasses(cls)

    @cached_property
    def classes(self) -> frozenset[str]:
        """Local names of all classes."""
        return frozenset(local(c) for c in self.graph.subjects(RDF.type, OWL.Class) if str(c).startswith(str(CQ)))

    def subclasses(self, cls: str) -> tuple[str, ...]:
        """The class and all that lie under it, sorted."""
        return tuple(sorted(c for c in self.classes if self.is_a(c, cls)))

    def catalogue(self, under: str) -> tuple[str, ...]:
        """The types under a class that are looked for, sorted: those with triggers, kinds, offices with forms."""
        if under == local(cq.Office):
            return tuple(office.term for office in self.offices if office.forms)
        if self.is_a(under, local(cq.Entity)):
            return tuple(c for c in self.subclasses(under) if c != under)
        return tuple(sorted({t.type for g in self.triggers.values() for t in g if self.is_a(t.type, under)}))

    def terms_in(self, paths: Iterable[Path]) -> frozenset[str]:
        """Local names of the terms that some files, or the files of some folders, are the first to speak of."""
        wanted = [p.resolve() for p in paths]
        return frozenset(
            local(term)
            for term, origin in self._reader.origins.items()
            if any(origin.resolve().is_relative_to(p) for p in wanted)
        )

    def origin(self, term: str) -> Path | None:
        """The file that first speaks of a term."""
        return self._reader.origins.get(CQ[term])

    def definition(self, term: str) -> str:
        """The English definition of a term, or ""."""
        return str(self.graph.value(CQ[term], SKOS.definition) or "")

    def label(self, term: str) -> str:
        """The English label of a term, or its local name."""
        return str(self.graph.value(CQ[term], RDFS.label) or term)

    def range(self, name: str) -> str:
        """The class of the ontology that values of a property have, "" where it has none: any words will do."""
        for candidate in self.superproperties(name):
            found = self.graph.value(CQ[candidate], RDFS.range)
            if found is not None and str(found).startswith(str(CQ)):
                return local(found)
        return ""

    def prepositions(self, name: str) -> frozenset[str]:
        """The prepositions that introduce values of a property."""
        return frozenset(str(o) for o in self.graph.objects(CQ[name], cq.preposition))

    def instrument_effects(self, cls: str) -> tuple[str, bool]:
        """What an event of a type tells of its instrument: the property its date gives, whether actors are parties."""
        dates = self.graph.value(CQ[cls], cq.dates)
        return (local(dates) if dates is not None else ""), (CQ[cls], cq.makesParty, Literal(True)) in self.graph

    def _by_word(self, predicate: URIRef) -> dict[str, tuple[str, ...]]:
        found: dict[str, set[str]] = defaultdict(set)
        for subject, word in self.graph.subject_objects(predicate):
            found[str(word)].add(local(subject))
        return {word: tuple(sorted(found[word])) for word in sorted(found)}

    def _offices(self) -> tuple[Office, ...]:
        return tuple(
            Office(
                local(term),
                str(self.graph.value(term, SKOS.prefLabel) or self.label(local(term))),
                tuple(strings(self.graph, term, cq.form)),
                tuple(sorted(local(o) for o in self.graph.objects(term, cq.of))),
            )
            for term in sorted(self.graph.subjects(RDF.type, cq.Office), key=str)
        )

    def _statuses(self) -> tuple[StatusCues, ...]:
        return tuple(self._cues(t, t) for t in sorted(self.graph.subjects(RDF.type, cq.Status), key=str))

    def _cues(self, status: Node, node: Node) -> StatusCues:
        predicates = (cq.modal, cq.matrix, cq.marker, cq.adjective)
        return StatusCues(local(status), *(frozenset(strings(self.graph, node, p)) for p in predicates))

    def _own_statuses(self) -> dict[str, tuple[StatusCues, ...]]:
        """Cues that hold for one type only, by the type."""
        found: dict[str, list[StatusCues]] = defaultdict(list)
        for term, node in self.graph.subject_objects(cq.statusCue):
            status = self.graph.value(node, cq.gives)
            if status is None or (status, RDF.type, cq.Status) not in self.graph:
                raise self._reader.refuse(term, "has a cq:statusCue that gives no status")
            found[local(term)].append(self._cues(status, node))
        return {t: tuple(sorted(found[t], key=lambda c: (c.status, sorted(c.matrices)))) for t in sorted(found)}

    def stands_for(self, lemma: str) -> bool:
        """Whether a noun stands for the state or body that it belongs to, as “government” and “official” do."""
        return lemma in self.transparent or "Person" in self.heads.get(lemma, ())

    def verbs(self, under: str) -> frozenset[str]:
        """Lemmas of the verbs that tell of a type under a class."""
        if under not in self._verbs:
            self._verbs[under] = frozenset(
                lemma
                for lemma, group in self.triggers.items()
                if any(t.pos == "verb" and self.is_a(t.type, under) for t in group)
            )
        return self._verbs[under]

    def statuses_for(self, cls: str) -> tuple[StatusCues, ...]:
        """The cues for status that hold for a type: its own, then those of all types."""
        own = [c for ancestor in self.superclasses(cls) for c in self._of_type.get(ancestor, ())]
        return (*own, *self.statuses)

    def coded(self, plover: str, status: str) -> str:
        """The PLOVER class of an act of a class that is planned, negated …: intent to cooperate is to agree."""
        for rule in self.graph.objects(PLOVER[plover], cq.codedAs):
            if self.graph.value(rule, cq.gives) == CQ[status]:
                return str(self.graph.value(rule, cq.plover)).rpartition("#")[2]
        return plover

    def demanded(self, modals: frozenset[str]) -> str:
        """The PLOVER class of saying that another must, by the modal verbs of what is said; "" when there is none."""
        found = (t for m in sorted(modals) for t in self.graph.subjects(cq.modal, Literal(m)) if str(t) in PLOVER)
        return next((str(t).rpartition("#")[2] for t in found), "")

    @cached_property
    def examples(self) -> tuple[Example, ...]:
        """The examples and counterexamples of all types, which only checks and documentation need."""
        found = [
            Example(local(term), str(self.graph.value(node, cq.text)), str(self.graph.value(node, cq.yields)))
            for term, node in self.graph.subject_objects(cq.example)
        ]
        found += [Example(local(t), str(text), None) for t, text in self.graph.subject_objects(cq.counterexample)]
        return tuple(sorted(found, key=lambda e: (e.type, e.yields is None, e.text)))


def order_of(graph: Graph, term: Node, predicate: URIRef) -> Iterable[Node]:
    """All nodes reached from a term by a predicate, breadth first, each level sorted; the term itself if it recurs."""
    seen: set[Node] = set()
    level = [term]
    while level:
        level = sorted({o for node in level for o in graph.objects(node, predicate)} - seen, key=str)
        seen.update(level)
        yield from level
