"""Every command that docs/how-to/serve.md shows after a prompt, in its order."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx


def test_the_guide_to_the_server_is_true(root: Path, tmp_path: Path) -> None:
    """Build, serve, ask by curl and by name, then write with the token while the server runs."""
    guide = (root / "docs" / "how-to" / "serve.md").read_text(encoding="utf-8")
    commands = re.findall(r"^\$ (.+)$", guide, re.M)
    assert len(commands) == 10
    shutil.copytree(root / "seeds", tmp_path / "seeds")
    ports = {port: str(_free_port()) for port in ("7878", "7879")}
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    servers: list[subprocess.Popen[bytes]] = []
    answers: list[str] = []
    try:
        for shown in commands:
            command = shown.replace("7878", ports["7878"]).replace("7879", ports["7879"])
            if command.startswith("export "):
                name, _, value = command.removeprefix("export ").partition("=")
                environment[name] = value
            elif " serve " in command:
                _stop(servers)
                servers.append(subprocess.Popen(["/bin/sh", "-c", f"exec {command}"], cwd=tmp_path, env=environment))
                _wait(f"http://127.0.0.1:{command.rpartition(' ')[2]}/health")
            else:
                told = subprocess.run(
                    ["/bin/sh", "-c", command],
                    cwd=tmp_path,
                    env=environment,
                    capture_output=True,
                    text=True,
                    check=False,
                )
                assert told.returncode == 0, told.stderr
                answers.append(told.stdout)
    finally:
        _stop(servers)
    assert "Joint Declaration" in answers[1]
    assert "cq:State" in answers[3]
    assert "1 documents were there already" in answers[-1]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(url: str) -> None:
    for _ in range(300):
        try:
            httpx.get(url, timeout=30).raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"no answer from {url}")


def _stop(servers: list[subprocess.Popen[bytes]]) -> None:
    while servers:
        server = servers.pop()
        server.terminate()
        server.wait(20)
