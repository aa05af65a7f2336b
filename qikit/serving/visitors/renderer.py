"""A notebook as Voilà shows it, from outputs that are there already."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode, from_dict
from voila.execute import strip_code_cell_warnings
from voila.notebook_renderer import NotebookRenderer

from qikit.kernels.ready.owner import Master

_SKIPPED = "skip-execution"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyPage:
    """A page that lacks only the name of its visitor's kernel.

    Parameters
    ----------
    pieces : tuple of str
        The HTML, cut where the kernel's id belongs.
    master : Master
        What visitors' kernels are forked from.
    kernel_name : str
        The kernel that the notebook asks for.
    """

    pieces: tuple[str, ...]
    master: Master
    kernel_name: str

    def for_kernel(self, kernel_id: str) -> str:
        """The HTML for one visitor."""
        return kernel_id.join(self.pieces)


class ReadyRenderer(NotebookRenderer):  # type: ignore[misc]
    """Voilà's renderer, with outputs of its own instead of a kernel that makes them."""

    @property
    def may_be_ready(self) -> bool:
        """What the notebook's own metadata say."""
        return bool(self.notebook.metadata.get("qikit", {}).get("ready", True))

    def sources(self) -> tuple[str, ...]:
        """What is to be run, once `initialize` has read the notebook."""
        return tuple(cell.source for cell in self.notebook.cells if _runs(cell))

    async def page(self, master: Master) -> ReadyPage:
        """Render the page with what its master showed."""
        shown = iter(master.outputs)
        for cell in self.notebook.cells:
            if cell.cell_type == "code":
                cell.outputs = [from_dict(one) for one in next(shown)] if _runs(cell) else []
                strip_code_cell_warnings(cell)
        stand_in = str(uuid.uuid4())
        html = await self.generate_content_str(stand_in)
        return ReadyPage(
            pieces=tuple(html.split(stand_in)),
            master=master,
            kernel_name=self.notebook.metadata.kernelspec.name,
        )

    async def _jinja_kernel_start(
        self, nb: NotebookNode, kernel_id: str, kernel_future: Any
    ) -> str:
        return kernel_id

    async def _jinja_cell_generator(
        self, nb: NotebookNode, kernel_id: str
    ) -> AsyncIterator[NotebookNode]:
        for cell in nb.cells:
            yield cell


def _runs(cell: NotebookNode) -> bool:
    return cell.cell_type == "code" and _SKIPPED not in cell.metadata.get("tags", [])
