"""Which throw of the dice is the released cohort.

Chosen by ``python -m qikit.pathways.checks.choose``: the first at which every realism check
passes, every story shows and every null stays quiet. Changing it is a new major version of the
data.
"""

from __future__ import annotations

RELEASED = "released-1"
ATTEMPTS = {
    "sepsis": 0,
    "pneumonia": 2,
    "stroke": 6,
    "copd": 34,
    "diabetes": 68,
    "economy": 0,
}
