"""Mend hand-ins before they are marked, and say in plain words what was mended."""
