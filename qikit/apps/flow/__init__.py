"""Plays of demand and capacity: thin views over `qikit.flow`."""
