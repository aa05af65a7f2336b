"""Plays of the module on process mapping."""
