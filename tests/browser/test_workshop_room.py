"""A room as it is played: a laptop that leads, a projector, and three phones of all kinds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from benchmarks.hall.server import room_server
from tests.browser.conftest import PATIENCE, PHONE
from tests.course_server import CourseServer
from tests.workshop.room.people import Facilitator

SMALLEST_TARGET = 24  # CSS pixels, WCAG 2.2
WALL = {"width": 1280, "height": 720}  # the smallest projector in use


@dataclass(frozen=True, slots=True, kw_only=True)
class Hall:
    """The page that leads, the room's code, and where phones find it."""

    lead: Page
    code: str
    door: str

    def press(self, words: str) -> None:
        self.lead.get_by_role("button", name=words, exact=True).click()


@pytest.fixture
def new_phone(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Phones of people who have no login and know nothing but the code."""
    contexts: list[BrowserContext] = []

    def take_out(**more: object) -> Page:
        context = browser.new_context(bypass_csp=True, **{**PHONE, **more})
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return context.new_page()

    yield take_out
    for context in contexts:
        context.close()


@pytest.fixture
def hall(page: Page, course: CourseServer) -> Iterator[Hall]:
    page.goto(course.url("course"))
    page.get_by_role("link", name="Workshop games").first.click()
    if page.get_by_role("button", name="Let phones in").count():
        page.get_by_role("button", name="Let phones in").click()
    port = page.locator(".address").inner_text().rsplit(":", 1)[1].split("/")[0]
    page.get_by_role("link", name="Live poll", exact=True).click()
    page.get_by_role("button", name="Open a room").click()
    code = page.locator(".code").inner_text()
    yield Hall(lead=page, code=code, door=f"http://127.0.0.1:{port}/course/room")
    page.goto(course.url(f"course/workshop/room/{code}/erase"))
    page.get_by_role("button", name="Delete it").click()


def join(phone: Page, hall: Hall, nickname: str) -> None:
    phone.goto(f"{hall.door}/{hall.code}")
    phone.get_by_label("Nickname").fill(nickname)
    phone.get_by_role("button", name="Join").click()
    expect(phone.locator(".who")).to_contain_text(nickname)


def lowest_edge(picture: Locator) -> float:
    box = picture.bounding_box()
    assert box is not None
    return box["y"] + box["height"]


def test_three_phones_play_two_rounds(
    hall: Hall,
    new_phone: Callable[..., Page],
    new_window: Callable[..., Page],
    course: CourseServer,
    check_access: Callable[..., None],
    shoot: Callable[[Page, str], None],
) -> None:
    quick, blocked, late = new_phone(), new_phone(), new_phone()
    blocked.route_web_socket("**/live", lambda socket: socket.close())
    projector = new_window(viewport=WALL)
    projector.goto(course.url(f"voila/render/learner/apps/workshop-screen.ipynb?room={hall.code}"))
    expect(projector.locator(".qi-screen-code")).to_have_text(hall.code)
    shoot(projector, "room-projector-lobby")

    quick.goto(f"{hall.door}/{hall.code}")
    check_access(quick)
    shoot(quick, "room-phone-join")
    join(quick, hall, "Red Panda")
    join(blocked, hall, "Owl")
    expect(hall.lead.get_by_role("row", name="Red Panda")).to_be_visible()
    shoot(hall.lead, "room-lead-lobby")
    expect(projector.locator(".qi-screen-says")).to_have_text("2 people are in.")

    hall.press("Open round 1")
    for phone in (quick, blocked):  # nobody reloads anything
        expect(phone.get_by_role("button", name="A little")).to_be_visible()
    shoot(quick, "room-phone-round")
    check_access(quick)
    quick.get_by_role("button", name="A little").tap()
    expect(quick.get_by_role("button", name="A little")).to_have_attribute("aria-pressed", "true")
    shoot(quick, "room-phone-answered")

    blocked.context.set_offline(True)  # a lift, a cellar
    blocked.get_by_role("button", name="Very").tap()
    expect(blocked.get_by_text("Not sent yet")).to_be_visible()
    join(late, hall, "Heron")
    late.get_by_role("button", name="Fairly").tap()
    expect(late.get_by_role("button", name="Fairly")).to_have_attribute("aria-pressed", "true")
    expect(hall.lead.get_by_text("2 of 3 have answered in this round")).to_be_visible()
    expect(projector.get_by_text("2 of 3 have answered.")).to_be_visible()
    shoot(projector, "room-projector-round")
    assert lowest_edge(projector.locator(".qikit-pictures svg")) <= WALL["height"]  # nobody scrolls
    check_access(projector)
    check_access(hall.lead)
    shoot(hall.lead, "room-lead-round")

    hall.press("Close round 1")
    hall.press("Open round 2")
    expect(quick.get_by_role("button", name="This week")).to_be_visible()
    blocked.context.set_offline(False)
    expect(blocked.get_by_text("a round that is over")).to_be_visible()
    blocked.get_by_role("button", name="Never").tap()
    expect(blocked.get_by_role("button", name="Never")).to_have_attribute("aria-pressed", "true")
    expect(hall.lead.get_by_text("1 of 3 have answered in this round")).to_be_visible()


def test_a_phone_that_slept_comes_back_to_its_seat(
    hall: Hall, new_phone: Callable[..., Page]
) -> None:
    phone = new_phone()
    join(phone, hall, "Red Panda")
    phone.goto("about:blank")
    phone.goto(hall.door)
    phone.get_by_label("Code on the screen").fill(hall.code.lower())
    phone.get_by_role("button", name="Go on").click()
    expect(phone.locator(".who")).to_contain_text("Red Panda")


def test_every_target_is_big_enough_and_nothing_sticks_out(
    hall: Hall, new_phone: Callable[..., Page], course: CourseServer
) -> None:
    phone = new_phone(viewport={"width": 320, "height": 568})
    join(phone, hall, "Red Panda")
    hall.press("Open round 1")
    expect(phone.get_by_role("button", name="A little")).to_be_visible()
    pages = [phone, hall.lead]
    for window in pages:
        low = window.eval_on_selector_all(
            "main a[href], main button, main summary, main input:not([type=hidden])",
            """nodes => nodes.filter(node => node.offsetParent)
                .map(node => [node.textContent, node.getBoundingClientRect().height])""",
        )
        assert [words for words, height in low if height < SMALLEST_TARGET] == []
    hall.lead.set_viewport_size({"width": 320, "height": 640})
    for window in pages:
        assert window.evaluate("document.documentElement.scrollWidth") <= 320


def test_it_works_without_script(hall: Hall, new_phone: Callable[..., Page]) -> None:
    phone = new_phone(java_script_enabled=False)
    join(phone, hall, "Red Panda")
    hall.press("Open round 1")
    expect(phone.get_by_role("button", name="A little")).to_be_visible()  # it looks again by itself
    phone.get_by_role("button", name="A little").click()
    expect(phone.get_by_role("button", name="A little")).to_have_attribute("aria-pressed", "true")
    expect(hall.lead.get_by_text("1 of 1 have answered in this round")).to_be_visible()


def test_one_laptop_is_enough(
    hall: Hall, check_access: Callable[..., None], shoot: Callable[[Page, str], None]
) -> None:
    for name in ("Red Panda", "Owl"):
        hall.lead.get_by_label("Somebody without a phone").fill(name)
        hall.press("Add")
        expect(hall.lead.get_by_role("row", name=name)).to_be_visible()
    hall.press("Open round 1")
    expect(hall.lead.get_by_role("button", name="Close round 1")).to_be_visible()
    hall.lead.get_by_role("link", name="Play with this one laptop").click()
    expect(hall.lead.locator(".lead strong")).to_have_text("Red Panda")
    check_access(hall.lead)
    shoot(hall.lead, "room-one-laptop")
    hall.lead.get_by_role("button", name="Very").click()
    expect(hall.lead.locator(".lead strong")).to_have_text("Owl")
    hall.lead.get_by_role("button", name="Very").click()
    hall.press("Close round 1")
    expect(hall.lead.get_by_text("Round 1 is closed.")).to_be_visible()
    hall.lead.get_by_role("link", name="Our class data").click()
    expect(hall.lead.get_by_role("link", name="Download every row (CSV)")).to_be_visible()
    check_access(hall.lead)


def test_phones_come_back_by_themselves_when_the_laptop_restarts(
    new_phone: Callable[..., Page], tmp_path: Path
) -> None:
    live, polling = new_phone(), new_phone()
    polling.route_web_socket("**/live", lambda socket: socket.close())
    with room_server(tmp_path) as server:
        lead = Facilitator(server)
        code = lead.open_room("poll")
        hall = Hall(lead=live, code=code, door=server.phones)
        join(live, hall, "Red Panda")
        join(polling, hall, "Owl")
        lead.lead(code, "open")
        expect(live.get_by_role("button", name="A little")).to_be_visible()
        server.kill()
        live.get_by_role("button", name="A little").tap()
        expect(live.get_by_text("Not sent yet")).to_be_visible()
    with room_server(tmp_path) as server:
        lead, soon = Facilitator(server), {"timeout": PATIENCE}
        chosen = live.get_by_role("button", name="A little")
        expect(chosen).to_have_attribute("aria-pressed", "true", **soon)
        lead.lead(code, "close")
        for phone in (live, polling):
            expect(phone.get_by_text("Question 1 is closed")).to_be_visible(**soon)
        assert "A little" in lead.page(f"/room/{code}/class-data.csv").text
