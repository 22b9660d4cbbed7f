"""Pictures of a graph for notebooks: drawn as SVG here, with no network and no script, so that they last."""

from communique.show.ego import ego
from communique.show.frame import Shown, shown
from communique.show.map import map_of
from communique.show.picture import Picture, Table
from communique.show.statements import statements
from communique.show.timeline import timeline

__all__ = ["Picture", "Shown", "Table", "ego", "map_of", "shown", "statements", "timeline"]
