"""Stroke: everyone for whom the stroke alert was raised."""
