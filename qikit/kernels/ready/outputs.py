"""What a cell shows, caught without a kernel in the form that notebooks keep it in."""

from __future__ import annotations

import io
from typing import Any

from ipykernel.jsonutil import encode_images, json_clean
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Type

from qikit.kernels.ready.unsuitable import Unsuitable

Output = dict[str, Any]


class OutputList:
    """The outputs of the cell that runs now, in the order in which they come."""

    def __init__(self) -> None:
        self.of_this_cell: list[Output] = []
        self._clear_first = False

    def begin_cell(self) -> list[Output]:
        """Start an empty list for the next cell, and return it."""
        self.of_this_cell, self._clear_first = [], False
        return self.of_this_cell

    def add(self, output: Output) -> None:
        """Add one output; text goes on where the same stream spoke last."""
        if self._clear_first:
            self.clear(wait=False)
        last = self.of_this_cell[-1] if self.of_this_cell else {}
        if output["output_type"] == "stream" and last.get("name") == output["name"]:
            last["text"] += output["text"]
        else:
            self.of_this_cell.append(output)

    def clear(self, *, wait: bool) -> None:
        """Forget what was shown so far, now or when the next output comes."""
        self._clear_first = wait
        if not wait:
            self.of_this_cell.clear()


class Stream(io.TextIOBase):
    """Standard output, or standard error, of a cell."""

    def __init__(self, name: str, outputs: OutputList) -> None:
        self.stream_name, self.outputs = name, outputs

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if text:
            self.outputs.add({"output_type": "stream", "name": self.stream_name, "text": text})
        return len(text)


class ResultCatcher(DisplayHook):
    """Catches the value of a cell's last line."""

    def write_output_prompt(self) -> None:
        """There is nobody to write it for."""

    def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:
        self.shell.caught.add(  # type: ignore[union-attr]
            {
                "output_type": "execute_result",
                "execution_count": None,
                **_shown(format_dict, md_dict),
            }
        )


class DisplayCatcher(DisplayPublisher):
    """Catches what is displayed."""

    def publish(self, data: Any, metadata: Any = None, **options: Any) -> None:  # type: ignore[override]
        if options.get("update"):
            raise Unsuitable("changes an output after showing it")
        self.shell.caught.add({"output_type": "display_data", **_shown(data, metadata)})

    def clear_output(self, wait: bool = False) -> None:
        self.shell.caught.clear(wait=wait)


class CatchingShell(InteractiveShell):
    """An IPython shell without kernel, history and threads."""

    displayhook_class = Type(ResultCatcher)
    display_pub_class = Type(DisplayCatcher)
    caught: OutputList

    def enable_gui(self, gui: str | None = None) -> None:
        """There is no event loop to enter."""


def _shown(data: dict[str, Any], metadata: dict[str, Any] | None) -> Output:
    return {"data": json_clean(encode_images(data)), "metadata": json_clean(metadata or {})}
