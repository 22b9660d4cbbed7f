"""How much memory each export takes of a store on disk, and how long: each in a process of its own.

usage: python benchmarks/export_memory.py SOURCE [--quads N] [--formats turtle,trig,…]

SOURCE is a graph file (.trig, .nq) or a folder of documents; its documents are copied under new names until there are
N quads (100,000 when left out; the claim in the documentation is for a million). Peak memory is the resident set of the
process, the store's caches included.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from communique.export.formats import format_names


def measured(command: list[str]) -> tuple[float, float, int]:
    """Seconds, peak mebibytes and exit code of a command."""
    began = time.perf_counter()
    pid = os.posix_spawn(command[0], command, os.environ)
    _, status, usage = os.wait4(pid, 0)
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return time.perf_counter() - began, usage.ru_maxrss / unit, os.waitstatus_to_exitcode(status)


def main() -> None:
    """Prints seconds and peak memory for each format."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("--quads", type=int, default=100_000)
    parser.add_argument("--formats", default="")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        # in another process, for the memory of this one counts as that of those it starts
        script = Path(__file__).with_name("multiplied.py")
        subprocess.run([sys.executable, script, options.source, str(options.quads), store], check=True)  # noqa: S603  # this project's own script
        for name in options.formats.split(",") if options.formats else format_names():
            target = Path(folder) / f"{name}.zip"
            call = [sys.executable, "-m", "communique", "export", str(store), "-f", name, "-o", str(target)]
            seconds, peak, code = measured(call)
            size = target.stat().st_size / 1e6 if code == 0 else 0
            print(f"{name:<10}{seconds:8.1f} s {peak:8.0f} MiB {size:8.1f} MB" + ("" if code == 0 else "  failed"))


if __name__ == "__main__":
    main()
