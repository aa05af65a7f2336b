"""Plays of Module 6: how a change spreads, and how to listen."""
