"""The tests that stand under a symbol's source."""

from xml.etree import ElementTree as ET

from gradient_garden.pages import tested

TESTS = (
    "tests/snippets/test_a.py::TestX::test_one",
    "tests/snippets/test_a.py::test_<two>",
    "tests/snippets/test_b.py::test_three",
)


def test_nothing_where_no_test_is_known():
    assert tested.tested_by(()) == ""


def test_one_test_is_not_tests():
    assert "<summary>Tested by 1 test</summary>" in tested.tested_by(TESTS[:1])


def test_each_file_is_named_once_above_its_tests():
    html = tested.tested_by(TESTS).replace(" data-search-exclude", "")
    said = ["".join(e.itertext()) for e in ET.fromstring(html).iter() if e.tag in {"p", "li"}]

    assert said == [
        "tests/snippets/test_a.py",
        "test_one",
        "test_<two>",
        "tests/snippets/test_b.py",
        "test_three",
    ]
