"""A page for one play by itself: the notebook that opens it is written when it is asked for."""

from __future__ import annotations

from typing import Any

import nbformat.v4 as v4
from tornado.web import HTTPError, authenticated

from qikit.apps import PLAYS
from qikit.serving.gallery.pictures import Pictures
from qikit.serving.handlers import NOT_FOUND
from qikit.serving.places import app_path
from qikit.serving.visitors.handler import VisitorHandler


class PlayPageHandler(VisitorHandler):
    """One play or tool of a lesson, without the lesson."""

    page_config_hook: Any

    def initialize(self, **given: Any) -> None:
        self.pictures: Pictures = given.pop("pictures")
        super().initialize(**given)
        self._hook = self.page_config_hook
        self.page_config_hook = self._without_lab

    @authenticated
    async def get(self, name: str) -> None:
        if name.replace("-", "_") not in PLAYS:
            raise HTTPError(NOT_FOUND)
        await self.show_notebook(app_path(name))

    def edited(self, path: str) -> int | None:
        """The notebook is always the same; what it opens is watched in any case."""
        return 0

    @property
    def contents_manager(self) -> Any:
        """Where Voilà reads notebooks: here, a notebook of one play."""
        return _OnePlay(self.pictures)

    def _without_lab(self, page_config: dict[str, Any], **given: Any) -> dict[str, Any]:
        """There is no file that Lab could open."""
        changed = self._hook(page_config, **given) if self._hook else page_config
        changed.get("course", {}).pop("lab", None)
        return changed


class _OnePlay:
    """As much of a contents manager as Voilà needs."""

    def __init__(self, pictures: Pictures) -> None:
        self._pictures = pictures

    def get(self, path: str, **_: Any) -> dict[str, Any]:
        play = path.rpartition("/")[2].removesuffix(".ipynb").replace("-", "_")
        known = self._pictures.drawn.get(play)
        title = known.title if known else play.partition("_")[2].replace("_", " ").capitalize()
        return {"type": "notebook", "path": path, "content": notebook_of(play, title)}


def notebook_of(play: str, title: str) -> Any:
    """A notebook that opens a play.

    Examples
    --------
    >>> notebook_of("play_run_chart", "One month at a time").cells[1].source.splitlines()[-1]
    'play_run_chart()'
    """
    code = v4.new_code_cell(f"from qikit.apps import {play}\n{play}()")
    notebook = v4.new_notebook(cells=[v4.new_markdown_cell(f"# {title}"), code])
    notebook.metadata["kernelspec"] = {
        "name": "python3",
        "display_name": "Python 3 (ipykernel)",
        "language": "python",
    }
    return notebook
