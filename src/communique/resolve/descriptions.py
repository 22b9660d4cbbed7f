"""Definite descriptions: “the two leaders”, “the Kenyan president”, “the Council”, by what was named before."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from communique.model import Entity
from communique.resolve.discourse import SUBJECT, Discourse
from communique.resolve.groups import distinct, last_group, named_together
from communique.resolve.people import Holder
from communique.resolve.title_words import TitleWords

_COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4}
_DEFINITE = frozenset({"the", "this", "these", "those", "both"})
_PLURAL = frozenset({"NNS", "NNPS"})
_ONE_SENTENCES = 6
_NEAR = 2
_YEAR = 4
# Plurals that take up a group also without a number.
_COLLECTIVE = frozenset({"leader", "country", "nation", "state"})
_COUNTED = frozenset({"country", "nation", "state", "side", "party", "government"})
# Nouns for those who speak for what stands behind them.
_SPEAKING = frozenset({"government", "official", "representative", "delegation", "minister", "president"})
# Whoever stands at the head of a state or body, whatever the title.
_HEADS = frozenset({"leader", "chief", "head"})
# Such a noun may mean states and bodies alike.
_EITHER = frozenset({"side", "party", "partner"})
_BY_CLASS = frozenset({"State", "Organisation", "IntergovernmentalOrganisation", "GovernmentBody"})


# Words for a government that those who act against it use.
_OPPOSED = frozenset({"regime", "junta"})


class Descriptions:
    """Resolves definite descriptions of one document.

    Args:
        discourse: the document.
        people: its persons.
        finder: finds titles of offices.
        author_state: the state in whose name the document speaks, or None.
        authors: those in whose name a joint document says “we”.
    """

    def __init__(
        self,
        discourse: Discourse,
        people: Mapping[str, Holder],
        finder: TitleWords,
        author_state: Entity | None = None,
        authors: tuple[Entity, ...] = (),
    ) -> None:
        self._discourse = discourse
        self._people = people
        self._finder = finder
        self._home = author_state
        self._authors = authors

    def resolve(self, token: Token) -> tuple[Entity, ...]:
        """What a noun stands for together with its article and modifiers; empty when unsure."""
        if token.tag_ not in ("NN", "NNS", "NNP", "NNPS", "CD") or token.dep_ in ("compound", "nmod", "amod"):
            return ()
        words = {c.lower_ for c in token.lefts}
        definite = not words.isdisjoint(_DEFINITE) or any(c.dep_ == "poss" and self._of(c) for c in token.lefts)
        if not definite or any(c.dep_ in ("relcl", "acl", "appos") for c in token.rights):
            return ()
        if token.tag_ in (*_PLURAL, "CD"):
            return self._several(token)
        classes = self._classes(token)
        if "Person" in classes or self._finder.find(self._phrase(token)):
            return self._person(token)
        return self._body(token, classes)

    def _classes(self, token: Token) -> tuple[str, ...]:
        return self._discourse.ontology.heads.get(token.lemma_.lower(), ())

    @staticmethod
    def _phrase(token: Token) -> str:
        """A noun with the words that make one title of it (“prime minister”, “secretary of state”)."""
        lead = [
            t.text for c in token.lefts if c.dep_ in ("compound", "amod", "nmod") for t in c.subtree if t.i < token.i
        ]
        return " ".join([*lead, token.text if token.tag_ in ("NN", "NNP") else token.lemma_])

    # ------------------------------------------------------------ several

    def _several(self, token: Token) -> tuple[Entity, ...]:
        """“The two leaders”, “both sides”, “the parties”: a group that was named together."""
        behind = [c for c in token.rights if c.dep_ == "prep"]
        if len(behind) == 1 and behind[0].lower_ == "of" and self._is_collective(token):
            return next((self._several(c) for c in behind[0].children if c.lemma_.lower() in _COUNTED), ())
        if behind:
            return ()
        count = next((_COUNTS[c.lower_] for c in token.lefts if c.lower_ in _COUNTS), 0)
        if token.tag_ == "CD":
            pair = last_group(self._discourse, token) if token.lower_ == "two" else ()
            return pair if len(pair) == 2 else ()
        lemma, title = token.lemma_.lower(), self._title(token)
        narrowed = any(c.dep_ in ("amod", "compound", "poss") and c.lower_ not in _COUNTS for c in token.lefts)
        if narrowed and (not title or title.split()[0] != self._phrase(token).split()[0].lower()):
            return ()
        if lemma in _EITHER:
            wanted: tuple[str, ...] = ("State", "Organisation")
        elif title:
            wanted = ("Person",)
        else:
            wanted = tuple(c for c in self._classes(token) if c in (*_BY_CLASS, "Person"))
        if not wanted or not (count or title or lemma in _EITHER or lemma in _COLLECTIVE):
            return ()
        alone = ("State",) if lemma in _EITHER else wanted
        ours = self._authors if count == len(self._authors) > 1 and lemma in (*_COUNTED, *_COLLECTIVE) else ()
        if ours and all(self._discourse.is_a(e, "State") for e in ours) and (lemma in _EITHER or "State" in wanted):
            return ours
        any_group = not title or lemma in _COLLECTIVE
        group = named_together(
            self._discourse, token, wanted, count, alone, may_be=lambda g: any_group or self._hold(g, token)
        )
        return group or self._spoken_for(token, wanted, count)

    def _is_collective(self, token: Token) -> bool:
        return token.lemma_.lower() in (*_COLLECTIVE, *_SPEAKING) or bool(self._title(token))

    def _spoken_for(self, token: Token, wanted: tuple[str, ...], count: int) -> tuple[Entity, ...]:
        """Those of whom the same plural was said before (“the Presidents of A and B”), else a joint text’s authors."""
        discourse = self._discourse
        for number in range(discourse.sentence_of[token.i], -1, -1):
            for other in discourse.sentences[number]:
                if other.i < token.i and other.lemma_.lower() == token.lemma_.lower() and other.tag_ in _PLURAL:
                    group = discourse.group(other)
                    if len(group) > 1 and count in (0, len(group)):
                        return group
        states = all(discourse.is_a(e, "State") for e in self._authors)
        fitting = len(self._authors) > 1 and (count == len(self._authors) or (not count and states))
        return self._authors if fitting and (states or all(discourse.is_a(e, *wanted) for e in self._authors)) else ()

    def _title(self, token: Token) -> str:
        """The title that a noun with its modifiers ends in, or ""."""
        phrase = self._phrase(token).lower()
        return next((t for t in reversed(self._finder.find(phrase)) if phrase.endswith(t)), "")

    def _hold(self, group: tuple[Entity, ...], token: Token) -> bool:
        """Whether most of a group have the title that a noun is."""
        holders = [h for e in group if (h := self._people.get(e.ref.local)) and self._has_title(h, token)]
        return 2 * len(holders) > len(group)

    # ------------------------------------------------------------ one person

    def _person(self, token: Token) -> tuple[Entity, ...]:
        """“The prime minister”, “the Kenyan president”: who has that title, of that state if one is named."""
        discourse = self._discourse
        bodies = [e for c in discourse.restrictions(token) for e in self._of(c)]
        if any(c.dep_ == "prep" and c.lower_ not in ("of", "from") for c in token.rights) and not bodies:
            return ()
        holders = [h for h in self._people.values() if self._has_title(h, token)]
        if bodies:
            holders = [h for h in holders if any(b in h.bodies for b in bodies)]
        elif token.lemma_.lower() in _HEADS - {"leader"}:
            return ()
        if not bodies and any(c.dep_ == "prep" for c in token.rights):
            return ()
        before = [h for h in holders if any(n.start < token.i for n in h.person.mentions)]
        if not before and len(holders) == 1 and self._is_full(token) and not bodies:
            person = holders[0].person
            inside = any(n.start < token.sent.end for n in person.mentions)  # “The President met President Duda”
            return () if inside and token.dep_ in SUBJECT else (person,)
        before = [h for h in before if not any(h.person in discourse.heads.get(a.i, ()) for a in token.ancestors)]
        if not bodies and len(before) > 1:
            before = self._home_ones(token, before) or self._near_ones(token, before)
        if len(before) != 1 or (not bodies and not self._is_near(token, before[0].person, _ONE_SENTENCES)):
            return ()
        return (before[0].person,)

    def _is_full(self, token: Token) -> bool:
        """Whether a noun phrase in capitals is a whole title, so that its holder may be named only later.

        A sentence with a year may tell of a former one.
        """
        named = self._finder.find(self._phrase(token))
        whole = named[-1:] == [self._phrase(token).lower()] and bool(self._finder.office(named[-1]))
        dated = any(t.like_num and len(t.text) == _YEAR for t in token.sent)
        return whole and token.text[0].isupper() and not dated

    def _of(self, token: Token) -> list[Entity]:
        referent = self._discourse.found.referents.get(token.i)
        return [e for e in referent.entities if self._discourse.is_a(e, "State", "Organisation")] if referent else []

    def _has_title(self, holder: Holder, token: Token) -> bool:
        """Whether a noun phrase is a title of a person: the same office, or its head noun alone."""
        phrase = self._phrase(token)
        named = self._finder.find(phrase)
        offices = {self._finder.office(t) for t in named[-1:]} - {""}
        if offices & holder.offices or set(named[-1:]) & holder.titles:
            return True
        alone = len([c for c in token.lefts if c.dep_ == "compound"]) == 0
        head = token.lemma_.lower()
        if head in _HEADS:
            return alone and bool(holder.offices or holder.bodies)
        return alone and any(t.split()[-1] == head and t not in ("prime minister",) for t in holder.titles)

    def _home_ones(self, token: Token, holders: list[Holder]) -> list[Holder]:
        """Those of the author's own state, which a capital letter may mean (“the President” in a release)."""
        if self._home is None or not token.text[0].isupper():
            return []
        return [h for h in holders if self._home in h.bodies] or [h for h in holders if not h.bodies]

    def _near_ones(self, token: Token, holders: list[Holder]) -> list[Holder]:
        return [h for h in holders if self._is_near(token, h.person, _NEAR)]

    def _is_near(self, token: Token, person: Entity, sentences: int) -> bool:
        discourse = self._discourse
        here = discourse.sentence_of[token.i]
        start = discourse.sentences[max(0, here - sentences)].start
        return any(person in entities for _, entities in discourse.mentions(start, token.i))

    # ------------------------------------------------------------ one body

    def _body(self, token: Token, classes: tuple[str, ...]) -> tuple[Entity, ...]:
        """“The Council”, “the bloc”, “the country”: the body last named that has the noun in its name, or its class."""
        if any(c.dep_ in ("amod", "compound", "nmod", "poss") for c in token.lefts):
            return ()
        if any(c.dep_ == "prep" for c in token.rights):
            return ()
        noun = token.lemma_.lower()
        discourse = self._discourse
        here = discourse.sentence_of[token.i]
        start = discourse.sentences[max(0, here - _ONE_SENTENCES)].start
        before = [
            e for _, es in discourse.mentions(start, token.i) for e in es if discourse.is_a(e, "State", "Organisation")
        ]
        named = [e for e in before if noun in _words(discourse, e) and not discourse.is_a(e, "State")]
        stands_for = noun in discourse.ontology.transparent
        kinds = [c for c in classes if c in _BY_CLASS and (c == "State" or not stands_for)]
        if named and (kinds or not classes):
            return (named[-1],)
        if not kinds or not any(t.lower_ in ("the", "this") for t in token.lefts):
            return ()
        near = discourse.sentences[max(0, here - _NEAR)].start
        fitting = distinct(
            es for _, es in discourse.mentions(near, token.i) if len(es) == 1 and discourse.is_a(es[0], *kinds)
        )
        subject = discourse.main_subject(here - 1) if here and token.dep_ in SUBJECT else None
        acting = discourse.group(subject) if subject is not None and len(fitting) > 1 else ()
        if noun in _OPPOSED:
            others = tuple(e for e in fitting if e not in acting and e != self._home)
            return others if len(others) == 1 else ()
        if len(acting) == 1 and acting[0] in fitting:
            return acting
        return fitting if len(fitting) == 1 and not _is_place(token) else ()


def _is_place(token: Token) -> bool:
    """Whether a noun stands where something is (“in the country”)."""
    return token.dep_ == "pobj" and token.head.lower_ in ("in", "across", "throughout", "inside", "within", "into")


def _words(discourse: Discourse, entity: Entity) -> frozenset[str]:
    """The words of an entity's label and names, in lower case."""
    texts = [entity.label, *(discourse.doc[n.start : n.end].text for n in entity.mentions)]
    return frozenset(w for text in texts for w in text.lower().split())
