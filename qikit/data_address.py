"""Pictures inside a page: a file's content as the address a page shows it from (RFC 2397)."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from matplotlib.figure import Figure

PNG, SVG = "image/png", "image/svg+xml"


def data_address(content: bytes, media_type: str) -> str:
    """Return content as a `data:` address, so that a page needs no other file.

    Parameters
    ----------
    content : bytes
        What a file would hold.
    media_type : str
        What it is, such as `image/png`.

    Notes
    -----
    Source: Masinter L (1998), The "data" URL scheme, RFC 2397.

    Examples
    --------
    >>> data_address(b"<svg/>", SVG)
    'data:image/svg+xml;base64,PHN2Zy8+'
    """
    return f"data:{media_type};base64,{base64.b64encode(content).decode('ascii')}"


def figure_address(figure: Figure, kind: Literal["png", "svg"], **how: Any) -> str:
    """Return a matplotlib figure as a `data:` address.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        What is drawn.
    kind : {"png", "svg"}
        As points or as lines.
    **how
        Handed to `Figure.savefig`, such as `dpi`.
    """
    file = io.BytesIO()
    figure.savefig(file, format=kind, **how)
    return data_address(file.getvalue(), PNG if kind == "png" else SVG)
