"""Planted stories: what was put into the data on purpose, and how to switch it off."""
