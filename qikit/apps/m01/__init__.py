"""Plays of Module 1: looking, planning, blaming, listening and telling."""
