"""communique: from documents to a validated, queried and drawn knowledge graph.

>>> import communique
>>> graph = communique.build("seeds/")
>>> graph.query("signings").to_frame()
>>> graph.show()
"""

from importlib import import_module
from typing import TYPE_CHECKING

from communique.errors import CommuniqueError, DocumentError, GraphError, ModelError, OntologyError, SettingsError

if TYPE_CHECKING:
    from communique.knowledge import KnowledgeGraph, build
    from communique.settings import Settings

__all__ = [
    "CommuniqueError",
    "DocumentError",
    "GraphError",
    "KnowledgeGraph",
    "ModelError",
    "OntologyError",
    "Settings",
    "SettingsError",
    "build",
]

# spaCy takes a second to import; a command that only asks a stored graph need not wait for it.
_LATE = {"KnowledgeGraph": "knowledge", "build": "knowledge", "Settings": "settings"}


def __getattr__(name: str) -> object:
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATE[name]}"), name)


def __dir__() -> list[str]:
    return __all__
