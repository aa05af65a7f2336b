"""A person at a page who has a keyboard and nothing else."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

MOST_TABS = 120


class Keyboard:
    """Presses keys, and counts them.

    Parameters
    ----------
    window : Page
        The page.
    """

    def __init__(self, window: Page) -> None:
        self.window = window
        self.presses = 0
        # a listener from the start: dialogues that open before there is one are missed
        window.on("filechooser", lambda dialogue: None)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.window.keyboard.press(key)
            self.presses += 1

    def type(self, words: str) -> None:
        """Type words over whatever stands in the field."""
        self.window.keyboard.press("Control+a")
        self.window.keyboard.type(words)

    def reach(self, target: Locator) -> None:
        """Press Tab until something has the focus."""
        target.wait_for()
        for _ in range(MOST_TABS):
            if target.evaluate("one => one === document.activeElement"):
                return
            self.press("Tab")
        raise AssertionError(f"{target} cannot be reached by Tab")

    def enter(self) -> None:
        """Press Enter and wait for the page that it leads to."""
        with self.window.expect_navigation():
            self.press("Enter")

    def follow(self, name: str) -> None:
        """Reach a link by its name, and follow it."""
        self.reach(self.window.get_by_role("link", name=name, exact=True))
        self.enter()

    def push(self, name: str) -> None:
        """Reach a button by its name, and push it."""
        self.reach(self.window.get_by_role("button", name=name, exact=True))
        self.enter()

    def fill(self, label: str, words: str) -> None:
        """Reach a field by its label, and type into it."""
        self.reach(self.window.get_by_label(label, exact=True))
        self.type(words)

    def choose_file(self, label: str, file: str) -> None:
        """Reach a field for files, open its dialogue, and choose one."""
        self.reach(self.window.get_by_label(label, exact=True))
        with self.window.expect_file_chooser() as dialogue:
            self.press("Space")
        dialogue.value.set_files(file)

    def choose_level(self, level: int) -> None:
        """Go on to the next line of a rubric, and choose its level."""
        self.press("Tab")
        self.press(*(["ArrowDown"] * level or ["Space"]))
