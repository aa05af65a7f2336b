"""How one hand-in is marked, and how many are marked at once.

Marks come from the answers, judged by our own code beside the trusted questions. What a learner
programmed is run only to be looked at, in a sandbox that holds none of the marks' secrets.
"""
