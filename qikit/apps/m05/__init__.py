"""Plays of Module 5: having many ideas, leaving the usual path, six hats, and a smaller test."""
