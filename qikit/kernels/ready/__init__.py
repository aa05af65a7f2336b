"""Pages made ready: a notebook is run once, and every visitor gets a fork of what it became.

`owner.make_master` has a fork server run a notebook in a process without threads. The process
that has run it, the *master*, then is a fork server itself: each visitor's kernel begins where the
notebook ended, with its variables and its widgets, for the price of a fork.

A notebook that leaves something behind which cannot be shared (a thread, an open file, a file that
it wrote, a question to a database, an error) is refused with the reason, and is shown the ordinary
way instead. It can say so itself: ``{"qikit": {"ready": false}}`` in its metadata.

A master is made anew when a file changes that the notebook opened, or looked for in vain, or that
our code was loaded from. What it took from the clock, or dealt by chance, it must deal again for
each visitor: see `qikit.kernels.visits.at_each_visit`.
"""
