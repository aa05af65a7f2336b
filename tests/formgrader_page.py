"""Typing into formgrader, which does not say when it has begun to listen."""

from __future__ import annotations

from playwright.sync_api import Page, Response, TimeoutError

TRIES, EACH = 4, 15_000  # milliseconds


def type_until_kept(window: Page, field: str, words: str, kept_by: str) -> Response:
    """Type into a field until formgrader has sent it to ``kept_by``; return its answer."""
    for _ in range(TRIES):
        window.fill(field, words)
        try:
            with window.expect_response(lambda answer: kept_by in answer.url, timeout=EACH) as kept:
                window.dispatch_event(field, "change")
            return kept.value
        except TimeoutError:
            continue
    raise AssertionError(f"formgrader did not keep what was typed into {field}")
