"""The errors that communique raises.

::

    CommuniqueError
    ├── SettingsError       the program or its settings are wrong: raised before any document is read
    │   ├── ModelError      the spaCy pipeline asked for is not installed or does not fit
    │   └── OntologyError   a type file cannot be used
    ├── DocumentError       one document cannot be used: it is skipped and reported, the run goes on
    └── GraphError          a graph file, store or query cannot be used
"""

from __future__ import annotations


class CommuniqueError(Exception):
    """Anything that communique raises on purpose."""


class SettingsError(CommuniqueError):
    """Wrong settings; the message says what to do."""


class ModelError(SettingsError):
    """The spaCy pipeline asked for is missing or lacks a component."""


class OntologyError(SettingsError):
    """A type file is refused; the message names the file, the term and the reason."""


class DocumentError(CommuniqueError):
    """A document that cannot be used.

    Args:
        source: the file, and the line or record in it where there is one.
        reason: why, for a person to read.
    """

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class GraphError(CommuniqueError):
    """A graph, store or query that cannot be used."""
