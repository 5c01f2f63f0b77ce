"""Hosts: what publishes a garden. The MkDocs plugin is `mkdocs.py`; what it does is beside it.

Nothing is imported here, so that the command line works where MkDocs is not installed.
"""
