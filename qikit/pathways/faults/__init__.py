"""Faults: the clean table spoilt on purpose, in the ways that hospital extracts are."""
