"""Realism checks and story checks: does the data look like life, and can each story be found?"""
