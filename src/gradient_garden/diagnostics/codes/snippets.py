"""Codes of what notes show of snippets."""

from gradient_garden.diagnostics.codes.model import ERROR, WARNING, Code

CODES = (
    Code(
        "code-reference",
        ERROR,
        "A reference to code cannot be read.",
        "![[neuron.py#line(w=)]]",
        "Write a symbol, or a call whose arguments are plain values.",
    ),
    Code(
        "code-module-missing",
        ERROR,
        "There is no such snippet module.",
        "![[nueron.py]]",
        "Correct the name; the hint gives the nearest.",
    ),
    Code(
        "code-symbol-missing",
        ERROR,
        "The module has no such function, class or constant.",
        "![[neuron.py#nueron]]",
        "Correct the name; the hint gives the nearest.",
    ),
    Code(
        "code-ambiguous",
        ERROR,
        "A module defines a name twice, so it is not clear which is meant.",
        "two functions `step` in one module",
        "Rename one of them.",
    ),
    Code(
        "code-arguments",
        ERROR,
        "A call does not fit what it calls.",
        "![[descent.py#path(speed=2)]], where `path` has no `speed`",
        "Correct the arguments.",
    ),
    Code(
        "code-syntax",
        ERROR,
        "A snippet module is not valid Python.",
        "def f(:",
        "Correct the line that is named.",
    ),
    Code(
        "code-not-shown",
        WARNING,
        "A link leads to code that no note shows, so there is no place to lead to.",
        "[[neuron.py#neuron]]",
        "Show it somewhere: ![[neuron.py#neuron]].",
    ),
    Code(
        "slice-impossible",
        ERROR,
        "What the copy button would give cannot be cut out so that it runs by itself.",
        "a symbol that needs a star import",
        "Import by name at the top of the module.",
    ),
    Code(
        "claim-unknown",
        ERROR,
        "A sentence rests on a test that does not exist.",
        "dropout [[test_dropout.py#test_nothing|helps]]",
        "Name a test function of that module, as `TestX.test_y` if it is in a class.",
    ),
    Code(
        "claim-fails",
        ERROR,
        "A sentence rests on a test that does not pass.",
        "dropout [[test_dropout.py#test_it_helps|helps]], and the test fails",
        "Correct the sentence, or the snippet that it speaks of.",
    ),
    Code(
        "module-unshown",
        ERROR,
        "No note shows anything of a snippet module, and no shown module imports it.",
        "snippets/forgotten.py",
        "Show it, delete it, or give the reason to keep it under `[tool.garden.unshown]`.",
    ),
    Code(
        "symbol-untested",
        ERROR,
        "A note shows a symbol that no passing test executes.",
        "![[neuron.py#neuron]] without a test of it",
        "Add a test to the module that the hint names.",
    ),
    Code(
        "python-fence",
        WARNING,
        "Python is typed into a note, where nothing proves that it runs.",
        "```python in a note",
        "Move it into a snippet, and embed that.",
    ),
)
