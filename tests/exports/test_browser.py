"""The web site in a real browser, opened from a disk as from a file share: Chromium, driven by Playwright.

Needs what `make test-exports` installs; skipped elsewhere.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ketaref.model.text import LANGUAGES

axe_api = pytest.importorskip("axe_playwright_python.sync_playwright", reason="make test-exports installs it")
playwright_api = pytest.importorskip("playwright.sync_api", reason="make test-exports installs it")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)

pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="make test-exports installs Chromium")]

ENTRIES = (
    "conditions/treatment-resistant-depression", "treatments/esketamine-spravato", "side-effects/dissociation",
    "mechanisms/nmda-block", "patient-groups/sud-alcohol", "interactions/alcohol", "comparisons/mechanism-pathway",
    "benefits/rapid-mood", "guides/driving", "faq/is-it-covered", "questionnaires/phq-9", "help-lines/help-988-lgbtq",
    "glossary/off-label",
)  # fmt: skip
PAGES = (
    "index.html", "about.html", "a-z.html", "handouts/index.html", "search.html?q=sleep", "side-effects/index.html",
    "patient-groups/index.html",
)  # fmt: skip
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def held(site_folder: Path) -> list[str]:
    """One page of each kind, and one entry of each type, as far as the library has those ids."""
    entries = []
    for name in ENTRIES:
        kind = name.partition("/")[0]
        wanted = site_folder / "en" / f"{name}.html"
        others = sorted(path for path in wanted.parent.glob("*.html") if path.name != "index.html")
        found = wanted if wanted.is_file() else others[0]
        entries.append(f"{kind}/{found.name}")
    return [*PAGES, *entries]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_any_kind_of_page(browser: Any, site_folder: Path, language: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    found = []
    checked = [site_folder / "index.html", *(f"{site_folder}/{language}/{name}" for name in held(site_folder))]
    for address in checked:
        page.goto(f"file://{address}")
        results = axe_api.Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
        assert results.response["passes"], address
        found += [f"{address}: {one['id']}: {one['nodes'][0]['html']}" for one in results.response["violations"]]
    context.close()
    assert not found, "\n".join(found)


@pytest.mark.parametrize("width", [320, 768])
def test_pages_fit_narrow_screens(browser: Any, site_folder: Path, width: int) -> None:
    """320 pixels are a page of 1280 at 400 % (WCAG 1.4.10): only a wide table may scroll, in a frame of its own."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    wide = []
    for name in held(site_folder):
        page.goto(f"file://{site_folder}/es/{name}")
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            wide.append(name)
    context.close()
    assert not wide


def test_it_reads_without_scripts(browser: Any, site_folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"file://{site_folder}/index.html")
    page.get_by_role("link", name="English").click()
    assert page.get_by_role("search").count() == 0
    page.get_by_role("link", name="A to Z", exact=True).click()
    page.get_by_role("link", name="Dissociation", exact=True).click()
    page.get_by_role("heading", name="Dissociation", level=1).wait_for()
    page.get_by_text("41 of 100 people who used Spravato").first.wait_for()
    context.close()


def test_every_drawing_is_drawn(page: Any, site_folder: Path) -> None:
    page.goto(f"file://{site_folder}/en/side-effects/dissociation.html")
    drawn = page.evaluate("Array.from(document.images, image => image.naturalWidth)")
    assert drawn
    assert all(drawn)


@pytest.mark.parametrize(
    ("language", "typed", "first"),
    [
        ("en", "high blood pressure", "Blood pressure"),
        ("en", "spravato", "Spravato"),
        ("es", "presion alta", "resión"),
        ("es", "special k", "etamina"),
    ],
)
def test_search_finds_as_one_types(page: Any, site_folder: Path, language: str, typed: str, first: str) -> None:
    page.goto(f"file://{site_folder}/{language}/search.html")
    page.get_by_role("searchbox").fill(typed)
    page.locator("#results a").first.wait_for()
    assert any(first in title for title in page.locator("#results a").all_inner_texts()[:5])
    assert page.get_by_role("status").inner_text()


def test_a_search_that_finds_nothing_says_what_to_do(page: Any, site_folder: Path) -> None:
    page.goto(f"file://{site_folder}/en/search.html?q=zzzz")
    assert "Nothing found" in page.get_by_role("status").inner_text()
    assert page.locator("#results li").count() == 0


def test_the_keyboard_alone_is_enough(page: Any, site_folder: Path) -> None:
    """From the start page by Tab and Enter: over the bar to search, to a result, to a related entry, to its source."""
    page.goto(f"file://{site_folder}/en/index.html")
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the text"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.goto(f"file://{site_folder}/en/index.html")
    tab_to(page, "Search all pages")
    page.keyboard.type("dissociation")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=dissociation")
    tab_to(page, "Dissociation")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Dissociation", level=1).wait_for()
    tab_to(page, "[1]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/dissociation.html#source-1")
    assert page.evaluate("document.querySelector(':target').getBoundingClientRect().top < window.innerHeight")
    tab_to(page, "Español", back=True)
    page.keyboard.press("Enter")
    page.wait_for_url("**/es/side-effects/dissociation.html")


def test_a_page_read_after_its_review_date_says_so(page: Any, site_folder: Path) -> None:
    page.clock.set_fixed_time("2027-12-01T12:00:00")
    page.goto(f"file://{site_folder}/en/side-effects/dissociation.html")
    assert page.get_by_text("This text was due for review").is_visible()


def focused(page: Any) -> str:
    shown = "((element) => element.getAttribute('aria-label') || element.textContent)(document.activeElement)"
    return str(page.evaluate(shown)).strip()


def tab_to(page: Any, name: str, *, back: bool = False) -> None:
    """Press Tab until what has the focus is called `name`, and see that the focus is shown."""
    for _ in range(150):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        if focused(page) == name:
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
            return
    raise AssertionError(f"Tab never reaches {name}")
