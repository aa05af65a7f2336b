"""A panel of native, accessible controls round a play."""

from __future__ import annotations

import html
import logging
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from qikit.apps.controls import Upload
from qikit.apps.play import Play
from qikit.errors import QikitError
from qikit.kernels.visits import at_each_visit

_log = logging.getLogger(__name__)
_HERE = Path(__file__).parent
_SORRY = "That did not work, and it is our fault, not yours. Everything is as it was before."


class Panel(anywidget.AnyWidget):
    """Draws a play and hands it each action; a visitor never sees a traceback.

    Parameters
    ----------
    play : Play
        Where to begin.
    """

    _esm = "\n".join((_HERE / name).read_text("utf-8") for name in ("writing.js", "panel.js"))
    _css = _HERE.parent / "learn" / "look.css"

    view = traitlets.Dict().tag(sync=True)

    def __init__(self, play: Play) -> None:
        self.play = play
        super().__init__(view=_view(play, turn=0))
        self.on_msg(self._on_message)
        at_each_visit(self.begin_visit)

    def begin_visit(self) -> None:
        """Deal anew for a visitor who gets a copy of a panel that was made beforehand."""
        dealt = self.play.dealt_anew()
        if dealt is not self.play:
            self.play, self.view = dealt, _view(dealt, turn=self.view["turn"] + 1)

    def act(self, control: str, value: Any = None) -> None:
        """Do what a visitor does: set or press a control."""
        problem = ""
        turn = self.view["turn"] + 1
        try:
            after = self.play.after(control, value)
            view = _view(after, turn=turn)
            self.play = after
        except QikitError as error:
            problem = str(error)
        except Exception:
            _log.exception("%s could not act on %s", type(self.play).__name__, control)
            problem = _SORRY
        self.view = {**self.view, "turn": turn, "problem": problem} if problem else view

    def _on_message(self, _widget: Any, message: dict[str, Any], buffers: Any) -> None:
        value = message.get("value")
        if buffers:
            value = Upload(str(message.get("name", "")), bytes(buffers[0]))
        self.act(str(message.get("control")), value)

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        data = bundle[0] if isinstance(bundle, tuple) else bundle
        if data:
            data["text/plain"] = f"{self.play.title}. {self.play.says()}"
        return bundle


def _view(play: Play, *, turn: int) -> dict[str, Any]:
    return {
        "turn": turn,
        "title": play.title,
        "purpose": play.purpose,
        "controls": [control.as_data() for control in play.controls()],
        "picture": play.picture(),
        "says": html.escape(play.says(), quote=False),
        "problem": "",
    }
