"""Plays of Module 7: how large a first test, and who notices when a gain slips."""
