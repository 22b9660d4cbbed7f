"""Figures for papers, drawn with matplotlib (``pip install "communique[figures]"``).

Each function returns a :class:`Figure`, a matplotlib figure that notebooks display and that saves to the same bytes
each time. Sizes are in inches, for one or two columns of a journal.
"""

from communique.errors import SettingsError

try:
    from communique.figures.canvas import Figure
    from communique.figures.matrix import matrix
    from communique.figures.network import network
    from communique.figures.quality import errors, rates, reliability, scores
    from communique.figures.timeline import timeline
except ImportError as error:
    raise SettingsError('figures need matplotlib: pip install "communique[figures]"') from error

__all__ = ["Figure", "errors", "matrix", "network", "rates", "reliability", "scores", "timeline"]
