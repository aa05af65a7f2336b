"""What a class can do, where it slips, and what to teach again; nobody is named.

`results` counts, `slips` finds the commonest slips, `advice` says what to teach again, and `groups`
keeps partners with few learners from being read off.
"""
