"""Bed flow: four partners, one winter, and spare staff who may work anywhere. Our own design."""
