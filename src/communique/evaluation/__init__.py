"""How good the extraction is: facts found against facts that a person annotated."""

from communique.evaluation.facts import Facts, facts_of_claims, read_gold
from communique.evaluation.figures import Figures
from communique.evaluation.matching import compare

__all__ = ["Facts", "Figures", "compare", "facts_of_claims", "read_gold"]
