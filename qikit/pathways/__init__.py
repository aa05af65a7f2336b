"""Invented patients with planted stories, for five pathways and the economy around them.

>>> from qikit.pathways import load, tally
>>> weeks = tally(load("sepsis"), "within_1h", every="week")
>>> weeks.columns.tolist()
['week', 'within_1h', 'seen']
"""

from __future__ import annotations

from .loading import load, load_events
from .tally import tally
from .truth import Truth, truth

__all__ = ["Truth", "load", "load_events", "tally", "truth"]
