"""Boards made visible; nothing is computed here."""

from __future__ import annotations

from qikit.workshop.drawing.page import board_html

__all__ = ["board_html"]
