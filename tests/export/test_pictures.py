"""The pictures in README are of the page as it is now."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from communique.knowledge import build

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

# Mean difference of brightness, 0 to 255, of the two pictures made small: layout and colours, not single letters.
COMPARE = """async ([first, second]) => {
    const small = async data => {
        const bitmap = await createImageBitmap(await (await fetch("data:image/png;base64," + data)).blob());
        const canvas = new OffscreenCanvas(72, 43);
        const context = canvas.getContext("2d");
        context.drawImage(bitmap, 0, 0, 72, 43);
        return context.getImageData(0, 0, 72, 43).data;
    };
    const [a, b] = [await small(first), await small(second)];
    return a.reduce((sum, value, i) => sum + Math.abs(value - b[i]), 0) / a.length;
}"""


@pytest.fixture(scope="module")
def seed_page(root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str, str]:
    """The address of the seed's page, and the IRIs of its signing and of its document."""
    graph = build(root / "seeds")
    (row,) = graph.query("SELECT ?e WHERE { ?e a cq:Signing } ORDER BY ?e LIMIT 1")
    path = graph.page(tmp_path_factory.mktemp("page") / "page.html", sparql=False)
    return path.as_uri(), str(row["e"]), graph.documents()[0]


@pytest.mark.parametrize("name", ["page", "document"])
def test_picture_is_of_the_page_as_it_is(
    root: Path, browser: Browser, seed_page: tuple[str, str, str], name: str
) -> None:
    """Each picture looks like what the page shows today; if it does not, scripts/screenshot.py takes it again."""
    address, signing, document = seed_page
    page = browser.new_page(viewport={"width": 1440, "height": 860})
    page.goto(address + (f"#node={signing}" if name == "page" else f"#doc={document}&node={signing}"))
    page.wait_for_selector("body.ready")
    page.wait_for_timeout(500)
    now = page.screenshot()
    page.close()
    blank = browser.new_page()
    kept = (root / "docs" / "images" / f"{name}.png").read_bytes()
    difference = blank.evaluate(COMPARE, [base64.b64encode(picture).decode() for picture in (now, kept)])
    blank.close()
    assert difference < 12, "look at the page, then run scripts/screenshot.py"
