"""The reference page of the ontology in a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser


@pytest.mark.browser
def test_the_reference_page_finds_a_term_and_shows_it(browser: Browser, root: Path) -> None:
    """Typing narrows the list of terms; following a term leads to its definition, triggers and examples."""
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((root / "docs" / "reference" / "ontology.html").as_uri())
    page.fill("#find", "initialling")
    assert page.locator("nav a:visible").all_inner_texts() == ["initialling"]
    page.click("nav a:visible")
    term = page.locator("section#Initialling")
    assert "put their initials" in term.inner_text()
    assert term.locator("li.yes").count() >= 6
    assert term.locator("li.no").count() >= 4
    assert not errors
