"""Where a link leads does not depend on the order in which a file system lists its files."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from gradient_garden.vault import Vault, resolve

NAMES = st.sampled_from(["a", "A", "b", "a.b", "é", "e\u0301", "ß"])
PATHS = st.builds(
    lambda folders, name, suffix: "/".join([*folders, name + suffix]),
    st.lists(NAMES, max_size=2),
    NAMES,
    st.sampled_from([".md", ".png", ".canvas"]),
)
LINKS = st.builds("/".join, st.lists(st.sampled_from([*"aAb", "..", ".", "", "a.b"]), max_size=3))


@given(st.lists(PATHS, unique=True, min_size=1, max_size=8), LINKS, st.randoms())
def test_resolution_does_not_depend_on_the_order_of_the_walk(paths, link, random):
    one = Vault(Path("v"), "v", {}, tuple(sorted(paths)))
    source = paths[0]
    found = resolve(one, link, source)
    random.shuffle(paths)
    two = Vault(Path("v"), "v", {}, tuple(paths))
    assert resolve(two, link, source) == found
    assert found.target is None or found.target in paths
    held = Vault(Path("v"), "v", {}, (), withheld=frozenset(paths))
    if found.target and found.rule != "self":
        assert resolve(held, link, source).rule == "unpublished"
