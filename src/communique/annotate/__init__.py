"""Annotators: from a parsed Doc to the names, dates and quotations in it.

Names of classes that the reference tables and the recogniser know (Person, State, Place …) are the contract of the
graph; types of events, instruments and statements come from the ontology alone.
"""

from __future__ import annotations

from datetime import date

from spacy.tokens import Doc

from communique.annotate.dates import find_dates
from communique.annotate.instrument_document import read_instruments
from communique.annotate.name_words import dictionary
from communique.annotate.names import NameFinder
from communique.annotate.quotations import find_quotations
from communique.model import Name, annotations_of

__all__ = ["NameFinder", "annotate", "dictionary"]


def annotate(doc: Doc, finder: NameFinder, published: date | None, title: Doc | None = None) -> None:
    """Fills in names, dates and quotations of the Doc's annotations.

    Args:
        doc: with tags, parse and entities.
        finder: made once a run.
        published: day of publication, against which relative dates are read.
        title: the document's title, parsed too, or None where it has none.
    """
    found = annotations_of(doc)
    found.dates = find_dates(doc, published)
    dated = {i for d in found.dates for i in range(d.start, d.end)}
    found.names = [n for n in finder.find(doc) if _may_be(n, dated)]
    found.quotations = find_quotations(doc)
    _singular(doc, found.names)
    read_instruments(doc, found, finder, title)


def _singular(doc: Doc, names: list[Name]) -> None:
    """Gives plurals in capitals that are no part of a name their lemma, which the pipeline does not (“Leaders”).

    Behind an article or number such a one is a plural whatever tag it has (“the Foreign Ministers”).
    """
    named = {i for n in names for i in range(n.start, n.end)}
    for token in doc:
        form = token.lower_
        if token.i in named or token.tag_ not in ("NNP", "NNPS") or form[-1:] != "s" or form[-2:] == "ss":
            continue
        if token.tag_ == "NNP" and any(c.dep_ in ("det", "nummod") for c in token.lefts):
            token.tag_ = "NNPS"
        if token.tag_ == "NNPS" and token.lemma_.lower() == form:
            token.lemma_ = form[:-3] + "y" if form.endswith("ies") else form[:-1]


def _may_be(name: Name, dated: set[int]) -> bool:
    """Whether a name may stand beside the dates: not as a part of one, nor where only the recogniser says so."""
    of_date = [i in dated for i in range(name.start, name.end)]
    return name.origin == "grammar" or not any(of_date) or (name.origin == "gazetteer" and not all(of_date))
