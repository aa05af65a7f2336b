"""Counting sweets: which bags differ by chance, and which come from another machine?"""
