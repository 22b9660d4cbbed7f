"""The ontology as the program uses it, read from Turtle files: the project's own and, where asked, a user's.

No type is named here or elsewhere in Python. Terms of the ontology go by their local name ("Event"); terms of other
vocabularies by their absolute IRI.
"""

from communique.ontology.load import data_folder, load_ontology
from communique.ontology.model import SH, Example, Office, Ontology, StatusCues
from communique.ontology.triggers import CQ

__all__ = ["CQ", "SH", "Example", "Office", "Ontology", "StatusCues", "data_folder", "load_ontology"]
