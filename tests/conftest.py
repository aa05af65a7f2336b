"""Settings that every test shares."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("course", deadline=None, derandomize=True)
settings.load_profile("course")
