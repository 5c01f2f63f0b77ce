"""A server that imports what many calls import, once, and forks for each of them.

`__main__.py` runs in a process of its own; the lab talks to it through `gradient_garden.lab.warm`.
It is no part of an output's key: a call gives the same bytes and the same trace as in a process
of its own, and tests hold that.
"""
