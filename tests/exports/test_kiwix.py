"""The ZIM file as a clinic's network reads it: kiwix-serve on the loopback, and Chromium in front of it."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from exports.serving import free_port, get, loopback_only
from ketaref.exports import zim
from ketaref.exports.shelf import Shelf

playwright_api = pytest.importorskip("playwright.sync_api", reason="make test-exports installs it")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM or not shutil.which("kiwix-serve"), reason="make test-exports installs them"),
]


@pytest.fixture
def _no_internet(monkeypatch: pytest.MonkeyPatch) -> None:
    loopback_only(monkeypatch)


@pytest.fixture(scope="module")
def served(shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the library at kiwix-serve."""
    file = tmp_path_factory.mktemp("kiwix") / "ketaref.zim"
    zim.write(shelf, file)
    port = free_port()
    command = ["kiwix-serve", "--address", "127.0.0.1", "--port", str(port), str(file)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture
def page(served: str) -> Iterator[Any]:
    with playwright_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser.new_page(base_url=served)
        browser.close()


def test_it_answers_on_the_loopback(served: str) -> None:
    assert "Dissociation" in get(f"{served}/ketaref/A/en/side-effects/dissociation.html")


@pytest.mark.parametrize(
    ("language", "subject", "title", "related", "typed", "found"),
    [
        ("English", "Side effects", "Dissociation", "Related", "cystitis", "bladder"),
        ("Español", "Efectos secundarios", "Disociación", "Temas relacionados", "vejiga", "vejiga"),
    ],
)
def test_a_reader_follows_links_and_searches(
    page: Any,
    served: str,
    language: str,
    subject: str,
    title: str,
    related: str,
    typed: str,
    found: str,
    tmp_path: Path,
) -> None:
    page.goto(f"{served}/ketaref/A/index.html")
    page.get_by_role("link", name=language, exact=True).click()
    page.get_by_role("link", name=subject, exact=True).click()
    page.get_by_role("link", name=title, exact=True).click()
    page.get_by_role("heading", name=title, level=1).wait_for()
    assert page.evaluate(
        "Array.from(document.querySelectorAll('main img'), image => image.naturalWidth).every(Boolean)"
    )
    page.get_by_role("heading", name=related, exact=True).wait_for()
    page.locator("ul.entries a").first.click()
    page.wait_for_load_state()
    assert page.locator("main h1").inner_text() != title
    page.screenshot(path=tmp_path / "page.png")
    page.goto(f"{served}/search?content=ketaref&pattern={typed}")
    assert found in page.locator("body").inner_text().lower()
    page.locator(".results a").first.click()
    page.wait_for_load_state()
    assert typed[:5] in page.locator("main").inner_text().lower()
