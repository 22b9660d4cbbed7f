"""The tokens of a Doc in columns, read once: what the finders of names look at again and again."""

from __future__ import annotations

import re

from spacy.tokens import Doc

_INITIAL = re.compile(r"(?:[A-Z]\.){1,3}[A-Z]?\Z|[A-Z]\Z")


class NameTokens:
    """Columns over the tokens of a Doc; all lists have its length.

    Attributes:
        doc: the Doc.
        text, low, tag, ent, iob: form, form in lower case, tag, type and position of the recognised entity.
        capital: whether the first letter is a capital; ``name`` whether it also consists of letters.
        glued: whether no space follows.
        begins: whether a sentence begins.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        # A Doc makes its tokens anew each time it is walked.
        tokens = list(doc)
        self.text = [t.text for t in tokens]
        self.low = [t.lower() for t in self.text]
        self.tag = [t.tag_ for t in tokens]
        self.ent = [t.ent_type_ for t in tokens]
        self.iob = [t.ent_iob_ for t in tokens]
        self.glued = [not t.whitespace_ for t in tokens]
        self.begins = [bool(t.is_sent_start) for t in tokens]
        self.capital = [t[0].isupper() for t in self.text]
        self.name = [c and _lettered(t) for c, t in zip(self.capital, self.text, strict=True)]
        self._starts = {t.idx: t.i for t in tokens}
        self._ends = {t.idx + len(t.text): t.i + 1 for t in tokens}

    def __len__(self) -> int:
        return len(self.text)

    def span(self, begin: int, end: int) -> tuple[int, int] | None:
        """The tokens ``[start, end)`` that the characters ``[begin, end)`` are exactly, or None."""
        start, stop = self._starts.get(begin), self._ends.get(end)
        return (start, stop) if start is not None and stop is not None and start < stop else None

    def after(self, i: int) -> str:
        """The token at a place in lower case, "" behind the end or before the beginning."""
        return self.low[i] if 0 <= i < len(self.low) else ""

    def is_initial(self, i: int) -> bool:
        """Whether a token is an initial of a name: “J.”, “F”."""
        return bool(_INITIAL.match(self.text[i]))

    def hyphenated(self, i: int) -> bool:
        """Whether a hyphen at a place joins the words on its two sides."""
        return self.text[i] in ("-", "‑", "–") and self.glued[i] and i > 0 and self.glued[i - 1] and i + 1 < len(self)

    def words(self, start: int, end: int) -> str:
        """The words of tokens ``[start, end)`` with single spaces."""
        return " ".join(self.doc[start:end].text.split())

    def all_capitals(self, start: int, end: int) -> bool:
        """Whether no letter of tokens ``[start, end)`` is a small one."""
        return all(t.upper() == t for t in self.text[start:end])


def _lettered(text: str) -> bool:
    return text.isalpha() or text.replace("’", "").replace("'", "").replace("‘", "").isalpha()
