"""One vault and its snippets as a whole: what they show, run, prove and say of each other.

Pure composition of the rooms; the command line and every host start here, with `garden.garden`.
"""
