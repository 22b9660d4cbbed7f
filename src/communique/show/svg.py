"""A drawing in SVG: elements with presentation attributes only.

Code hosts take styles, scripts, definitions and identifiers out of the pictures of a notebook; what is drawn here has
none. The text of documents gets in as text nodes and attribute values of an XML tree, never as markup.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree

FONT = "system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif"
INK, SOFT, FAINT, LINE, PAPER = "#1d1e20", "#5b5d62", "#a4a29b", "#dedad0", "#ffffff"

_CONTROL = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NARROW, _WIDE = frozenset("iIjlftr.,;:'’()[]|! "), frozenset("mwMW@%—")


class Svg:
    """A drawing.

    Args:
        width, height: in CSS pixels.
        title: what a screen reader says.
    """

    def __init__(self, width: float, height: float, title: str) -> None:
        self.width = width
        self.height = height
        self.root = ElementTree.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "width": number(width),
                "height": number(height),
                "viewBox": f"0 0 {number(width)} {number(height)}",
                "font-family": FONT,
                "font-size": "12",
                "fill": INK,
                "role": "img",
                "aria-label": clean(title),
            },
        )
        self.add("rect", width=width, height=height, fill=PAPER)

    def add(
        self, tag: str, text: str = "", within: ElementTree.Element | None = None, **attributes: str | float
    ) -> ElementTree.Element:
        """A new element; underscores of attribute names stand for hyphens, numbers are rounded to tenths."""
        given = {k.rstrip("_").replace("_", "-"): _value(v) for k, v in attributes.items()}
        element = ElementTree.SubElement(self.root if within is None else within, tag, given)
        if text:
            element.text = clean(text)
        return element

    def hint(self, element: ElementTree.Element, text: str) -> None:
        """What a pointer that rests on an element is told."""
        self.add("title", text, within=element)

    def heading(self, title: str, note: str) -> None:
        """A title and a line of explanation at the top left."""
        self.add("text", title, x=16, y=26, font_size=16, font_weight=600)
        self.add("text", cut(note, self.width - 32, 12), x=16, y=45, fill=SOFT)

    def __str__(self) -> str:
        return ElementTree.tostring(self.root, encoding="unicode")


def number(value: float) -> str:
    """A length in tenths of a pixel, without a needless decimal."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def path(points: Sequence[tuple[float, float]], closed: bool = False) -> str:
    """The points as the data of a path."""
    return "M" + "L".join(f"{number(x)},{number(y)}" for x, y in points) + ("Z" if closed else "")


def clean(text: str) -> str:
    """The text without the characters that XML cannot carry."""
    return _CONTROL.sub("", text)


def width_of(text: str, size: float) -> float:
    """About how wide a text is in a usual sans-serif face, in pixels; rather too much than too little."""
    return size * sum(0.36 if c in _NARROW else 0.92 if c in _WIDE else 0.7 if c.isupper() else 0.6 for c in text)


def cut(text: str, width: float, size: float) -> str:
    """The text on one line, cut with an ellipsis where it would be wider."""
    text = " ".join(text.split())
    if width_of(text, size) <= width:
        return text
    while text and width_of(text + "…", size) > width:
        text = text[:-1]
    return text.rstrip(" ,;:") + "…"


def _value(value: str | float) -> str:
    return clean(value) if isinstance(value, str) else number(value)
