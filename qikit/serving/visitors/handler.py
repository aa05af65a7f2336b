"""Voilà's pages: ready ones where that can be, plain ones where not."""

from __future__ import annotations

import asyncio
import os
import uuid
from pathlib import Path
from typing import Any

from jupyter_core.utils import ensure_async
from tornado.web import authenticated
from voila.tornado.handler import TornadoVoilaHandler
from voila.utils import ENV_VARIABLE, get_page_config

from qikit.kernels.client import WarmUnavailable
from qikit.kernels.ready.order import ReadyOrder
from qikit.kernels.ready.owner import UnsuitableNotebook, make_master
from qikit.serving.handlers import TEMPLATES
from qikit.serving.places import APPS
from qikit.serving.visitors.manager import FROM, FULL, VisitorKernelManager
from qikit.serving.visitors.pages import ReadyPages
from qikit.serving.visitors.renderer import ReadyPage, ReadyRenderer

ASK_AGAIN = 20  # seconds
_HARMLESS = {"token"}


class VisitorHandler(TornadoVoilaHandler):  # type: ignore[misc]
    """A notebook as a page."""

    def initialize(self, *, ready: ReadyPages, **given: Any) -> None:
        super().initialize(**given)
        self.ready = ready

    @authenticated
    async def get(self, path: str = "") -> None:
        await self.show_notebook(path)

    async def show_notebook(self, path: str) -> None:
        """Write the page of one notebook, for a kernel of its own."""
        page = await self._ready_page(path) if self._may_be_ready(path) else None
        if page is None or not await self._serve(path, page):
            await super().get(path)

    def write_error(self, status_code: int, **about: Any) -> None:
        if status_code == FULL:
            self._ask_to_wait()
        else:
            super().write_error(status_code, **about)

    def _ask_to_wait(self) -> None:
        """A page that asks again by itself, without script."""
        self.set_header("Refresh", str(ASK_AGAIN))
        self.set_header("Retry-After", str(ASK_AGAIN))
        self.set_header("Cache-Control", "no-store")
        page = self.settings[TEMPLATES].get_template("visitors/full.html")
        self.finish(page.render(base_url=self.base_url, again=self.request.uri, wait=ASK_AGAIN))

    def _may_be_ready(self, path: str) -> bool:
        return (
            path.startswith(f"{APPS}/")
            and path.endswith(".ipynb")
            and not set(self.request.arguments) - _HARMLESS
            and isinstance(self.kernel_manager, VisitorKernelManager)
        )

    @property
    def _root(self) -> Path:
        return Path(self.settings["server_root_dir"]).expanduser()

    async def _ready_page(self, path: str) -> ReadyPage | None:
        edited = self.edited(path)
        if edited is None:
            return None
        return await self.ready.page(path, edited, lambda: self._make(path))

    def edited(self, path: str) -> int | None:
        """When the notebook was last changed; None if there is none."""
        notebook = self._root / path
        return notebook.stat().st_mtime_ns if notebook.is_file() else None

    async def _make(self, path: str) -> ReadyPage:
        notebook = self._root / path
        renderer = self._renderer(path)
        await renderer.initialize()
        if not renderer.may_be_ready:
            raise UnsuitableNotebook("Its metadata say that it must be.")
        order = ReadyOrder(
            cells=renderer.sources(), folder=str(notebook.parent), environment=self._environment()
        )
        master = await asyncio.to_thread(make_master, order, [notebook])
        return await renderer.page(master)

    def _renderer(self, path: str) -> ReadyRenderer:
        given = {
            "base_url": self.base_url,
            "settings": self.settings,
            "log": self.log,
            "voila_configuration": self.voila_configuration,
        }
        page_config = get_page_config(**given)
        if self.page_config_hook:
            page_config = self.page_config_hook(page_config, **given, notebook_path=path)
        return ReadyRenderer(
            request_handler=self,
            voila_configuration=self.voila_configuration,
            traitlet_config=self.traitlet_config,
            notebook_path=path,
            template_paths=self.template_paths,
            config_manager=self.config_manager,
            contents_manager=self.contents_manager,
            base_url=self.base_url,
            kernel_spec_manager=self.kernel_spec_manager,
            prelaunch_hook=self.prelaunch_hook,
            page_config=page_config,
            mathjax_config=self.settings.get("mathjax_config"),
            mathjax_url=self.settings.get("mathjax_url"),
        )

    async def _serve(self, path: str, page: ReadyPage) -> bool:
        """Fork the visitor's kernel and send the page; False where the fork failed."""
        kernel_id = str(uuid.uuid4())
        options = {
            FROM: page.master,
            "kernel_id": kernel_id,
            "kernel_name": page.kernel_name,
            "path": os.path.dirname(path),
            "env": {**self._environment(), ENV_VARIABLE.VOILA_KERNEL_ID: kernel_id},
        }
        try:
            await ensure_async(self.kernel_manager.start_kernel(**options))
        except WarmUnavailable as why:
            self.log.warning("%s is run anew for one visitor. %s", path, why)
            self.ready.forget(path, page)
            return False
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        await self.finish(page.for_kernel(kernel_id))
        return True

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            ENV_VARIABLE.VOILA_PREHEAT: "False",
            ENV_VARIABLE.VOILA_BASE_URL: self.base_url,
        }
