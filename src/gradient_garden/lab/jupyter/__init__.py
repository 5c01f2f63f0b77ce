"""What runs a notebook: `execute.py` in a process of ours, `kernel.py` in the notebook's own.

Both are started as scripts, and import nothing of the engine but what every call's process has.
"""
