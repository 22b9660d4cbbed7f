"""communique: from documents to a validated, queried and drawn knowledge graph.

>>> import communique
>>> graph = communique.build("seeds/")
>>> graph.query("signings").to_frame()
>>> graph.show()
"""

from communique.errors import CommuniqueError, DocumentError, GraphError, ModelError, OntologyError, SettingsError
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
