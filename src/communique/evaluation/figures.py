"""Precision, recall and F1 of counts that add up over documents."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

OVERALL = (
    "entities",
    "events",
    "event arguments",
    "statements with speaker",
    "offices",
    "instrument facts",
)
"""The figures of which the overall one is the mean."""


@dataclass(slots=True)
class Count:
    """How many were found, how many there are, how many of them are the same."""

    hits: int = 0
    found: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 0 when nothing was found."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what there is that was found; 0 when there is nothing."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 when both are."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class Figures:
    """Counts by name, and rates of what was matched that is right in another respect."""

    counts: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    rates: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))

    def count(self, name: str, *, hit: bool = False, hits: int = 0, found: int = 0, gold: int = 0) -> None:
        """Adds to a count."""
        count = self.counts[name]
        count.hits += hits + hit
        count.found += found
        count.gold += gold

    def rate(self, name: str, right: bool) -> None:
        """Adds one case to a rate."""
        self.rates[name].hits += right
        self.rates[name].gold += 1

    def add(self, other: Figures) -> None:
        """Adds the figures of another document."""
        for mine, theirs in ((self.counts, other.counts), (self.rates, other.rates)):
            for name, count in theirs.items():
                mine[name].hits += count.hits
                mine[name].found += count.found
                mine[name].gold += count.gold

    @property
    def overall(self) -> float:
        """Mean of the F1 figures named in ``OVERALL``."""
        return sum(self.counts[name].f1 for name in OVERALL) / len(OVERALL)

    def as_dict(self) -> dict[str, dict[str, float]]:
        """All figures by name, sorted, for JSON."""
        table = {
            name: {"precision": c.precision, "recall": c.recall, "f1": c.f1, "gold": c.gold}
            for name, c in sorted(self.counts.items())
        }
        table |= {name: {"rate": c.recall, "gold": c.gold} for name, c in sorted(self.rates.items())}
        return table | {"overall": {"f1": self.overall}}

    def table(self) -> str:
        """The figures as text."""
        lines = [f"{'':34}{'P':>7}{'R':>7}{'F1':>7}{'n':>7}"]
        for name, c in sorted(self.counts.items(), key=lambda kv: (not kv[0].startswith("entity "), kv[0])):
            lines.append(f"{name:34}{c.precision:7.3f}{c.recall:7.3f}{c.f1:7.3f}{c.gold:7}")
        for name, c in sorted(self.rates.items()):
            lines.append(f"{name:34}{'':14}{c.recall:7.3f}{c.gold:7}")
        lines.append(f"{'overall, mean of six F1':34}{'':14}{self.overall:7.3f}")
        return "\n".join(lines)
