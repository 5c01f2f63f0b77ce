"""What an expression gives for one file of the vault."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from gradient_garden.vault.bases import clock, files, functions, pattern
from gradient_garden.vault.bases.expression import (
    Call,
    Constant,
    Member,
    Name,
    NotUnderstood,
    Pairs,
    Regex,
    Sign,
    Tree,
    parse,
)
from gradient_garden.vault.bases.library import Library
from gradient_garden.vault.bases.operations import operation
from gradient_garden.vault.bases.pattern import Pattern
from gradient_garden.vault.bases.values import (
    File,
    LinkTo,
    Moment,
    Value,
    is_true,
    number,
    text,
)
from gradient_garden.vault.model import Note

MOST_STEPS = 20_000  # of one cell: a formula that asks others that ask others ends
parsed: Callable[[str], Tree] = lru_cache(maxsize=512)(parse)


@dataclass(slots=True)
class Row:
    """One file, for which expressions are evaluated.

    here: the note that shows the base. formulas: their texts by name. known: names that stand
    for a value, such as `value` in a list's `filter`.
    """

    library: Library
    path: str
    here: str
    formulas: Mapping[str, str]
    known: dict[str, Value] = field(default_factory=dict)
    asked: tuple[str, ...] = ()
    steps: int = 0

    @property
    def note(self) -> Note | None:
        """The row's file, if it is a note."""
        return self.library.vault.notes.get(self.path)

    def evaluate(self, expression: str) -> Value:
        """What an expression gives; raises NotUnderstood with why it gives nothing."""
        try:
            return self.give(parsed(expression))
        except NotUnderstood:
            raise
        except (ArithmeticError, AttributeError, IndexError, TypeError, ValueError):
            raise NotUnderstood("it does not fit the values that it is given") from None

    def give(self, tree: Tree) -> Value:
        """What a tree gives."""
        self.spend(1)
        if isinstance(tree, Constant):
            return tree.value
        if isinstance(tree, Name):
            return self._name(tree.name)
        if isinstance(tree, Member):
            return self._member(tree)
        if isinstance(tree, Pairs):
            return {key: self.give(value) for key, value in tree.items}
        if isinstance(tree, Regex):
            return Pattern(tree)
        return self._call(tree) if isinstance(tree, Call) else self._sign(tree)

    def spend(self, steps: int) -> None:
        """Take steps from those that a cell has."""
        self.steps += steps
        if self.steps > MOST_STEPS:
            raise NotUnderstood("it takes too long")

    def _name(self, name: str) -> Value:
        if name in self.known:
            return self.known[name]
        if name == "file":
            return File(self.path)
        if name == "this":
            return File(self.here)
        return self.property(self.path, name)

    def property(self, path: str, name: str) -> Value:
        """A property of a note; nothing where it has none, or is none."""
        note = self.library.vault.notes.get(path)
        if name == "tags" and note is not None:
            return list(note.tags)
        return self.library.value(note.properties.get(name), path) if note else None

    def formula(self, name: str) -> Value:
        """What a formula of the base gives; one that needs itself gives nothing."""
        if name not in self.formulas:
            raise NotUnderstood(f"there is no formula “{name}”")
        if name in self.asked:
            raise NotUnderstood(f"the formula “{name}” needs itself")
        before, self.asked = self.asked, (*self.asked, name)
        try:
            return self.evaluate(self.formulas[name])
        finally:
            self.asked = before

    def _member(self, tree: Member) -> Value:
        key = self.give(tree.key)
        if isinstance(tree.of, Name) and tree.of.name not in self.known:
            if tree.of.name == "note":
                return self.property(self.path, text(key))
            if tree.of.name == "formula":
                return self.formula(text(key))
        return self._of(self.give(tree.of), key)

    def _of(self, value: Value, key: Value) -> Value:
        """A part of a value: an item, a field of a date, what is known of a file."""
        if isinstance(value, dict):
            return value.get(text(key))
        if key == "length" and isinstance(value, str | list):
            return len(value)
        if isinstance(value, list):
            place = number(key)
            return value[int(place)] if place is not None and 0 <= place < len(value) else None
        if isinstance(value, Moment) and text(key) in functions.FIELDS:
            return functions.FIELDS[text(key)](value)
        if isinstance(value, File):
            return self.field(value.path, text(key))
        return None

    def field(self, path: str, name: str) -> Value:
        """What is known of a file, or else a property of the note."""
        known = files.field(self.library, path, name)
        return known() if known else self.property(path, name)

    def _call(self, tree: Call) -> Value:
        if tree.of is None:
            return self._function(tree)
        value = self.give(tree.of)
        if isinstance(value, list) and tree.name in ("filter", "map"):
            return self._each(value, tree)
        if isinstance(value, list) and tree.name == "reduce":
            return self._reduced(value, tree)
        given = [self.give(each) for each in tree.given]
        if isinstance(value, LinkTo) and tree.name == "asFile":
            return File(value.target) if value.target else None
        if isinstance(value, LinkTo) and tree.name == "linksTo":
            return bool(value.target) and self._has_link(value.target or "", given)
        if isinstance(value, File) and (found := self._of_file(value.path, tree.name, given)):
            return found[0]
        if isinstance(value, Moment) and tree.name == "relative":
            return clock.relative(value, clock.needed(self.library.clock))
        if found := pattern.method(value, tree.name, given, self.spend):
            return found[0]
        method = functions.method_of(value, tree.name)
        if method is None:
            if value is None:
                return None
            raise NotUnderstood(f"there is no function “{tree.name}” here")
        return method(value, *given)

    def _function(self, tree: Call) -> Value:
        """A function that is no method; `if` computes only the side that it takes."""
        if tree.name == "if":
            if not 2 <= len(tree.given) <= 3:
                raise NotUnderstood("“if” needs a condition and one or two values")
            if is_true(self.give(tree.given[0])):
                return self.give(tree.given[1])
            return self.give(tree.given[2]) if len(tree.given) == 3 else None
        given = [self.give(each) for each in tree.given]
        if tree.name in ("now", "today") and not given:
            now = clock.needed(self.library.clock)
            return now if tree.name == "now" else clock.today(now)
        if tree.name == "link" and given:
            return self._link(given)
        if tree.name == "file" and given:
            return File(found) if (found := self._target(given[0])) else None
        function = functions.GLOBAL.get(tree.name)
        if function is None:
            raise NotUnderstood(f"there is no function “{tree.name}” here")
        return function(*given)

    def _link(self, given: list[Value]) -> Value:
        shown = text(given[1]) if len(given) > 1 else ""
        if isinstance(given[0], File):
            return LinkTo(text(given[0]), shown, given[0].path)
        found = self.library.link(text(given[0]).removeprefix("[[").removesuffix("]]"), self.path)
        return LinkTo(found.text, shown or found.display, found.target)

    def _each(self, items: list[Value], tree: Call) -> Value:
        """`filter` and `map`, whose expression speaks of `value` and `index`."""
        if len(tree.given) != 1:
            raise NotUnderstood(f"“{tree.name}” needs one expression")
        before, found = dict(self.known), []
        for index, item in enumerate(items):
            self.known = {**before, "value": item, "index": index}
            given = self.give(tree.given[0])
            if tree.name == "map" or is_true(given):
                found.append(given if tree.name == "map" else item)
        self.known = before
        return found

    def _reduced(self, items: list[Value], tree: Call) -> Value:
        """`reduce`, whose expression speaks of `acc` too."""
        if len(tree.given) != 2:
            raise NotUnderstood("“reduce” needs an expression and a first value")
        before, found = dict(self.known), self.give(tree.given[1])
        for index, item in enumerate(items):
            self.known = {**before, "value": item, "index": index, "acc": found}
            found = self.give(tree.given[0])
        self.known = before
        return found

    def _of_file(self, path: str, name: str, given: list[Value]) -> tuple[Value] | None:
        """What a method of a file gives, in a tuple; None if there is no such method."""
        methods: Mapping[str, Callable[[], Value]] = {
            "asLink": lambda: LinkTo(text(File(path)), text(given[0]) if given else "", path),
            "hasLink": lambda: self._has_link(path, given),
            "hasProperty": lambda: files.has_property(self.library, path, text(given[0])),
            "hasTag": lambda: any(files.has_tag(self.library, path, text(tag)) for tag in given),
            "inFolder": lambda: files.in_folder(path, text(given[0])),
        }
        return (methods[name](),) if name in methods else None

    def _has_link(self, path: str, given: list[Value]) -> bool:
        return self._target(given[0]) in self.library.linked.get(path, ())

    def _target(self, value: Value) -> str | None:
        if isinstance(value, File):
            return value.path
        if isinstance(value, LinkTo):
            return value.target
        return self.library.link(text(value), self.here).target

    def _sign(self, tree: Sign) -> Value:
        left = self.give(tree.left)
        if tree.right is None:
            found = number(left)
            return not is_true(left) if tree.sign == "!" else None if found is None else -found
        if tree.sign == "&&":
            return is_true(left) and is_true(self.give(tree.right))
        if tree.sign == "||":
            return is_true(left) or is_true(self.give(tree.right))
        return operation(tree.sign, left, self.give(tree.right))
