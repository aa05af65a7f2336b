"""Marks as tables for spreadsheets: by outcome, in total, and by partner.

`roster` says which partner a learner belongs to, `tables` counts, `files` writes CSV and Excel.
"""
