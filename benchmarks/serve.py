"""How long readers wait at the server while a build adds documents to it, and the build for the readers.

    python benchmarks/serve.py TEXTS [--documents N] [--readers N]

TEXTS is a JSON Lines file. In one run: a build adds documents through the server with nobody reading; readers ask a
quiet server; a build adds documents while readers ask. What counts are the ratios of the last to the first two.
"""

from __future__ import annotations

import argparse
import itertools
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

import httpx
import pyoxigraph as ox

QUERIES = ("signings", "statements", "counts")


def main() -> None:
    """Prints the three measurements."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--readers", type=int, default=2)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts.jsonl"
        with wanted.texts.open(encoding="utf-8") as lines:
            texts.write_text("".join(itertools.islice(lines, wanted.documents)), encoding="utf-8")
        _measure(Path(folder), texts, wanted.readers)


def _measure(folder: Path, texts: Path, readers: int) -> None:
    environment = {**os.environ, "COMMUNIQUE_TOKEN": secrets.token_hex(16)}
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    ox.Store(str(folder / "store")).flush()
    command = [sys.executable, "-m", "communique", "serve", str(folder / "store"), "--port", str(port)]
    build = [sys.executable, "-m", "communique", "build", str(texts), "--store", url]
    with subprocess.Popen(command, env=environment) as server:
        try:
            while not _answers(url):
                time.sleep(0.1)
            start = time.perf_counter()
            subprocess.run(build, env=environment, check=False, stdout=subprocess.DEVNULL)
            alone = time.perf_counter() - start
            quiet = _read(url, readers, lambda: time.sleep(alone / 2))
            start = time.perf_counter()
            busy = _read(
                url, readers, lambda: subprocess.run(build, env=environment, check=False, stdout=subprocess.DEVNULL)
            )
            together = time.perf_counter() - start
        finally:
            server.terminate()
    print(f"{'':34}{'median ms':>10}{'95 % ms':>10}{'longest ms':>12}{'queries':>9}")
    for name, times in (("readers alone", quiet), ("readers while a build writes", busy)):
        late = quantiles(times, n=20)[-1]
        print(f"{name:34}{median(times) * 1e3:10.1f}{late * 1e3:10.1f}{max(times) * 1e3:12.1f}{len(times):9}")
    print(f"ratio of medians {median(busy) / median(quiet):.2f}; build beside readers / alone {together / alone:.2f}")


def _answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/health").is_success
    except httpx.TransportError:
        return False


def _read(url: str, readers: int, work: Callable[[], object]) -> list[float]:
    """Seconds of each query that readers asked, one after another, while some work was done."""
    times: list[float] = []
    done = threading.Event()

    def ask() -> None:
        with httpx.Client(base_url=url, timeout=60) as client:
            for name in itertools.cycle(QUERIES):
                if done.is_set():
                    return
                start = time.perf_counter()
                client.get(f"/queries/{name}").raise_for_status()
                times.append(time.perf_counter() - start)
                # A person reads before asking again.
                time.sleep(0.05)

    threads = [threading.Thread(target=ask) for _ in range(readers)]
    for thread in threads:
        thread.start()
    work()
    done.set()
    for thread in threads:
        thread.join()
    return times


if __name__ == "__main__":
    main()
