"""Local names of nodes: readable, deterministic, the same in every run.

A linked entity takes its Wikidata id; another its class and a slug of its name. What a name does not identify beyond
its document (a surname, “the draft agreement”) carries the document's slug too. Events and statements end in ten
hexadecimal digits of a hash of what tells them apart.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

from communique.model import Ref

_LONGEST = 60


def slug(text: str) -> str:
    """Lower-case ASCII letters, digits and hyphens; a hash stands in when nothing is left of the text."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "").replace("'", ""))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if not words or not words.isascii():
        return digest(text)
    if len(words) > _LONGEST:
        words = f"{words[:_LONGEST].rsplit('-', 1)[0]}-{digest(text)[:6]}"
    return words


def digest(*parts: str) -> str:
    """Ten hexadecimal digits that tell these parts from others."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:10]


def entity_ref(group: str, label: str, qid: str = "", document: str = "") -> Ref:
    """The node of an entity.

    Args:
        group: slug of its general class, such as "person".
        label: its usual full name.
        qid: its Wikidata id, or "".
        document: identifier of the document when the name identifies nothing beyond it, else "".
    """
    if qid:
        return Ref(qid)
    return Ref("/".join(part for part in (group, document and document_slug(document), slug(label)) if part))


def document_slug(document: str) -> str:
    """A slug of a document's identifier that no other identifier has."""
    short = slug(document)
    return short if short == document else f"{short}-{digest(document)[:6]}"


def node_ref(kind: str, *parts: str) -> Ref:
    """The node of an event, statement or the like: its kind, what can be read of it, and a hash of all parts."""
    readable = slug(" ".join(p for p in parts[:2] if p)) if any(parts[:2]) else ""
    return Ref("/".join(p for p in (kind, readable) if p) + f"-{digest(*parts)}")
