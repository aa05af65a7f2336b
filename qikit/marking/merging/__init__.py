"""Two Associates mark in two places: carry marks over as a file, and overwrite nobody's.

`bundle` writes and checks the file, `merge` makes it and takes it in, `conflicts` lists and settles
what differs.
"""
