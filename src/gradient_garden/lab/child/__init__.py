"""What runs inside a snippet's own process: capture, limits, trace. It imports nothing of ours.

`__main__.py` is started as a script and loads this folder as a package of its own, so that the
process of a snippet never sees the rest of the engine.
"""
