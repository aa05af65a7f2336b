"""Drawings of the tools as SVG, one module a tool; nothing is computed here.

Shapes, dashes and words carry every meaning that a colour does.
"""

from __future__ import annotations

import html
from dataclasses import dataclass

from qikit.data_address import SVG, data_address

#: Wider drawings keep their size on a narrow screen and scroll sideways.
_FITS_A_PHONE = 360


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A picture with what it says in words.

    Parameters
    ----------
    svg : str
        The picture as SVG text.
    alt : str
        What it shows, for those who do not see it.
    width : int
        Its natural width, in CSS pixels.
    """

    svg: str
    alt: str
    width: int

    def as_figure(self, *, scrolls: bool = True) -> str:
        """Return the picture as an HTML figure."""
        source = data_address(self.svg.encode("utf-8"), SVG)
        image = f'<img src="{source}" alt="{html.escape(self.alt, quote=True)}"'
        if not scrolls or self.width <= _FITS_A_PHONE:
            return f'<figure>{image} width="{self.width}"></figure>'
        return (
            '<figure><div style="overflow-x:auto" tabindex="0" role="group" '
            'aria-label="Drawing, scrolls sideways">'
            f'{image} style="max-width:none;width:{self.width}px"></div></figure>'
        )
