from __future__ import annotations

from pathlib import Path

import pytest

from communique.ontology import Ontology, load_ontology
from communique.pipeline import Pipeline

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the source tree."""
    return ROOT


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    """The project's ontology."""
    return load_ontology()


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """The pipeline with its default model, loaded once."""
    return Pipeline()
