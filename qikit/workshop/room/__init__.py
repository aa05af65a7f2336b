"""The room: people join with any phone's browser, one facilitator leads, nothing is lost.

Everything a room knows is a list of events in a database (`store`), folded by pure functions
(`events`, `state`). `rooms` keeps the open rooms of one server in memory; `handlers` are what
phones ask for, `lead` is what the facilitator sees, `doors` lets phones of the local network in.
"""
