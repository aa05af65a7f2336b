"""Plays of Module 9: asking, reading a project honestly, and marking together."""
