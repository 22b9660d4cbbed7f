"""What a long run tells while it runs and when it ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

if TYPE_CHECKING:
    from communique.errors import DocumentError
    from communique.pipeline import Report

_EVERY = 100
_SHOWN = 20
_ENOUGH = 10  # documents that give a speed worth telling: loading the model takes some seconds
_REASONS = 5


@contextmanager
def progress(total: int, skipped: list[DocumentError] | None = None) -> Iterator[Callable[[str], None]]:
    """A bar on a terminal, a line for every hundred documents elsewhere; both on standard error.

    Args:
        total: about how many documents there are; 0 when that is not known.
        skipped: grows while the run goes on; its length is shown.
    """
    failures = skipped if skipped is not None else []
    console = Console(stderr=True)
    started = monotonic()
    done = 0

    def told() -> str:
        speed = done / max(monotonic() - started, 0.001)
        return f"{speed:.1f} a second" + (f", {len(failures)} skipped" if failures else "")

    if console.is_terminal:
        columns = (
            TextColumn("reading"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("left"),
            TimeRemainingColumn(),
            TextColumn("{task.fields[told]}  {task.fields[name]}", markup=False),
        )
        with Progress(*columns, console=console, transient=True) as bar:
            task = bar.add_task("reading", total=total or None, name="", told="")

            def step(source: str) -> None:
                nonlocal done
                done += 1
                bar.update(task, advance=1, name=source[-40:], told=told())

            yield step
        return

    def line(_source: str) -> None:
        nonlocal done
        done += 1
        if done % _EVERY == 0:
            left = (monotonic() - started) / done * (total - done)
            of = f" of {total}" if total else ""
            rest = f", {duration(left)} left" if left > 0 else ""
            click.echo(f"{done}{of} documents read, {told()}{rest}", err=True)

    yield line


def summary(report: Report, seconds: float, types: Iterable[tuple[str, int]] = ()) -> None:
    """What was read, skipped and refused, for a person to read; what depends on the machine on standard error.

    Args:
        report: of the run.
        seconds: how long it took.
        types: types of events with their numbers, the commonest first.
    """
    if known := [f"{name} {number}" for name, number in types]:
        click.echo(f"commonest events: {', '.join(known)}")
    if report.read:
        speed = f" ({report.read / seconds:.1f} a second)" if report.read >= _ENOUGH else ""
        click.echo(f"{_documents(report.read)} read in {duration(seconds)}{speed}", err=True)
    if report.kept:
        click.echo(f"{report.kept} documents were there already")
    if report.duplicates:
        click.echo(f"{report.duplicates} documents were read before")
    if report.left_out:
        told = ", ".join(f"{number} {kind}s" for kind, number in sorted(report.left_out.items()))
        click.echo(f"left out as less sure than asked for: {told}")
    _skipped(report.skipped)
    reasons = Counter(refused.violation.message for _, refused in report.refused)
    for message, number in reasons.most_common():
        document, refused = next((d, r) for d, r in report.refused if r.violation.message == message)
        claims = "1 claim" if number == 1 else f"{number} claims"
        click.echo(f"quarantined: {claims}: {message} (first: {refused.claim.label}, in {document})", err=True)


def _skipped(errors: list[DocumentError]) -> None:
    """Each document that was skipped; of many only the first, and how often which reason was given."""
    for error in errors[:_SHOWN]:
        click.echo(f"skipped: {error}", err=True)
    if len(errors) <= _SHOWN:
        return
    click.echo(f"… and {len(errors) - _SHOWN} more skipped; the reasons of all {len(errors)}:", err=True)
    reasons = Counter(error.reason for error in errors)
    for reason, number in reasons.most_common(_REASONS):
        click.echo(f"  {number}: {reason}", err=True)
    if len(reasons) > _REASONS:
        click.echo(f"  {sum(n for _, n in reasons.most_common()[_REASONS:])}: others", err=True)


def duration(seconds: float) -> str:
    """A time for people to read: “8 s”, “3 min 20 s”, “2 h 5 min”."""
    whole = max(1, round(seconds))
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


def _documents(number: int) -> str:
    return "1 document" if number == 1 else f"{number} documents"
