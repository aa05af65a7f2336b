"""Show an offending value as a reader wrote it, not as an array library stores it."""

from __future__ import annotations

from typing import Any


def shown(value: Any) -> str:
    """The value in quotes if it is a text, else plainly.

    Examples
    --------
    >>> import numpy as np
    >>> shown(np.int64(2)), shown("50%")
    ('2', "'50%'")
    """
    return repr(value.item() if hasattr(value, "item") else value)
