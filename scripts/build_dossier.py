"""Choose the documents of the dossier notebook from a corpus of statements of the White House.

    python scripts/build_dossier.py CORPUS.jsonl

The corpus is the public collection brian14708/wh-briefings as JSON Lines (id, title, publisher, published, url, text).
Chosen are the documents that name Ukraine or its people several times and are neither very short nor very long, spread
evenly over the years; their text stays as it is.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

TARGET = Path(__file__).parent.parent / "notebooks" / "data" / "ukraine.jsonl"
NUMBER = 100
_NAMED = re.compile(r"\bUkrain(?:e|ian|ians)\b")
_TIMES = 4
_LENGTH = range(600, 5000)
_FIELDS = ("id", "title", "publisher", "published", "url", "text")


def fits(document: dict[str, str]) -> bool:
    """Whether a document belongs in the dossier."""
    text = document["text"]
    return len(text) in _LENGTH and len(_NAMED.findall(text)) >= _TIMES


def chosen(corpus: Path) -> list[dict[str, str]]:
    """The documents, by date and identifier."""
    documents = [json.loads(line) for line in corpus.read_text(encoding="utf-8").splitlines()]
    once = {d["id"]: d for d in reversed(documents)}  # an identifier that occurs again is a second catch of one page
    fitting = sorted((d for d in once.values() if fits(d)), key=lambda d: (d["published"], d["id"]))
    step = max(1.0, len(fitting) / NUMBER)
    return [fitting[int(i * step)] for i in range(min(NUMBER, len(fitting)))]


if __name__ == "__main__":
    found = chosen(Path(sys.argv[1]))
    lines = [json.dumps({f: d[f] for f in _FIELDS}, ensure_ascii=False) for d in found]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(found)} documents, {found[0]['published']} to {found[-1]['published']}, {TARGET.stat().st_size} bytes")
