"""Make a vault of N linked notes, the same for everyone, to measure with.

    python benchmarks/vault.py 1000 /tmp/notes

A note has about 350 words, eight wikilinks (three bare, three with a text of their own, two to
a heading), two callouts, a table, a list, a piece of code, two formulas and three of sixty tags.
Folders are three deep and hold about 25 notes each, and there is an `index.md`. Only plain
wikilinks, callouts and CommonMark are used, so that any tool can build it.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from random import Random

PER_FOLDER = 25
CONSONANTS, VOWELS = "bdfgklmnprstvz", "aeiou"
CALLOUTS = ("note", "tip", "warning", "info", "example")
HEADINGS = ("What it is", "How it works", "An example")


@dataclass(frozen=True)
class Place:
    """A note of the vault: its folder and its name, which no other note has."""

    folder: str
    name: str

    @property
    def path(self) -> Path:
        """Where it lies in the vault."""
        return Path(self.folder) / f"{self.name}.md"


class Prose:
    """Words that look like words, of which few are frequent, as in a language."""

    def __init__(self, seed: int) -> None:
        """Make a vocabulary of about 3,000 words."""
        self.random = Random(seed)
        self.words = sorted({self._word() for _ in range(4000)})
        self.random.shuffle(self.words)
        self.weights = [1 / (rank + 8) for rank in range(len(self.words))]

    def _word(self) -> str:
        pick = self.random.choice
        return "".join(pick(CONSONANTS) + pick(VOWELS) for _ in range(self.random.randint(1, 4)))

    def tags(self, count: int) -> str:
        """That many of the vault's sixty tags, half of which are nested."""
        nested = [f"topic/{word}" for word in self.words[:30]]
        return ", ".join(self.random.sample([*nested, *self.words[30:60]], count))

    def some(self, count: int) -> str:
        """That many words."""
        return " ".join(self.random.choices(self.words, self.weights, k=count))

    def paragraph(self, sentences: int, links: tuple[str, ...] = ()) -> str:
        """Sentences of about 13 words, with links at their ends."""
        texts = [self.some(self.random.randint(9, 17)).capitalize() for _ in range(sentences)]
        for link in links:
            texts[self.random.randrange(sentences)] += f" {link}"
        return " ".join(f"{text}." for text in texts)


def places(count: int, prose: Prose) -> list[Place]:
    """Where the notes go: names end in their number, so that each is found by its name."""
    found = []
    for number in range(count):
        leaf = number // PER_FOLDER
        folder = f"Part {leaf // 16 + 1}/Chapter {leaf // 4 + 1}/Section {leaf + 1}"
        found.append(Place(folder, f"{prose.some(2).capitalize()} {number}"))
    return found


def note(number: int, name: str, names: list[str], prose: Prose) -> str:
    """The text of one note."""
    pick = prose.random.choice
    bare = [f"[[{pick(names)}]]" for _ in range(3)]
    own = [f"[[{pick(names)}|{prose.some(2)}]]" for _ in range(3)]
    deep = [f"[[{pick(names)}#{pick(HEADINGS)}]]" for _ in range(2)]
    rows = "".join(
        f"| {prose.some(1)} | {n * number % 997} | `{prose.some(1)}` |\n" for n in range(4)
    )
    return f"""---
tags: [{prose.tags(3)}]
aliases: ["{name} again"]
---
{prose.paragraph(3, (bare[0],))}

## {HEADINGS[0]}

{prose.paragraph(4, (own[0], deep[0]))}

> [!{pick(CALLOUTS)}] {prose.some(3).capitalize()}
> {prose.paragraph(2, (bare[1],))}

## {HEADINGS[1]}

{prose.paragraph(4, (own[1],))} Here $w_{{{number % 9}}}^2 + \\beta$ is **{prose.some(1)}**.

$$
\\sum_{{k=1}}^{{{number % 7 + 2}}} \\frac{{1}}{{k^2}} \\leq \\int_0^{{\\infty}} e^{{-x}} \\, dx + 1
$$

| {prose.some(1)} | {prose.some(1)} | {prose.some(1)} |
|---|---:|:---:|
{rows}
## {HEADINGS[2]}

{prose.paragraph(3, (deep[1],))}

```python
def {prose.some(1)}(x: float, steps: int = {number % 8 + 2}) -> float:
    \"\"\"{prose.some(5).capitalize()}.\"\"\"
    total = 0.0
    for step in range(steps):
        total += x**step / (step + 1)  # {prose.some(3)}
    return total
```

- {prose.some(8).capitalize()}
- {prose.some(8).capitalize()}
    - {prose.some(6).capitalize()}

1. {prose.some(6).capitalize()}
2. {prose.some(6).capitalize()}

> [!quote]- {prose.some(2).capitalize()}
> {prose.paragraph(1)}

{prose.paragraph(3, (bare[2], own[2]))}
"""


def make(count: int, folder: Path, seed: int = 1) -> list[Place]:
    """Write the vault and return where its notes are."""
    prose = Prose(seed)
    found = places(count, prose)
    names = [place.name for place in found]
    for number, place in enumerate(found):
        path = folder / place.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(note(number, place.name, names, prose), encoding="utf-8")
    links = "".join(f"- [[{name}]]\n" for name in names[:20])
    (folder / "index.md").write_text(f"# Home\n\n{links}", encoding="utf-8")
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Make a vault to measure with.")
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    make(arguments.count, arguments.folder)
