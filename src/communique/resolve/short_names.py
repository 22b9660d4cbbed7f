"""Short names of bodies: “the Council” after “the Security Council” is the same body, not another one."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from communique.model import Name
from communique.ontology import Ontology

_BODY = "Organisation"


def join_short_names(doc: Doc, names: list[Name], ontology: Ontology) -> list[Name]:
    """Names with each body that is called by its kind alone given the identity of the last one of that kind before it.

    Args:
        doc: with names annotated.
        names: sorted.
        ontology: gives the words for kinds of bodies.
    """
    done: list[Name] = []
    for name in names:
        fuller = _fuller(doc, name, done, ontology)
        done.append(replace(name, label=fuller.label, qid=fuller.qid, type=fuller.type) if fuller else name)
    return done


def _fuller(doc: Doc, name: Name, before: list[Name], ontology: Ontology) -> Name | None:
    """The last name before one that is a single word for a kind of body, with that word at its end or before “of”."""
    word = doc[name.start].lower_
    kinds = ontology.heads.get(word, ())
    kind = any(ontology.is_a(k, _BODY) for k in kinds)
    if name.end - name.start > 1 or name.qid or not ontology.is_a(name.type, _BODY) or not kind:
        return None
    for other in reversed(before):
        words = [t.lower_ for t in doc[other.start : other.end]]
        heads = {words[-1], *(words[words.index("of") - 1 :][:1] if "of" in words[1:] else ())}
        if ontology.is_a(other.type, _BODY) and len(words) > 1 and word in heads:
            return other
    return None
