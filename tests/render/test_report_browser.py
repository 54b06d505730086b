"""The report page in a real browser: keys, filters, views, themes, widths, print, access."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsclean.labels import CHROME
from newsclean.render.html_report import Shown, html_report
from newsclean.report import Report
from tests.render.reports import report

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    *("--no-sandbox", "--headless", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}

sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright")


def rainbow() -> Report:
    """A text with one removal of every chrome label, and one inside a line."""
    lines = [f"Prose about {label}.\nChrome of {label}.\n" for label in CHROME]
    source = "".join(lines) + "The bill passed. READ ALSO: More. It was late.\n"
    removals = report(source, *[f"Chrome of {label}.\n" for label in CHROME]).removals
    labelled = [
        removal._replace(label=label) for removal, label in zip(removals, CHROME, strict=True)
    ]
    return Report(
        source, (*labelled, *report(source, " READ ALSO: More.", label="related").removals)
    )


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not CHROMIUM.exists():
        pytest.skip("needs Debian's chromium")
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "report.html"
    other = report("One.\n\nShare this\nTwo.\n", "Share this\n")
    path.write_text(html_report([Shown("rainbow.txt", rainbow()), Shown("two.txt", other)]))
    return path.as_uri()


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    """The page at a desk; whatever it says to the console is an error."""
    context = browser.new_context(viewport=DESK, reduced_motion="reduce")
    tab = context.new_page()
    complaints: list[str] = []
    tab.on("console", lambda message: complaints.append(message.text))
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.on("request", lambda request: complaints.append(request.url))
    tab.goto(address)
    yield tab
    context.close()
    assert {complaint.partition("#")[0] for complaint in complaints} == {address}


def shown(page: Any, selector: str) -> int:
    return page.locator(f"{selector}:visible").count()


def focused(page: Any) -> str:
    return page.evaluate("document.activeElement.id")


def test_j_and_k_walk_over_the_removals_and_show_why(page: Any) -> None:
    assert shown(page, ".why") == 0
    page.keyboard.press("j")
    assert focused(page) == "d1r1"
    assert shown(page, ".why") == 1
    page.keyboard.press("j")
    assert focused(page) == "d1r2"
    assert shown(page, "#d1r2 .why") == 1
    page.keyboard.press("k")
    assert focused(page) == "d1r1"
    page.keyboard.press("k")
    assert focused(page) == "d1r1"
    page.keyboard.press("Escape")
    assert shown(page, ".why") == 0


def test_j_goes_on_into_the_next_document_and_opens_what_is_folded(page: Any) -> None:
    page.keyboard.press("f")
    assert shown(page, ".gone.block") == 0
    for _ in range(len(CHROME) + 2):
        page.keyboard.press("j")
    assert focused(page) == "d2r1"
    assert page.locator("#d2r1").is_visible()
    page.keyboard.press("j")
    assert focused(page) == "d2r1"


def test_the_pointer_and_a_tap_show_the_evidence(page: Any) -> None:
    page.locator("#d1r3").hover()
    why = page.locator("#d1r3 .why")
    assert why.is_visible()
    text = why.inner_text()
    for word in (list(CHROME)[2], "90 % sure", "en.share.bar", "+2.50", "\N{MINUS SIGN}0.50"):
        assert word in text
    page.locator("h1").hover()
    assert not why.is_visible()
    page.locator("#d1r3").click()
    assert why.is_visible()


def test_evidence_stays_inside_the_window(page: Any) -> None:
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        for name in ("d1r1", f"d1r{len(CHROME) + 1}"):
            page.locator(f"#{name}").focus()
            box = page.locator(f"#{name} .why").bounding_box()
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= size["width"]


def test_a_label_can_be_hidden_and_be_alone(page: Any) -> None:
    every = shown(page, ".gone")
    page.locator(".chip[data-label=nav]").click()
    assert shown(page, ".gone[data-label=nav]") == 0
    assert shown(page, ".run[data-label=nav]") == 0
    assert shown(page, ".gone") == every - 1
    page.locator(".chip[data-label=related]").click(modifiers=["Shift"])
    assert shown(page, ".gone") == shown(page, ".gone[data-label=related]") == 2
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.dataset.label") == "related"
    page.locator(".chip[data-label=related]").click(modifiers=["Shift"])
    assert shown(page, ".gone") == every


def test_views_show_the_article_or_what_went(page: Any) -> None:
    page.get_by_role("button", name="Article").click()
    assert shown(page, ".gone") == 0
    assert "The bill passed. It was late." in page.locator("#d1").inner_text()
    page.get_by_role("button", name="Removed").click()
    assert shown(page, ".kept") == 1  # the one with a removal inside
    page.keyboard.press("v")
    assert page.locator("body").get_attribute("data-view") == "all"


def test_the_sidebar_leads_to_documents_and_marks_the_one_that_is_read(page: Any) -> None:
    page.locator(".sidebar a").nth(1).click()
    page.locator(".sidebar a[aria-current][href='#d2']").wait_for()
    assert page.locator("#d2 h2").is_visible()


def test_it_works_at_phone_width(page: Any) -> None:
    page.set_viewport_size(PHONE)
    page.reload()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert not page.locator(".sidebar ol").is_visible()
    page.locator(".sidebar summary").click()
    assert page.locator(".sidebar ol").is_visible()


def test_it_reads_without_script(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(address)
    assert tab.locator(".gone:visible").count() == len(CHROME) + 2
    assert tab.locator(".tools:visible").count() == 0
    tab.locator("#d1r1").hover()
    assert tab.locator("#d1r1 .why").is_visible()
    context.close()


def test_it_prints_text_and_labels_without_controls(page: Any) -> None:
    page.emulate_media(media="print")
    assert shown(page, ".tools") == shown(page, ".sidebar") == shown(page, ".why") == 0
    assert shown(page, ".gone") == len(CHROME) + 2
    assert page.pdf().startswith(b"%PDF")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_it_is_accessible(browser: Any, address: str, scheme: str, size: dict[str, int]) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="needs axe-playwright-python"
    )
    context = browser.new_context(
        viewport=size, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True
    )
    tab = context.new_page()
    tab.goto(address)
    tab.locator(".chip[data-label=nav]").click()
    tab.locator("#d1r2").focus()
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    results = axe.Axe().run(tab, options=rules).response
    context.close()
    found = [
        (violation["id"], [node["html"][:200] for node in violation["nodes"]][:3])
        for violation in results["violations"]
    ]
    assert found == []
    # Contrast was looked at, not passed over.
    assert "color-contrast" in {check["id"] for check in results["passes"]}


def test_screenshots(browser: Any, address: str, tmp_path: Path) -> None:
    """For eyes: NEWSCLEAN_SCREENSHOTS=DIR keeps them."""
    folder = Path(os.environ.get("NEWSCLEAN_SCREENSHOTS", tmp_path))
    for scheme in ("light", "dark"):
        for name, size in (("desk", DESK), ("phone", PHONE)):
            context = browser.new_context(viewport=size, color_scheme=scheme)
            tab = context.new_page()
            tab.goto(address)
            tab.keyboard.press("j")
            path = folder / f"report-{name}-{scheme}.png"
            tab.screenshot(path=path)
            context.close()
            assert path.stat().st_size > 10_000
