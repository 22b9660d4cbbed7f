"""Annotators: from a parsed Doc to the names, dates and quotations in it.

Names of classes that the reference tables and the recogniser know (Person, State, Place …) are the contract of the
graph; types of events, instruments and statements come from the ontology alone.
"""

from __future__ import annotations

from datetime import date

from spacy.tokens import Doc

from communique.annotate.dates import find_dates
from communique.annotate.names import NameFinder
from communique.annotate.quotations import find_quotations
from communique.model import annotations_of

__all__ = ["NameFinder", "annotate"]


def annotate(doc: Doc, finder: NameFinder, published: date | None) -> None:
    """Fills in names, dates and quotations of the Doc's annotations.

    Args:
        doc: with tags, parse and entities.
        finder: made once a run.
        published: day of publication, against which relative dates are read.
    """
    found = annotations_of(doc)
    found.dates = find_dates(doc, published)
    dated = {i for d in found.dates for i in range(d.start, d.end)}
    found.names = [n for n in finder.find(doc) if n.origin == "grammar" or dated.isdisjoint(range(n.start, n.end))]
    found.quotations = find_quotations(doc)
