"""Plays of the module on demand and capacity."""
