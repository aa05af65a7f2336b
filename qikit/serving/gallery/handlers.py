"""The pages of the gallery."""

from __future__ import annotations

from typing import Any

from tornado.web import HTTPError, authenticated

from qikit.serving.gallery.pictures import Pictures
from qikit.serving.gallery.shelves import Shelf, shelves
from qikit.serving.handlers import NOT_FOUND, CourseHandler
from qikit.serving.visitors.pages import ReadyPages


class _GalleryPart(CourseHandler):
    def initialize(self, pictures: Pictures) -> None:
        self.pictures = pictures

    async def read(self) -> tuple[tuple[Shelf, ...], dict[str, Any]]:
        """What stands in the gallery, and the pictures by play."""
        found = shelves(self.course)
        plays = sorted({one.play for shelf in found for one in shelf.exhibits if one.play})
        return found, await self.pictures.of(plays)


class GalleryHandler(_GalleryPart):
    """Everything that can be opened by itself."""

    def initialize(self, pictures: Pictures, ready: ReadyPages) -> None:  # type: ignore[override]
        super().initialize(pictures)
        self.ready = ready

    @authenticated
    async def get(self) -> None:
        await self.ready.expect_visitors()
        found, pictures = await self.read()
        self.show("visitors/gallery.html", shelves=found, pictures=pictures)


class PictureHandler(_GalleryPart):
    """One picture."""

    @property
    def content_security_policy(self) -> str:
        return "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

    @authenticated
    async def get(self, name: str) -> None:
        pictures = self.pictures.drawn or (await self.read())[1]
        picture = pictures.get(name.replace("-", "_"))
        if picture is None or not picture.svg:
            raise HTTPError(NOT_FOUND)
        self.set_header("Content-Type", "image/svg+xml; charset=utf-8")
        self.set_header("Cache-Control", "no-cache")
        self.finish(picture.svg)
