"""The page of a chart in a real browser: no barriers, and no sideways scrolling on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from qikit.launcher.browsers import find_browser
from qikit.spc import compare_rules, summary_table
from tests.spc.example_charts import example, months

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
PHONE = {"viewport": {"width": 360, "height": 740}}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = find_browser()
    if program is None:
        pytest.skip("No Chromium-family browser was found; name one in QIKIT_BROWSER.")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(program), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(**PHONE)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_default_timeout(60_000)
    shown = [example(), compare_rules(example()), example()]
    body = "<h1>Charts</h1>" + "".join(f"<section>{s._repr_html_()}</section>" for s in shown)
    body += summary_table(example()).icons_html()
    page.set_content(
        f'<!doctype html><html lang="en-GB"><head><title>Charts</title><meta name="viewport" '
        f'content="width=device-width"></head><body><main>{body}</main></body></html>'
    )
    yield page
    assert asked == [], "A chart asked something of another machine."
    page.close()


def test_no_barriers(phone: Page):
    found = Axe().run(phone).response["violations"]
    assert [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found] == []


def test_a_phone_shows_the_whole_width(phone: Page):
    wide = phone.evaluate("document.documentElement.scrollWidth")
    assert wide <= PHONE["viewport"]["width"]
    picture = phone.locator("figure svg").first.bounding_box()
    assert picture["width"] >= 320


def test_text_in_pictures_is_readable_on_a_phone(phone: Page):
    heights = (
        phone.locator("figure")
        .first.locator("svg text")
        .evaluate_all("texts => texts.map(t => t.getBoundingClientRect().height)")
    )
    assert min(height for height in heights if height > 0) >= 7


def test_the_table_opens_by_keyboard(phone: Page):
    phone.locator("summary").first.focus()
    phone.keyboard.press("Enter")
    assert phone.locator("table").first.is_visible()
    rows = phone.locator("figure").first.locator("tbody tr")
    assert rows.count() == len(months())
