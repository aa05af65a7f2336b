"""Marking: release, hand in, collect, mark, and give back, through nbgrader and its gradebook.

nbgrader is imported only where it is needed, because that takes seconds.
"""
