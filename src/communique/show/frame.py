"""The explorer inside a notebook, with a still picture for hosts that do not run it."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.show.overview import overview
from communique.show.picture import Picture

if TYPE_CHECKING:
    from communique.graph.store import Graph


@dataclass(frozen=True, slots=True)
class Shown:
    """A page in a frame that cannot reach the notebook; below the frame, and alone where there are none, a picture.

    Attributes:
        page: HTML with everything in it.
        height: of the frame, in CSS pixels.
        picture: what stays where a host takes frames out.
    """

    page: str
    height: int
    picture: Picture

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        source = html.escape(self.page, quote=True)
        frame = (
            f'<iframe srcdoc="{source}" sandbox="allow-scripts allow-popups" title="graph" '
            f'style="position:absolute;inset:0;width:100%;height:100%;border:1px solid #8888;background:#fff"></iframe>'
        )
        box = (
            f'<div style="position:relative;height:{self.height}px;overflow:hidden">{self.picture.image()}{frame}</div>'
        )
        return {"text/html": box, "image/svg+xml": self.picture.svg, "text/plain": self.picture.alt}


def shown(graph: Graph, page: str, height: int) -> Shown:
    """The page of a graph for a notebook.

    Args:
        graph: for the picture.
        page: its page.
        height: of the frame, in CSS pixels.
    """
    return Shown(page, height, overview(graph))
