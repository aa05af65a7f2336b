"""How far a long step is: a page to watch, to leave, and to come back to."""

from __future__ import annotations

from functools import cached_property
from secrets import token_urlsafe

from tornado.web import HTTPError, authenticated

from qikit.serving.desk import runs
from qikit.serving.desk.base import DeskHandler
from qikit.serving.desk.steps import REST
from qikit.serving.handlers import NOT_FOUND

TITLES = {
    "mark": "Collecting and marking",
    "mark-again": "Marking everybody again",
    "feedback": "Giving feedback",
    "feedback-early": "Giving feedback early",
}


class RunHandler(DeskHandler):
    """The newest run of a step.

    This page alone may run one script of our own, which looks again every second so that nobody
    has to: a page that reloads itself would throw out whoever reads it with a screen reader.
    """

    @property
    def content_security_policy(self) -> str:
        script = f"; script-src 'nonce-{self.nonce}'; connect-src 'self'"
        return super().content_security_policy + script

    @cached_property
    def nonce(self) -> str:
        """What tells our own script from any other, new for each request."""
        return token_urlsafe()

    @authenticated
    def get(self, slug: str, step: str) -> None:
        module, run = self.module(slug), runs.read_run(self.desk, slug, step)
        if run is None:
            raise HTTPError(NOT_FOUND)
        rest, button = REST[step]
        self.show_desk(
            "run.html",
            module,
            run=run,
            title=TITLES[step],
            rest=rest,
            button=button,
            waits=TITLES.get(self.get_query_argument("waits", "")),
            nonce=self.nonce,
        )

    @authenticated
    def post(self, slug: str, step: str) -> None:
        """Ask the run that this page shows to stop."""
        runs.stop(self.desk, self.module(slug).slug, step, self.get_body_argument("run", ""))
        self.redirect(self.request.path)
